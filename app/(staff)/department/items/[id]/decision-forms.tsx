import { FactRows } from "@/app/_parts/fact-rows.client";
import { HiddenField, RadioGroup, TextArea, TextField } from "@/app/_ui/fields.client";
import { Form, FormFold } from "@/app/_ui/form.client";
import { ITEM_OUTCOME_NAMES } from "@/lib/copy/statuses";
import { OUTCOMES_OF } from "@/lib/domain/application/items";
import type { Indicator } from "@/lib/domain/rulebook/rulebook";
import type { ItemView } from "@/lib/usecases/scoring/read-item";
import { ask, decide } from "./actions";

type Props = { readonly item: ItemView; readonly queue: string };

/** As many as a form shows at most. */
const MOST_ROWS = 12;

const REASON_HINTS = {
  award: "部分认可、不予认可时必填，申请人会看到",
  deduction: "申请人会看到；依据的文书和日期会写在理由前面",
  veto: "申请人会看到；依据的文书和日期会写在理由前面",
  check: "申请人会看到；依据的文书和日期会写在理由前面",
} as const;

/** The fields in which a fact may have been typed, row by row; an option counted apart is a fixed field, and was not. */
const typedFields = ({ rule }: Indicator) =>
  ["row", "from", "to", "on", "quantity", "count", ...(rule?.kind === "perUnit" ? [] : ["option"])].flatMap((name) =>
    Array.from({ length: MOST_ROWS }, (_, row) => `${name}${row}`),
  );

/** The decision. The first button only computes: Enter in a field must never decide. */
export function Decision({ item, queue }: Props) {
  const again = item.recheck !== null;
  const counts = item.effect === "award" || item.effect === "deduction";
  return (
    <section aria-labelledby="decision">
      <h2 id="decision">{again ? "复核意见" : "决定"}</h2>
      <Form
        form="decideItem"
        action={decide}
        labels={{ outcome: "决定", document: "依据", documentDay: "依据的日期", reason: "理由" }}
      >
        <HiddenField name="itemId" value={item.id} />
        <HiddenField name="version" value={item.version} />
        <HiddenField name="queue" value={queue} />
        {item.recheck !== null && <HiddenField name="objection" value={item.recheck.objectionId} />}
        <RadioGroup
          name="outcome"
          label="决定"
          choices={OUTCOMES_OF[item.effect].map((value) => ({ value, label: ITEM_OUTCOME_NAMES[value] }))}
        />
        {counts && (
          <FormFold
            title={item.effect === "award" ? "计入的事实（部分认可，或申请人请部门核查时填写）" : "记录的事实"}
            names={typedFields(item.indicator)}
            open={item.effect === "deduction" || item.claim?.pleaseCheck === true}
          >
            <FactRows indicator={item.indicator} raw={[]} />
          </FormFold>
        )}
        {item.effect !== "award" && (
          <div className="row">
            <TextField
              name="document"
              label="依据的文书或系统记录"
              hint={item.effect === "check" ? "未通过时必填" : "有记录时必填，如处罚决定书文号"}
            />
            <TextField name="documentDay" label="文书或记录的日期" type="date" />
          </div>
        )}
        <TextArea
          name="reason"
          label="理由"
          hint={again ? "必填；异议得到支持的，申请人会看到" : REASON_HINTS[item.effect]}
        />
        <div className="buttons">
          <button className="button button-quiet" type="submit" name="intent" value="preview">
            试算
          </button>
          <button className="button" type="submit" name="intent" value="decide">
            {again ? "提交复核意见" : "提交决定"}
          </button>
        </div>
      </Form>
    </section>
  );
}

export function AskMaterial({ item, queue }: Props) {
  return (
    <section aria-labelledby="ask">
      <h2 id="ask">请申请人补充材料</h2>
      <Form form="askMaterial" action={ask} labels={{ text: "需要补充的材料" }}>
        <HiddenField name="itemId" value={item.id} />
        <HiddenField name="version" value={item.version} />
        <HiddenField name="queue" value={queue} />
        <TextArea
          name="text"
          label="需要补充的材料"
          hint="一项只能请求一次。申请人有 5 个工作日，其间不能决定；期限过后按现有材料决定"
        />
        <div className="buttons">
          <button className="button button-quiet" type="submit">
            发给申请人
          </button>
        </div>
      </Form>
    </section>
  );
}
