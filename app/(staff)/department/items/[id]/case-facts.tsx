import { Facts } from "@/app/_parts/facts";
import { ProposedFacts } from "@/app/_parts/proposed-facts";
import { SummaryList } from "@/app/_ui/summary-list";
import { deadlineInWords, instantInWords, plainDay } from "@/lib/copy/dates";
import { ruleText, windowText } from "@/lib/copy/rules";
import { EFFECT_NAMES, ITEM_OUTCOME_NAMES } from "@/lib/copy/statuses";
import { shanghaiInstant } from "@/lib/platform/clock";
import type { ItemView } from "@/lib/usecases/scoring/read-item";

type Props = { readonly item: ItemView };
const moment = (instant: Date) => instantInWords(shanghaiInstant(instant));

/** Who, by which clause, what the person claims and what departments propose. */
export function CaseFacts({ item }: Props) {
  const limits = [windowText(item.indicator, item.cutoffDate), item.indicator.basis].filter((one) => one !== null);
  return (
    <SummaryList
      rows={[
        { name: "受理号", value: item.receipt },
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
        ...(item.proposed.length === 0
          ? []
          : [
              {
                name: "部门的记录",
                value: <ProposedFacts indicator={item.indicator} facts={item.proposed} />,
              },
            ]),
      ]}
    />
  );
}

/** What the department asked for, until when, and what the person answered; the files stand among the papers. */
export function Material({ item }: Props) {
  return item.material.map((one) => (
    <section key={one.id} aria-label="补充材料">
      <h2>补充材料</h2>
      <SummaryList
        rows={[
          { name: "要求补充", value: one.text },
          { name: "最后一天", value: deadlineInWords(one.dueOn) },
          {
            name: "答复",
            value:
              one.answeredAt === null ? (
                item.closedBy === "material-awaited" ? (
                  "还没有答复"
                ) : (
                  "期限内没有答复，请按现有材料决定"
                )
              ) : (
                <>
                  {one.answer === "" || one.answer === null ? "只上传了文件" : one.answer}
                  <p className="quiet small">{`${moment(one.answeredAt)}，附 ${one.files.length} 个文件${one.files.length > 0 ? "，见左侧材料" : ""}`}</p>
                </>
              ),
          },
        ]}
      />
    </section>
  ));
}

function filesRow(name: string, files: readonly { readonly id: string; readonly name: string }[]) {
  if (files.length === 0) return [];
  const links = files.map((file) => (
    <p key={file.id}>
      <a href={`/api/evidence/${file.id}`}>{file.name}</a>
    </p>
  ));
  return [{ name, value: links }];
}

/** A recheck: the first decision and what the person says against it. */
export function Earlier({ item }: Props) {
  if (item.earlier === null) return null;
  const { said, saidAt, first } = item.earlier;
  return (
    <section aria-labelledby="earlier">
      <h2 id="earlier">复核</h2>
      <SummaryList
        rows={[
          {
            name: "第一次决定",
            value: (
              <>
                {ITEM_OUTCOME_NAMES[first.outcome]}
                {first.facts.length > 0 && <Facts indicator={item.indicator} items={first.facts} pleaseCheck={false} />}
                <p className="quiet small">{moment(first.decidedAt)}</p>
              </>
            ),
          },
          ...(first.reason === null ? [] : [{ name: "当时的理由", value: first.reason }]),
          ...filesRow("当时的依据文件", first.files),
          {
            name: "申请人的意见",
            value: (
              <>
                {said}
                <p className="quiet small">{moment(saidAt)}</p>
              </>
            ),
          },
        ]}
      />
    </section>
  );
}

/** What the office asks for the sake of an objection: the opinion changes nothing until the objection is decided. */
export function Recheck({ item }: Props) {
  if (item.recheck === null) return null;
  return (
    <section aria-labelledby="objection">
      <h2 id="objection">异议复核</h2>
      <p className="note">您的意见先不生效。积分办据此决定异议，支持的才更正。</p>
      <SummaryList
        rows={[
          { name: "异议编号", value: item.recheck.caseNumber },
          { name: "复核的问题", value: item.recheck.question },
          { name: "异议期限", value: deadlineInWords(item.recheck.dueOn) },
        ]}
      />
    </section>
  );
}

/** The decision that stands. */
export function DecisionTaken({ item }: Props) {
  if (item.decision === null) return null;
  const { outcome, facts, files, reason, decidedAt, inBulk, standsIn } = item.decision;
  return (
    <SummaryList
      rows={[
        {
          name: "决定",
          value: (
            <>
              {ITEM_OUTCOME_NAMES[outcome]}
              {facts.length > 0 && <Facts indicator={item.indicator} items={facts} pleaseCheck={false} />}
              <p className="quiet small">{`${moment(decidedAt)}${inBulk ? "，批量记录" : ""}${standsIn ? "，部门无人可以复核，积分办代办" : ""}`}</p>
            </>
          ),
        },
        ...(reason === null ? [] : [{ name: "理由", value: reason }]),
        ...filesRow("依据文件", files),
      ]}
    />
  );
}
