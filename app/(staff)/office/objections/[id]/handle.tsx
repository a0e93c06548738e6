import { HiddenField, RadioGroup, SelectField, TextArea } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { ITEM_OUTCOME_NAMES } from "@/lib/copy/statuses";
import { canWithdraw } from "@/lib/domain/objection/statuses";
import type { ObjectionView } from "@/lib/usecases/objection/read-objection";
import { HEARING_WORKING_DAYS } from "@/lib/usecases/objection/terms";
import { ask, decide, hear, take, withdraw } from "./actions";

type Props = { readonly view: ObjectionView };

const Ids = ({ view }: Props) => (
  <>
    <HiddenField name="objectionId" value={view.id} />
    <HiddenField name="version" value={view.version} />
  </>
);

const CLOSED = {
  "own-case": "这是您本人的事项，请由同事接手。",
  "own-intake": "这是您在窗口代办的，须由另一位工作人员接手。",
  "same-person": "有关的一项由您决定或复核过，须由另一位工作人员接手。",
} as const;

/** Taking a case that nobody has, or taking it over. */
export function Take({ view }: Props) {
  if (view.handling || view.decidedAt !== null) return null;
  if (view.takeClosedBy !== null) return <p className="note">{CLOSED[view.takeClosedBy]}</p>;
  return (
    <Form form="objection" action={take} labels={{}}>
      <Ids view={view} />
      <div className="buttons">
        <button className={view.handler === null ? "button" : "button button-quiet"} type="submit">
          {view.handler === null ? "由我办理" : "接手办理"}
        </button>
      </div>
    </Form>
  );
}

/** Telling the listed person, in the handler's own words. */
export function Hear({ view }: Props) {
  if (!view.handling || view.side === "person" || view.heardAt !== null) return null;
  return (
    <section aria-labelledby="hear">
      <h2 id="hear">听取本人说明</h2>
      <Form form="hearing" action={hear} labels={{ text: "告知的内容" }}>
        <Ids view={view} />
        <TextArea
          name="text"
          label="告知的内容"
          hint={`用您自己的话写明被反映的情况，不要写出能看出是谁反映的内容。本人有 ${HEARING_WORKING_DAYS} 个工作日说明`}
        />
        <div className="buttons">
          <button className="button button-quiet" type="submit">
            告知本人
          </button>
        </div>
      </Form>
    </section>
  );
}

/** What a third party, who has no account, told the handler: the objection is taken back. */
export function Withdrawal({ view }: Props) {
  if (!view.handling || view.side === "person" || !canWithdraw(view.status)) return null;
  return (
    <Form form="withdrawal" action={withdraw} labels={{ reason: "撤回的情况" }} fold="提出人撤回异议">
      <p>提出人用登记的手机号来电，或者到场、来信撤回的，核对姓名后在这里登记。撤回后不再办理，不能恢复。</p>
      <Ids view={view} />
      <TextArea name="reason" label="撤回的情况" hint="何时、怎样撤回的；被提出异议的人看不到" />
      <div className="buttons">
        <button className="button button-warning" type="submit">
          登记撤回
        </button>
      </div>
    </Form>
  );
}

/** Asking a department to look at one line again. */
export function AskRecheck({ view }: Props) {
  if (!view.handling || view.status !== "taken") return null;
  const own = view.lines.filter((line) => line.decidedByMe);
  return (
    <section aria-labelledby="ask">
      <h2 id="ask">请部门复核</h2>
      <Form form="recheck" action={ask} labels={{ itemId: "哪一项", question: "复核的问题" }}>
        <Ids view={view} />
        <SelectField
          name="itemId"
          label="哪一项"
          hint={
            own.length === 0
              ? "由部门的另一位工作人员复核，结果先不生效"
              : `由您决定过的 ${own.length} 项不列出，须由另一位工作人员办理`
          }
          choices={view.lines
            .filter((line) => !line.decidedByMe)
            .map((line) => ({
              value: line.itemId,
              label: `${line.code} ${line.name}（${ITEM_OUTCOME_NAMES[line.outcome]}，${line.department}）`,
            }))}
          {...(view.line === null ? {} : { defaultValue: view.line.itemId })}
        />
        <TextArea name="question" label="复核的问题" hint="部门会看到。不要写出反映人的姓名" />
        <div className="buttons">
          <button className="button" type="submit">
            送部门复核
          </button>
        </div>
      </Form>
    </section>
  );
}

/** The decision; a grant is bound to the effect that stands above. */
export function Decide({ view }: Props) {
  if (!view.handling || (view.status !== "taken" && view.status !== "proposed")) return null;
  const grantable = view.status === "proposed" && view.heardOut && view.effect !== null;
  return (
    <section aria-labelledby="decide">
      <h2 id="decide">决定</h2>
      {!grantable && (
        <p className="quiet">
          {view.status === "taken"
            ? "支持异议以前，须先请部门复核；认为不成立的，可以直接写明理由。"
            : "支持异议以前，须先听取本人说明，收到说明或期限过后再决定。"}
        </p>
      )}
      <Form form="decideObjection" action={decide} labels={{ decision: "决定", reason: "理由" }}>
        <Ids view={view} />
        <HiddenField name="effect" value={view.effect?.digest ?? ""} />
        <RadioGroup
          name="decision"
          label="决定"
          choices={[
            ...(grantable ? [{ value: "grant", label: "支持：按复核结果更正" }] : []),
            { value: "refuse", label: "不支持" },
          ]}
        />
        <TextArea name="reason" label="理由" hint="提出人会看到。不支持的，系统会附上行政复议和行政诉讼的途径" />
        <div className="buttons">
          <button className={view.status === "proposed" ? "button" : "button button-quiet"} type="submit">
            提交决定
          </button>
        </div>
      </Form>
    </section>
  );
}
