import { Fragment } from "react";
import { pointsText, type WordedLine } from "@/lib/copy/score-lines";
import { Scroll } from "@/lib/documents/scroll";
import type { Rulebook } from "@/lib/domain/rulebook/rulebook";

export type LedgerScore = {
  readonly kind: string;
  /** In 0.01 分. */
  readonly total: number;
  readonly vetoed: boolean;
  readonly lines: readonly WordedLine[];
};

/** The points like a page of accounts: clause, facts, arithmetic, points; what was taken away on its own line; deductions apart; the total. */
export function ScoreLedger({
  score,
  rulebook,
  caption,
}: {
  readonly score: LedgerScore;
  readonly rulebook: Rulebook;
  readonly caption: string;
}) {
  const indicatorOf = (code: string | undefined) => rulebook.indicators.find((one) => one.code === code);
  const awards = rulebook.sections
    .map((section) => ({
      section,
      lines: score.lines.filter((line) => {
        const indicator = indicatorOf(line.indicator);
        return indicator?.effect === "award" && indicator.section === section.code;
      }),
      taken: score.lines.filter((line) => line.section === section.code),
    }))
    .filter((block) => block.lines.length > 0);
  const deductions = score.lines.filter((line) => indicatorOf(line.indicator)?.effect === "deduction");
  const vetoes = score.lines.filter((line) => indicatorOf(line.indicator)?.effect === "veto");
  const rest = score.lines.filter((line) => line.indicator === undefined && line.section === undefined);
  return (
    <Scroll>
      <table className="ledger">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">条目</th>
            <th scope="col">事实与计算</th>
            <th scope="col" className="num">
              分
            </th>
          </tr>
        </thead>
        <tbody>
          {awards.map(({ section, lines, taken }) => (
            <Fragment key={section.code}>
              <tr className="section">
                <th scope="rowgroup" colSpan={3}>
                  {section.name}
                </th>
              </tr>
              {lines.map((line) => (
                <Line key={line.indicator} line={line} />
              ))}
              {taken.map((line) => (
                <Taken key={line.taken} text={line.taken ?? ""} points={line.points} />
              ))}
            </Fragment>
          ))}
          {deductions.length > 0 && (
            <tr className="section">
              <th scope="rowgroup" colSpan={3}>
                扣分
              </th>
            </tr>
          )}
          {deductions.map((line) => (
            <Line key={line.indicator} line={line} />
          ))}
          {vetoes.length > 0 && (
            <tr className="section">
              <th scope="rowgroup" colSpan={3}>
                一票否决
              </th>
            </tr>
          )}
          {vetoes.map((line) => (
            <Line key={line.indicator} line={line} />
          ))}
          {rest.map((line) => (
            <Taken key={line.taken} text={line.taken ?? line.name} points={line.points} />
          ))}
        </tbody>
        <tfoot>
          <tr className="total">
            <th scope="row" colSpan={2}>
              {score.vetoed ? "总分（有一票否决记录，不参加排名）" : "总分"}
            </th>
            <td className="num">{pointsText(score.total)}</td>
          </tr>
        </tfoot>
      </table>
    </Scroll>
  );
}

function Line({ line }: { readonly line: WordedLine }) {
  return (
    <>
      <tr>
        <th scope="row">
          {line.indicator} {line.name}
          {line.basis !== undefined && <p className="quiet small">{line.basis}</p>}
        </th>
        <td>
          {line.facts.length > 0 && <p className="facts">{line.facts.join("；")}</p>}
          {line.setAside.length > 0 && <p className="facts">{line.setAside.join("；")}</p>}
          {line.arithmetic}
        </td>
        <td className="num">{line.points}</td>
      </tr>
      {line.taken !== null && <Taken text={line.taken} points={null} />}
    </>
  );
}

function Taken({ text, points }: { readonly text: string; readonly points: number | null }) {
  return (
    <tr className="taken">
      <td />
      <td>{text}</td>
      <td className="num">{points ?? ""}</td>
    </tr>
  );
}
