import { UploadForm } from "@/app/_parts/upload-form";
import { CheckboxGroup, HiddenField, TextArea } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { countdown, deadlineInWords } from "@/lib/copy/dates";
import type { OwnApplicationView } from "@/lib/usecases/application/read-application";
import type { SanctionView } from "@/lib/usecases/sanction/sanction-view";
import { SANCTION_DECISION_WORKING_DAYS } from "@/lib/usecases/sanction/terms";
import { answer, object } from "./actions";

export type SayQuery = { readonly stored?: string; readonly refused?: string };
type Props = {
  readonly one: SanctionView;
  readonly files: OwnApplicationView["files"];
  readonly query: SayQuery;
  readonly today: string;
};

/** Files first, each kept at once; then the words, with the files that belong to them ticked. */
function Files({ one, query }: Pick<Props, "one" | "query">) {
  return (
    <>
      <h3>第一步：上传新的材料（没有的，直接写说明）</h3>
      <UploadForm
        indicator={null}
        sanction={one.id}
        stored={query.stored !== undefined}
        refused={query.refused ?? null}
      />
      <h3>第二步：写明情况</h3>
    </>
  );
}

function Chosen({ files, query }: Pick<Props, "files" | "query">) {
  if (files.length === 0) return null;
  return (
    <CheckboxGroup
      name="evidence"
      label="用来说明的材料"
      choices={files.map((file) => ({ value: file.id, label: file.name }))}
      defaultValues={query.stored === undefined ? [] : files.slice(-1).map((file) => file.id)}
    />
  );
}

/** The one answer at the hearing. */
export function Answer({ one, files, query, today }: Props) {
  if (one.status !== "hearing" || one.heardUntil === null || one.answeredAt !== null) return null;
  if (today > one.heardUntil)
    return (
      <p className="note">{`说明的期限（${deadlineInWords(one.heardUntil)}）已过，没有收到您的说明，按核查的情况决定。`}</p>
    );
  return (
    <section aria-labelledby="answer-title">
      <h2 id="answer-title">您的说明</h2>
      <p className="note note-action">
        {`请在${deadlineInWords(one.heardUntil)}说明情况（${countdown(today, one.heardUntil)}），只能提交一次。没有说明的，按核查的情况决定。也可以到镇（街道）服务窗口办理。`}
      </p>
      <Files one={one} query={query} />
      <Form form="answerSanction" action={answer} labels={{ answer: "说明", evidence: "材料" }}>
        <HiddenField name="sanctionId" value={one.id} />
        <TextArea name="answer" label="说明" hint="材料从哪里来，事实是什么，有什么可以证明" />
        <Chosen files={files} query={query} />
        <div className="buttons">
          <button className="button" type="submit">
            提交说明
          </button>
        </div>
      </Form>
    </section>
  );
}

/** The one objection to what was imposed. */
export function ObjectForm({ one, files, query, today }: Props) {
  if (one.status !== "imposed" || one.objectUntil === null || today > one.objectUntil) return null;
  return (
    <section aria-labelledby="object-title">
      <h2 id="object-title">提出异议</h2>
      <p className="note note-action">
        {`${deadlineInWords(one.objectUntil)}可以提出（${countdown(today, one.objectUntil)}），只能提出一次。由没有参与处理的工作人员在 ${SANCTION_DECISION_WORKING_DAYS} 个工作日内决定，短信通知您。决定以前处理继续有效。`}
      </p>
      <Files one={one} query={query} />
      <Form form="objectToSanction" action={object} labels={{ text: "不服的理由", evidence: "材料" }}>
        <HiddenField name="sanctionId" value={one.id} />
        <TextArea name="text" label="不服的理由" hint="哪里认定得不对，应当是什么，有什么可以证明" />
        <Chosen files={files} query={query} />
        <div className="buttons">
          <button className="button" type="submit">
            提出异议
          </button>
        </div>
      </Form>
    </section>
  );
}
