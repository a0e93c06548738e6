import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CaseTimeline } from "@/app/_parts/case-timeline";
import { recordIdOf } from "@/app/_parts/record-id";
import { SanctionCorrections, SanctionFiles, SanctionOutcome } from "@/app/_parts/sanction";
import { sanctionSteps } from "@/app/_parts/sanction-steps";
import { StatusTag } from "@/app/_parts/status-tag";
import { BackLink } from "@/app/_ui/back-link";
import { SummaryList, type SummaryRow } from "@/app/_ui/summary-list";
import { requireActor } from "@/lib/auth/current-actor";
import { deadlineInWords, instantInWords } from "@/lib/copy/dates";
import { bannedOutcome, banText, SANCTION_STATUS_FOR_STAFF, sanctionStatus } from "@/lib/copy/sanctions";
import { APPLICATION_STATUS_FOR_STAFF } from "@/lib/copy/statuses";
import { shanghaiInstant } from "@/lib/platform/clock";
import { officeDay } from "@/lib/usecases/public/office-day";
import { type OfficeSanctionView, readSanction } from "@/lib/usecases/sanction/read-sanction";
import { EffectShown } from "./effect";
import { Drop, Handle } from "./handle";

export const metadata: Metadata = { title: "虚假材料" };

type Props = { readonly params: Promise<{ readonly id: string }> };
const moment = (instant: Date) => instantInWords(shanghaiInstant(instant));

/** One case of false evidence: what is said, what the person says, what follows, and the next act. */
export default async function SanctionPage({ params }: Props) {
  const actor = await requireActor("points-office-officer");
  const read = await readSanction(actor, { sanctionId: recordIdOf((await params).id) });
  if (!read.ok) notFound();
  const view = read.value;
  const { day } = await officeDay();
  return (
    <>
      <BackLink href="/office/sanctions" name="返回列表" />
      <h1>
        {`虚假材料：${view.name}`} <StatusTag status={sanctionStatus(view, day, true)} />
      </h1>
      {view.overdue && view.dueOn !== null && (
        <p className="note note-warning">{`期限 ${deadlineInWords(view.dueOn)}已过，请尽快决定异议。`}</p>
      )}
      <SummaryList rows={saidOf(view)} />
      {view.heardAt !== null && (
        <section aria-labelledby="heard">
          <h2 id="heard">本人的说明</h2>
          <SummaryList
            rows={[
              { name: "说明", value: view.answer ?? (view.heardOut ? "期限内没有说明" : "还没有") },
              { name: "材料", value: <SanctionFiles files={view.answerFiles} /> },
            ]}
          />
        </section>
      )}
      {view.proposal !== null && (
        <section aria-labelledby="proposal">
          <h2 id="proposal">提出的处理</h2>
          <SummaryList
            rows={[
              { name: "认定的事实和依据", value: view.proposal },
              { name: "提出", value: view.proposedAt === null ? "" : `${view.proposedBy}，${moment(view.proposedAt)}` },
            ]}
          />
        </section>
      )}
      <EffectShown effect={view.effect} />
      <Handle view={view} />
      <Drop view={view} />
      <Decided view={view} />
      <h2>办理进度</h2>
      <CaseTimeline steps={sanctionSteps(view, "本人")} />
    </>
  );
}

function saidOf(view: OfficeSanctionView): readonly SummaryRow[] {
  return [
    { name: "编号", value: view.caseNumber },
    { name: "申请人", value: `${view.name}（受理号 ${view.receipt}，${view.year} 年度）` },
    ...(view.line === null ? [] : [{ name: "哪一项", value: `${view.line.code} ${view.line.name}` }]),
    ...(view.file === null ? [] : [{ name: "哪一份材料", value: <SanctionFiles files={[view.file]} /> }]),
    { name: "核查的内容", value: view.ground },
    ...(view.banned.length === 0 || view.imposedAt !== null
      ? []
      : [
          {
            name: "牵涉的以后年度",
            value: view.banned
              .map(({ year, was }) => `${year} 年度申报（${APPLICATION_STATUS_FOR_STAFF[was].name}）`)
              .join("、"),
          },
        ]),
    { name: "立案", value: `${view.openedBy}，${moment(view.openedAt)}` },
  ];
}

/** What was decided, by whom, and what became of it. */
function Decided({ view }: { readonly view: OfficeSanctionView }) {
  const rows: SummaryRow[] = [
    ...(view.droppedAt === null
      ? []
      : [{ name: "不作处理", value: `${view.droppedBy}，${moment(view.droppedAt)}：${view.dropped}` }]),
    ...(view.imposedAt === null ? [] : [{ name: "决定", value: `${view.imposedBy}，${moment(view.imposedAt)}` }]),
    ...(view.ban === null ? [] : [{ name: "以后年度", value: banText(view.ban) }]),
    ...(view.imposedAt === null || view.banned.length === 0
      ? []
      : [{ name: "以后年度的申报", value: bannedOutcome(view.banned) }]),
    ...(view.candidacies.length === 0 ? [] : [{ name: "各项目", value: <SanctionOutcome view={view} /> }]),
    ...(view.corrections.length === 0 ? [] : [{ name: "更正公示", value: <SanctionCorrections view={view} office /> }]),
    ...(view.objectUntil === null || view.objectedAt !== null
      ? []
      : [{ name: "异议期限", value: deadlineInWords(view.objectUntil) }]),
    ...(view.objectedAt === null
      ? []
      : [
          { name: "本人的异议", value: `${moment(view.objectedAt)}：${view.objection}` },
          { name: "异议的材料", value: <SanctionFiles files={view.objectionFiles} /> },
        ]),
    ...(view.decidedAt === null
      ? []
      : [
          {
            name: SANCTION_STATUS_FOR_STAFF[view.status].name,
            value: `${view.decidedBy}，${moment(view.decidedAt)}：${view.decision}`,
          },
        ]),
  ];
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="decided">
      <h2 id="decided">决定</h2>
      <SummaryList rows={rows} />
    </section>
  );
}
