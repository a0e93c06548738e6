import { attachmentName, sizeText } from "../../copy/attachment";
import { noticeSlug } from "../../copy/notice";
import { type AttachmentFacts, attachmentFile } from "../../domain/notice/attachment";

/** The files beside a notice with their digests. Once its period is over the files have left the site, and the digests stay. */
export function NoticeAttachments({
  number,
  attachments,
  over,
}: {
  readonly number: string;
  readonly attachments: readonly AttachmentFacts[];
  readonly over: boolean;
}) {
  if (attachments.length === 0) return null;
  return (
    <section aria-labelledby="attachments">
      <h2 id="attachments">附件</h2>
      <ul>
        {attachments.map((file, at) => (
          <li key={file.sha256}>
            {over ? (
              attachmentName(at, file)
            ) : (
              <a href={`/notices/${noticeSlug(number)}/${attachmentFile(at, file)}`}>{attachmentName(at, file)}</a>
            )}
            {`（${sizeText(file.bytes)}）`}
            <br />
            <span className="small quiet">
              SHA-256 <span className="digest">{file.sha256}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
