import { attachmentName, sizeText } from "../../copy/attachment";
import { noticeSlug } from "../../copy/notice";
import { attachmentFile } from "../../domain/notice/attachment";
import type { NoticeView } from "./notice-page";

/** The files beside a notice with their digests. Once its period is over the files have left the site, and the digests stay. */
export function NoticeAttachments({ view }: { readonly view: NoticeView }) {
  const { notice, attachments, over } = view;
  if (attachments.length === 0) return null;
  return (
    <section aria-labelledby="attachments">
      <h2 id="attachments">附件</h2>
      <ul>
        {attachments.map((file, at) => (
          <li key={file.sha256}>
            {over === null ? (
              <a href={`/notices/${noticeSlug(notice.number)}/${attachmentFile(at, file)}`}>
                {attachmentName(at, file)}
              </a>
            ) : (
              attachmentName(at, file)
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
