import type { Rulebook } from "../rulebook/rulebook";
import type { LocalDate } from "../shared/local-date";
import type { Score } from "./score-application";

/**
 * What rankings order by, as lists in the order of the rulebook: points in 0.01 分 of its sections and of its awards and deductions (0 without a line), and
 * the day of the earliest item of each.
 */
export type ScoreColumns = {
  readonly sections: number[];
  readonly indicators: number[];
  readonly earliest: (LocalDate | null)[];
};

/** Writes the lists of scores by one rulebook. */
export function scoreColumns({ indicators }: Rulebook): (score: Score) => ScoreColumns {
  const places = new Map(indicators.map(({ code }, place) => [code, place]));
  return ({ sections, lines }) => {
    const points = new Array<number>(indicators.length).fill(0);
    const earliest = new Array<LocalDate | null>(indicators.length).fill(null);
    for (const line of lines) {
      const { code, effect } = line.indicator;
      if (effect !== "award" && effect !== "deduction") continue;
      const place = places.get(code);
      if (place === undefined) throw new Error(`the indicator ${code} is not of this rulebook`);
      points[place] = line.points;
      earliest[place] = line.earliest;
    }
    return { sections: sections.map((one) => one.points), indicators: points, earliest };
  };
}

/** The total that the lists add up to by the rulebook, in 0.01 分. Source: contract 5. */
export function totalOfColumns({ sections, indicators, totalFloor }: Rulebook) {
  return (columns: Pick<ScoreColumns, "sections" | "indicators">): number => {
    let sum = 0;
    sections.forEach(({ inTotal }, place) => {
      if (inTotal) sum += columns.sections[place] ?? 0;
    });
    indicators.forEach(({ effect }, place) => {
      if (effect === "deduction") sum -= columns.indicators[place] ?? 0;
    });
    return totalFloor !== null && sum < totalFloor ? totalFloor : sum;
  };
}
