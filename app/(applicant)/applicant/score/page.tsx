import type { Metadata } from "next";
import { ScoreLedger } from "@/app/_parts/score-ledger";
import { ScoreReasons } from "@/app/_parts/score-reasons";
import { HiddenField } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { SummaryList } from "@/app/_ui/summary-list";
import { requireActor } from "@/lib/auth/current-actor";
import { countdown, dayInWords, deadlineInWords } from "@/lib/copy/dates";
import { askedAnewText, silenceText } from "@/lib/copy/rescoring";
import { pointsText } from "@/lib/copy/score-lines";
import { KIND_NAMES } from "@/lib/copy/statuses";
import { PROJECT_KINDS } from "@/lib/domain/programme/statuses";
import { shanghaiDay } from "@/lib/platform/clock";
import { type OwnApplicationView, readOwnApplication } from "@/lib/usecases/application/read-application";
import { officeDay } from "@/lib/usecases/public/office-day";
import { readOwnScore, type ScoreView } from "@/lib/usecases/scoring/read-score";
import { agree } from "./actions";

export const metadata: Metadata = { title: "积分" };

/** The points with each line explained, and the confirmation. */
export default async function ScorePage({
  searchParams,
}: {
  readonly searchParams: Promise<{ readonly confirmed?: string }>;
}) {
  const actor = await requireActor("applicant");
  const read = await readOwnScore(actor);
  const view = read.ok ? read.value : null;
  if (view === null) {
    const application = await readOwnApplication(actor);
    return <NotYet application={application.ok ? application.value : null} />;
  }
  const { day } = await officeDay();
  const [first] = view.scores;
  return (
    <>
      <h1>积分</h1>
      {(await searchParams).confirmed !== undefined && (
        <p className="note note-done" role="status">
          您已确认积分。排名公示后会短信通知您。
        </p>
      )}
      {view.status === "unconfirmed" && (
        <p className="note">
          {`确认期${view.confirmBy === null ? "" : `（${dayInWords(view.confirmBy)}）`}已过，没有收到您的确认，本年度不参加排名。有疑问的，请`}
          <a href="/contact">联系镇（街道）或积分办</a>。
        </p>
      )}
      {view.asked !== null && view.confirmBy !== null && (
        <div className="note note-action">
          {view.asked.correction !== null && <p>{askedAnewText(view.asked)}</p>}
          <p>
            {`请逐项核对，并在${deadlineInWords(view.confirmBy)}确认（${countdown(day, view.confirmBy)}）。${silenceText(view.asked)}`}
          </p>
        </div>
      )}
      {first !== undefined && (
        <ScoreLedger score={first} rulebook={view.rulebook} caption={`总分 ${pointsText(first.total)} 分`} />
      )}
      <OtherTotals view={view} />
      <ScoreReasons view={view} own />
      {view.status === "awaiting-confirmation" && (
        <>
          <h2>确认</h2>
          <p>确认后，积分用于您申报的各个项目排名，不能再对这些项提出不同意见。</p>
          <Form form="version" action={agree} labels={{}}>
            <HiddenField name="version" value={view.version} />
            <div className="buttons">
              <button className="button" type="submit">
                确认积分
              </button>
            </div>
          </Form>
          {view.can.disagree && (
            <>
              <h2>不同意某一项</h2>
              <p>
                请先不要确认，<a href="/applicant/score/disagree">选择不同意的项目并写明理由</a>
                ，由部门的另一位工作人员复核。
              </p>
            </>
          )}
        </>
      )}
      <p className="quiet small">
        计分标准摘要（SHA-256）：<span className="digest">{view.rulebookDigest}</span>
      </p>
    </>
  );
}

/** Totals that differ by kind of project are each shown. */
function OtherTotals({ view }: { readonly view: ScoreView }) {
  const [first, ...others] = view.scores;
  const nameOf = (kind: string) => {
    const known = PROJECT_KINDS.find((one) => one === kind);
    return known === undefined ? kind : KIND_NAMES[known];
  };
  return (
    <>
      {others
        .filter((one) => one.total !== first?.total || one.vetoed !== first.vetoed)
        .map((one) => (
          <ScoreLedger
            key={one.kind}
            score={one}
            rulebook={view.rulebook}
            caption={`${nameOf(one.kind)}的总分 ${pointsText(one.total)} 分`}
          />
        ))}
    </>
  );
}

/** Before the points are fed back, or while lines that the person disagreed with are looked at again. */
function NotYet({ application }: { readonly application: OwnApplicationView | null }) {
  const again = application?.recheck.filter((one) => !one.done) ?? [];
  const { rulebook } = application ?? {};
  return (
    <>
      <h1>积分</h1>
      {again.length === 0 ? (
        <p className="note">积分还没有反馈给您。评分完成后，镇（街道）会反馈，您会收到短信。</p>
      ) : (
        <>
          <p className="note">
            您不同意的项目正由部门的另一位工作人员复核。复核完成后会重新反馈积分并短信通知您，您再核对和确认。
          </p>
          <SummaryList
            rows={again.map((one) => ({
              name: rulebook?.indicators.find(({ code }) => code === one.indicator)?.name ?? one.indicator,
              value: (
                <>
                  <p>{`您的理由：${one.reason}`}</p>
                  <p className="quiet">{`${dayInWords(shanghaiDay(one.saidAt))}提出，等待复核`}</p>
                </>
              ),
            }))}
          />
        </>
      )}
    </>
  );
}
