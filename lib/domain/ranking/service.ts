import type { Points } from "../shared/points";

/** One service project as `points-service/1` says it. Points in 0.01 分. Source: contract 6. */
export type Service = {
  readonly code: string;
  readonly name: string;
  readonly year: number;
  readonly kind: string;
  readonly department: string;
  readonly classes: readonly string[];
  readonly thresholds: readonly Threshold[];
  readonly order: "total" | "keys";
  readonly allocation: "pool" | "preference";
  readonly pools: readonly Pool[];
  readonly tieBreak: readonly TieKey[];
  readonly boundaryTies: "admit" | "exclude";
  readonly lotSeed: string | null;
  readonly publicityWorkingDays: number | null;
  readonly fulfilment: string | null;
};
export type Threshold = {
  readonly by: "total" | "section" | "indicator";
  readonly code: string | null;
  readonly atLeast: Points;
};
/** `quota` null = no limit. `classes` are the project's where the file names none. */
export type Pool = {
  readonly code: string;
  readonly name: string;
  readonly quota: number | null;
  readonly classes: readonly string[];
};
export type TieKey =
  | { readonly by: "section" | "indicator"; readonly code: string; readonly order: "descending" | "ascending" }
  | { readonly by: "earliest"; readonly code: string }
  | { readonly by: "submittedAt" }
  | { readonly by: "lot" };

/** What ranking reads of a score row. Points in 0.01 分. */
export type Candidate = {
  readonly receipt: string;
  readonly class: string;
  readonly total: number;
  readonly vetoed: boolean;
  readonly sections: Readonly<Record<string, number>>;
  readonly indicators: Readonly<Record<string, number>>;
  readonly earliest: Readonly<Record<string, string>>;
  readonly submittedAt: string | null;
  readonly choices: readonly string[];
};

export const RANKING_OUTCOMES = ["within-quota", "waitlisted", "below-threshold", "vetoed"] as const;
export type RankingOutcome = (typeof RANKING_OUTCOMES)[number];

/** One row of a ranking; `pool` and `rank` are null for those who are not ranked. `keys` are the tie-break values in comparing order. */
export type RankedCandidate = {
  readonly receipt: string;
  readonly pool: string | null;
  readonly rank: number | null;
  readonly total: number;
  readonly outcome: RankingOutcome;
};
