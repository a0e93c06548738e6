import type { Metadata } from "next";
import { ScoreLedger } from "@/app/_parts/score-ledger";
import { HiddenField } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { SummaryList } from "@/app/_ui/summary-list";
import { requireActor } from "@/lib/auth/current-actor";
import { countdown, deadlineInWords } from "@/lib/copy/dates";
import { pointsText } from "@/lib/copy/score-lines";
import { ITEM_OUTCOME_NAMES, KIND_NAMES } from "@/lib/copy/statuses";
import { PROJECT_KINDS } from "@/lib/domain/programme/statuses";
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
  if (view === null)
    return (
      <>
        <h1>积分</h1>
        <p className="note">积分还没有反馈给您。评分完成后，镇（街道）会反馈，您会收到短信。</p>
      </>
    );
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
      {view.status === "awaiting-confirmation" && view.confirmBy !== null && (
        <div className="note note-action">
          <p>
            {`请逐项核对，并在${deadlineInWords(view.confirmBy)}确认（${countdown(day, view.confirmBy)}）。逾期未确认的，不参加排名。`}
          </p>
        </div>
      )}
      {first !== undefined && (
        <ScoreLedger score={first} rulebook={view.rulebook} caption={`总分 ${pointsText(first.total)} 分`} />
      )}
      <OtherTotals view={view} />
      <Reasons view={view} />
      {view.status === "awaiting-confirmation" && (
        <>
          <h2>确认</h2>
          <p>对某一项有疑问的，请先不要确认，在期限内联系镇（街道）或积分办。</p>
          <Form form="version" action={agree} labels={{}}>
            <HiddenField name="version" value={view.version} />
            <div className="buttons">
              <button className="button" type="submit">
                确认积分
              </button>
            </div>
          </Form>
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

/** Every decision that did not follow the claim, with its reason. */
function Reasons({ view }: { readonly view: ScoreView }) {
  const given = view.decisions.filter((one) => one.reason !== null);
  if (given.length === 0) return null;
  return (
    <>
      <h2>部门的说明</h2>
      <SummaryList
        rows={given.map((one) => ({
          name: view.rulebook.indicators.find((indicator) => indicator.code === one.indicator)?.name ?? one.indicator,
          value: `${ITEM_OUTCOME_NAMES[one.outcome]}：${one.reason}`,
        }))}
      />
    </>
  );
}
