import { pointsText, type WordedLine } from "@/lib/copy/score-lines";
import type { Rulebook } from "@/lib/domain/rulebook/rulebook";
import { Dated } from "./dated";

export type LedgerScore = {
  readonly kind: string;
  /** In 0.01 分. */
  readonly total: number;
  readonly vetoed: boolean;
  readonly lines: readonly WordedLine[];
};

type Block = {
  readonly code: string;
  readonly name: string;
  readonly lines: readonly WordedLine[];
  /** Lines of the section itself: what its cap took away. */
  readonly taken: readonly WordedLine[];
};

/** Blocks of the account: the sections with awards, then deductions, vetoes and what the total itself is subject to. */
function blocksOf(lines: readonly WordedLine[], rulebook: Rulebook): readonly Block[] {
  const effectOf = (line: WordedLine) => rulebook.indicators.find((one) => one.code === line.indicator);
  const sections = rulebook.sections.map((section) => ({
    code: section.code,
    name: section.name,
    lines: lines.filter((line) => effectOf(line)?.effect === "award" && effectOf(line)?.section === section.code),
    taken: lines.filter((line) => line.section === section.code),
  }));
  const others = (["deduction", "veto"] as const).map((effect) => ({
    code: effect,
    name: effect === "veto" ? "一票否决" : "扣分",
    lines: lines.filter((line) => effectOf(line)?.effect === effect),
    taken: [],
  }));
  const whole = lines.filter((line) => line.indicator === undefined && line.section === undefined);
  return [...sections, ...others, { code: "whole", name: "总分的限制", lines: [], taken: whole }].filter(
    (block) => block.lines.length + block.taken.length > 0,
  );
}

/**
 * The points like a page of accounts: clause, facts, arithmetic, points; what a cap or group took away on its own line with the reason;
 * deductions in their own block; a double rule above the total. The same for estimate, official sheet, officer and print.
 */
export function ScoreLedger({
  score,
  rulebook,
  caption,
}: {
  readonly score: LedgerScore;
  readonly rulebook: Rulebook;
  readonly caption: string;
}) {
  return (
    <table className="ledger">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col" className="clause">
            条目和依据
          </th>
          <th scope="col" className="used">
            事实
          </th>
          <th scope="col">计算</th>
          <th scope="col" className="num">
            分
          </th>
        </tr>
      </thead>
      {blocksOf(score.lines, rulebook).map((block) => (
        <tbody key={block.code}>
          <tr className="section">
            <th scope="rowgroup" colSpan={3}>
              {block.name}
            </th>
            <td className="num">{block.code === "veto" ? "" : sumText([...block.lines, ...block.taken])}</td>
          </tr>
          {block.lines.map((line) => (
            <Line key={line.indicator} line={line} />
          ))}
          {block.taken.map((line) => (
            <Taken key={line.taken} text={line.taken ?? line.name} points={line.points} />
          ))}
        </tbody>
      ))}
      <tfoot>
        <tr className="total">
          <th scope="row" colSpan={3}>
            {score.vetoed ? "总分（有一票否决记录，不参加排名）" : "总分"}
          </th>
          <td className="num">{pointsText(score.total)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

/** Points are decimals of whole hundredths; they are added as those. */
const sumText = (lines: readonly WordedLine[]) =>
  pointsText(lines.reduce((sum, line) => sum + Math.round(line.points * 100), 0));

function Line({ line }: { readonly line: WordedLine }) {
  return (
    <>
      <tr>
        <th scope="row">
          {line.indicator} {line.name}
          {line.basis !== undefined && <p className="quiet small">{line.basis}</p>}
        </th>
        <td>
          {line.facts.map((fact) => (
            <p key={fact}>
              <Dated text={fact} />
            </p>
          ))}
          {line.setAside.map((fact) => (
            <p key={fact} className="aside">
              <Dated text={fact} />
            </p>
          ))}
        </td>
        <td>{line.arithmetic}</td>
        <Points points={line.points} />
      </tr>
      {line.taken !== null && <Taken text={line.taken} points={null} />}
    </>
  );
}

function Points({ points }: { readonly points: number }) {
  return <td className={points < 0 ? "num minus" : "num"}>{points < 0 ? `−${-points}` : points}</td>;
}

function Taken({ text, points }: { readonly text: string; readonly points: number | null }) {
  return (
    <tr className="taken">
      <td colSpan={3}>{text}</td>
      {points === null ? <td className="num" /> : <Points points={points} />}
    </tr>
  );
}
