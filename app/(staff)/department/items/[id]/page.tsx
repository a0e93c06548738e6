import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EvidenceViewer } from "@/app/_parts/evidence-viewer";
import { FactRows } from "@/app/_parts/fact-rows.client";
import { Facts } from "@/app/_parts/facts";
import { recordIdOf } from "@/app/_parts/record-id";
import { HiddenField, RadioGroup, TextArea } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { SummaryList } from "@/app/_ui/summary-list";
import { plainDay } from "@/lib/copy/dates";
import { ruleText, windowText } from "@/lib/copy/rules";
import { EFFECT_NAMES, ITEM_OUTCOME_NAMES } from "@/lib/copy/statuses";
import { OUTCOMES_OF } from "@/lib/domain/application/items";
import { type ItemView, readItem } from "@/lib/usecases/scoring/read-item";
import { requireScorer } from "../../require-scorer";
import { decide } from "./actions";

export const metadata: Metadata = { title: "评定" };

type Props = {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<{ readonly file?: string }>;
};

/** The review desk: left the papers, right the claim, the clause and the decision; on to the next case from here. */
export default async function ItemPage({ params, searchParams }: Props) {
  const { actor } = await requireScorer();
  const read = await readItem(actor, { itemId: recordIdOf((await params).id) });
  if (!read.ok) notFound();
  const item = read.value;
  return (
    <>
      <p className="links">
        <a href={`/department?indicator=${item.indicator.code}`}>返回列表</a>
        {item.next !== null && <a href={`/department/items/${item.next}`}>跳过，看下一件</a>}
      </p>
      <h1>{`${item.indicator.code} ${item.indicator.name}：${item.name}`}</h1>
      <div className="desk">
        <EvidenceViewer
          papers={item.files}
          chosen={(await searchParams).file}
          base={`/department/items/${item.id}`}
          empty="申请人没有上传材料。请在本部门的系统中查询后决定。"
        />
        <section aria-labelledby="claim">
          <h2 id="claim">申报</h2>
          <Claim item={item} />
          {item.open ? <Decision item={item} /> : <p className="note">这一事项已经决定。</p>}
        </section>
      </div>
    </>
  );
}

function Claim({ item }: { readonly item: ItemView }) {
  const limits = [windowText(item.indicator, item.cutoffDate), item.indicator.basis].filter((one) => one !== null);
  return (
    <SummaryList
      rows={[
        { name: "出生日期", value: plainDay(item.birthDate) },
        { name: "类别", value: `${item.applicantClass} 类` },
        { name: "性质", value: EFFECT_NAMES[item.effect] },
        {
          name: "标准",
          value: (
            <>
              {ruleText(item.indicator)}
              <p className="quiet small">{limits.join("。")}</p>
            </>
          ),
        },
        ...(item.claim === null
          ? []
          : [
              {
                name: "填写的事实",
                value: (
                  <>
                    <Facts indicator={item.indicator} items={item.claim.items} pleaseCheck={item.claim.pleaseCheck} />
                    {item.claim.note !== null && <p>{`说明：${item.claim.note}`}</p>}
                  </>
                ),
              },
            ]),
      ]}
    />
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
        <TextArea name="reason" label="理由" hint="部分认可、不予认可、未通过时必填，申请人会看到" />
        <div className="buttons">
          <button className="button" type="submit">
            提交决定
          </button>
        </div>
      </Form>
    </>
  );
}
