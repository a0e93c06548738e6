import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { FactRows } from "@/app/_parts/fact-rows.client";
import { Facts } from "@/app/_parts/facts";
import { recordIdOf } from "@/app/_parts/record-id";
import { HiddenField, RadioGroup, TextArea } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { plainDay } from "@/lib/copy/dates";
import { ruleText, windowText } from "@/lib/copy/rules";
import { EFFECT_NAMES, ITEM_OUTCOME_NAMES } from "@/lib/copy/statuses";
import { OUTCOMES_OF } from "@/lib/domain/application/items";
import { type ItemView, readItem } from "@/lib/usecases/scoring/read-item";
import { requireScorer } from "../../require-scorer";
import { decide } from "./actions";

export const metadata: Metadata = { title: "评定" };

/** The review desk: left the papers, right the claim, the clause and the decision. */
export default async function ItemPage({ params }: { readonly params: Promise<{ readonly id: string }> }) {
  const { actor } = await requireScorer();
  const read = await readItem(actor, { itemId: recordIdOf((await params).id) });
  if (!read.ok) notFound();
  const item = read.value;
  return (
    <>
      <p>
        <a href="/department">返回列表</a>
      </p>
      <h1>
        {item.name}：{item.indicator.code} {item.indicator.name}
      </h1>
      <div className="desk">
        <Papers item={item} />
        <section aria-labelledby="claim">
          <h2 id="claim">申报</h2>
          <dl className="summary">
            <div>
              <dt>出生日期</dt>
              <dd>{plainDay(item.birthDate)}</dd>
            </div>
            <div>
              <dt>类别</dt>
              <dd>{item.applicantClass}</dd>
            </div>
            <div>
              <dt>性质</dt>
              <dd>{EFFECT_NAMES[item.effect]}</dd>
            </div>
            <div>
              <dt>标准</dt>
              <dd>
                {ruleText(item.indicator)}
                <p className="quiet small">
                  {[windowText(item.indicator, item.cutoffDate), item.indicator.basis].filter(Boolean).join("。")}
                </p>
              </dd>
            </div>
            {item.claim !== null && (
              <div>
                <dt>填写的事实</dt>
                <dd>
                  <Facts indicator={item.indicator} items={item.claim.items} pleaseCheck={item.claim.pleaseCheck} />
                  {item.claim.note !== null && <p>{`说明：${item.claim.note}`}</p>}
                </dd>
              </div>
            )}
          </dl>
          {item.open ? <Decision item={item} /> : <p className="note">这一事项已经决定。</p>}
          {item.next !== null && (
            <p>
              <a href={`/department/items/${item.next}`}>下一件</a>
            </p>
          )}
        </section>
      </div>
    </>
  );
}

function Papers({ item }: { readonly item: ItemView }) {
  return (
    <section aria-labelledby="papers">
      <h2 id="papers">材料</h2>
      {item.files.length === 0 ? (
        <p className="note">没有材料。可以在本部门的系统中查询后决定。</p>
      ) : (
        <ul className="tasks">
          {item.files.map((file) => (
            <li key={file.id}>
              <div>
                <a href={`/api/evidence/${file.id}`}>{file.name}</a>
                {file.mediaType.startsWith("image/") && (
                  // biome-ignore lint/performance/noImgElement: a private file, never optimised or cached
                  <img src={`/api/evidence/${file.id}`} alt={file.name} className="paper" />
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Decision({ item }: { readonly item: ItemView }) {
  const counts = item.effect === "award" || item.effect === "deduction";
  return (
    <>
      <h2>决定</h2>
      <Form form="decideItem" action={decide} labels={{ outcome: "决定", reason: "理由" }}>
        <HiddenField name="itemId" value={item.id} />
        <HiddenField name="version" value={item.version} />
        <RadioGroup
          name="outcome"
          label="决定"
          choices={OUTCOMES_OF[item.effect].map((value) => ({ value, label: ITEM_OUTCOME_NAMES[value] }))}
        />
        {counts && (
          <details open={item.effect === "deduction" || item.claim?.pleaseCheck === true}>
            <summary>
              {item.effect === "award" ? "计入的事实（部分认可，或申请人请部门核查时填写）" : "记录的事实"}
            </summary>
            <FactRows indicator={item.indicator} raw={[]} />
          </details>
        )}
        <TextArea name="reason" label="理由（部分认可、不予认可、未通过时必填，申请人会看到）" />
        <div className="buttons">
          <button className="button" type="submit">
            提交决定
          </button>
        </div>
      </Form>
    </>
  );
}
