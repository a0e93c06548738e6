import { HiddenField } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { sizeText } from "@/lib/copy/attachment";
import { instantInWords } from "@/lib/copy/dates";
import { shanghaiInstant } from "@/lib/platform/clock";
import type { RankingView } from "@/lib/usecases/ranking/read-ranking";
import { takeBack } from "./actions";
import { AttachmentForm } from "./attachment-form";

/** The files that are published beside the notice of a run: laid by one officer, looked at and published by another. */
export function Attachments({
  view,
  runId,
  officer,
  laid,
}: {
  readonly view: RankingView;
  readonly runId: string;
  readonly officer: string;
  readonly laid: boolean;
}) {
  const { attachments, notice, project } = view;
  if (notice !== null && attachments.length === 0) return null;
  return (
    <section aria-labelledby="attachments">
      <h3 id="attachments">公示附件</h3>
      {laid && (
        <p className="note note-done" role="status">
          附件已上传，没有发现不能公开的号码。
        </p>
      )}
      {attachments.length === 0 && <p>还没有附件。没有附件也可以公示。</p>}
      {attachments.map((file) => (
        <div key={file.id}>
          <p>
            <a href={`/api/attachments/${file.id}`}>{file.name}</a>
            {`（${sizeText(file.bytes)}）`}
            <br />
            <span className="quiet small">
              {`${file.laidById === officer ? "您" : file.laidBy}上传，${instantInWords(shanghaiInstant(file.laidAt))}。`}
              SHA-256 <span className="digest">{file.sha256}</span>
            </span>
          </p>
          {notice === null && (
            <Form form="attachment" action={takeBack} labels={{}}>
              <HiddenField name="attachmentId" value={file.id} />
              <HiddenField name="projectId" value={project.id} />
              <div className="buttons">
                <button className="button button-quiet" type="submit">
                  {`收回 ${file.name}`}
                </button>
              </div>
            </Form>
          )}
        </div>
      ))}
      {notice === null && <AttachmentForm runId={runId} projectId={project.id} />}
    </section>
  );
}
