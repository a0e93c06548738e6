import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CaseTimeline } from "@/app/_parts/case-timeline";
import { objectionSteps } from "@/app/_parts/objection-steps";
import { recordIdOf } from "@/app/_parts/record-id";
import { StatusTag } from "@/app/_parts/status-tag";
import { BackLink } from "@/app/_ui/back-link";
import { SummaryList } from "@/app/_ui/summary-list";
import { requireActor } from "@/lib/auth/current-actor";
import { byCounter } from "@/lib/copy/counter";
import { deadlineInWords, instantInWords } from "@/lib/copy/dates";
import { STUCK_REMEDY } from "@/lib/copy/desk";
import { noticeSlug } from "@/lib/copy/notice";
import { GROUND_NAMES, OBJECTION_STATUS_FOR_STAFF, SIDE_NAMES } from "@/lib/copy/objections";
import { shanghaiInstant } from "@/lib/platform/clock";
import { type ObjectionView, readObjection } from "@/lib/usecases/objection/read-objection";
import { EffectShown, Proposal } from "./effect";
import { AskRecheck, Decide, Hear, Take, Withdrawal } from "./handle";

export const metadata: Metadata = { title: "异议" };

type Props = { readonly params: Promise<{ readonly id: string }> };
const moment = (instant: Date) => instantInWords(shanghaiInstant(instant));

/** One case: what is said, who has it, what the department found, what a grant would change, and the next act of who has it. */
export default async function ObjectionPage({ params }: Props) {
  const actor = await requireActor("points-office-officer");
  const read = await readObjection(actor, { objectionId: recordIdOf((await params).id) });
  if (!read.ok) notFound();
  const view = read.value;
  return (
    <>
      <BackLink href="/office/objections" name="返回列表" />
      <h1>
        {`异议：${view.project}`} <StatusTag status={OBJECTION_STATUS_FOR_STAFF[view.status]} />
      </h1>
      {view.overdue && <p className="note note-warning">{`期限 ${deadlineInWords(view.dueOn)}已过，请尽快决定。`}</p>}
      <Said view={view} />
      <Take view={view} />
      <Answered view={view} />
      {view.recheck !== null && (
        <section aria-labelledby="recheck">
          <h2 id="recheck">请部门复核的问题</h2>
          <blockquote>{view.recheck}</blockquote>
          {view.stuckItemId !== null && (
            <p className="note note-warning">
              {`这个部门的工作人员都决定过这一项，无人可以复核。${STUCK_REMEDY}办理本异议的工作人员不能代为复核。`}
              {!view.handling && <a href={`/department/items/${view.stuckItemId}`}>代为复核</a>}
            </p>
          )}
        </section>
      )}
      <Proposal view={view} />
      <EffectShown view={view} />
      <Hear view={view} />
      <AskRecheck view={view} />
      <Decide view={view} />
      <Withdrawal view={view} />
      <Decided view={view} />
      <h2>办理进度</h2>
      <CaseTimeline steps={objectionSteps(view, "被提出异议的人", view.side === "person" ? "本人" : "提出人")} />
    </>
  );
}

function Said({ view }: { readonly view: ObjectionView }) {
  const rows = [
    { name: "编号", value: view.caseNumber },
    {
      name: "提出方",
      value:
        view.side === "person" ? (
          SIDE_NAMES.person
        ) : view.handling ? (
          <a href={`/office/objections/${view.id}/objector`}>查看姓名和电话（会记录）</a>
        ) : (
          "他人（姓名和电话只有办理人能查看）"
        ),
    },
    {
      name: "公示中的一行",
      value:
        view.code === null ? (
          "没有列入公示"
        ) : (
          <a href={`/notices/${noticeSlug(view.noticeNumber)}/find?code=${view.code}`}>{view.code}</a>
        ),
    },
    { name: view.side === "person" ? "申请人" : "被提出异议的人", value: `${view.name}（受理号 ${view.receipt}）` },
    { name: "理由", value: GROUND_NAMES[view.ground] },
    ...(view.line === null
      ? []
      : [{ name: "哪一项", value: `${view.line.code} ${view.line.name}，${view.line.department}` }]),
    { name: "情况说明", value: view.text },
    {
      name: "材料",
      value:
        view.files.length === 0
          ? "没有"
          : view.files.map((file) => (
              <p key={file.id}>
                <a href={`/api/evidence/${file.id}`}>{file.name}</a>
              </p>
            )),
    },
    {
      name: "收到",
      value: view.counter === null ? moment(view.raisedAt) : `${moment(view.raisedAt)}，${byCounter(view.counter)}`,
    },
    { name: "期限", value: deadlineInWords(view.dueOn) },
    { name: "办理人", value: view.handler ?? "还没有" },
  ];
  return <SummaryList rows={rows} />;
}

/** The answer, and the counter where it was given. */
const said = ({ answer, answerCounter }: ObjectionView) =>
  answer === null || answerCounter === null ? answer : `${answer}（${byCounter(answerCounter)}）`;

function Answered({ view }: { readonly view: ObjectionView }) {
  if (view.heard === null || view.heardUntil === null) return null;
  return (
    <section aria-labelledby="heard">
      <h2 id="heard">本人的说明</h2>
      <SummaryList
        rows={[
          { name: "告知的内容", value: view.heard },
          {
            name: "说明",
            value:
              said(view) ?? (view.heardOut ? "期限内没有说明" : `还没有，${deadlineInWords(view.heardUntil)}可以提交`),
          },
        ]}
      />
    </section>
  );
}

/** What was decided, and where it is corrected. */
function Decided({ view }: { readonly view: ObjectionView }) {
  if (view.decidedAt === null) return null;
  const withdrawn = view.status === "withdrawn";
  return (
    <section aria-labelledby="decided">
      <h2 id="decided">{withdrawn ? "撤回" : "决定"}</h2>
      <SummaryList
        rows={[
          {
            name: withdrawn ? "时间" : "决定",
            value: withdrawn
              ? moment(view.decidedAt)
              : `${OBJECTION_STATUS_FOR_STAFF[view.status].name}，${moment(view.decidedAt)}`,
          },
          ...(view.reason === null ? [] : [{ name: withdrawn ? "撤回的情况" : "理由", value: view.reason }]),
          ...(view.status === "granted"
            ? [
                {
                  name: "更正公示",
                  value:
                    view.corrections.length === 0
                      ? "公示不需要更正"
                      : view.corrections.map(({ projectId, project, number }) => (
                          <p key={projectId}>
                            {`${project}：`}
                            {number === null ? (
                              <a href={`/office/rankings/${projectId}`}>待重新排名并发布更正的公示</a>
                            ) : (
                              <a href={`/notices/${noticeSlug(number)}`}>{number}</a>
                            )}
                          </p>
                        )),
                },
              ]
            : []),
        ]}
      />
    </section>
  );
}
