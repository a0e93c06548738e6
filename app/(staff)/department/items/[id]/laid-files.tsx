import { TaskList } from "@/app/_parts/task-list";
import { UploadForm } from "@/app/_parts/upload-form";
import { HiddenField } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import type { ItemView } from "@/lib/usecases/scoring/read-item";
import { detach } from "./actions";

export type UploadOutcome = { readonly stored?: string; readonly refused?: string };

/** Files on which a decision that burdens the person will rest: uploaded before it, bound by it. */
export function LaidFiles({
  item,
  queue,
  outcome,
}: {
  readonly item: ItemView;
  readonly queue: string;
  readonly outcome: UploadOutcome;
}) {
  const told = outcome.stored !== undefined || outcome.refused !== undefined;
  return (
    <section aria-labelledby="laid">
      <h2 id="laid">依据文件</h2>
      {item.laid.length > 0 && (
        <TaskList
          tasks={item.laid.map((file) => ({
            name: file.name,
            href: `/api/evidence/${file.id}`,
            aside: (
              <Form form="detachFile" action={detach} labels={{}}>
                <HiddenField name="itemId" value={item.id} />
                <HiddenField name="evidenceId" value={file.id} />
                <HiddenField name="queue" value={queue} />
                <button className="link-button" type="submit" aria-label={`删除 ${file.name}`}>
                  删除
                </button>
              </Form>
            ),
          }))}
        />
      )}
      <details open={told}>
        <summary>{item.laid.length === 0 ? "附上处罚决定书、查询记录等文件" : "再附一个文件"}</summary>
        <p className="hint">
          {item.recheck === null
            ? "请先上传，再填写决定。提交决定后文件不能更换或删除。申请人在积分反馈后可以打开这些文件；其中有他人信息的，请先遮盖。"
            : "请先上传，再填写复核意见。提交后文件不能更换或删除。异议办理人可以打开；按您的意见更正的，申请人也可以打开；其中有他人信息的，请先遮盖。"}
        </p>
        <UploadForm
          action={`/api/items/${item.id}/files?${queue}`}
          indicator={null}
          stored={outcome.stored !== undefined}
          refused={outcome.refused ?? null}
        />
      </details>
    </section>
  );
}
