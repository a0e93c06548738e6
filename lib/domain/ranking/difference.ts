import { canonicalJson } from "../shared/canonical-json";
import { usesLot } from "./lots";
import type { Passed } from "./passed";
import type { Candidate, RankedCandidate, Service } from "./service";

/** Where a row of a run stands. Total in 0.01 分. */
export type Standing = Omit<RankedCandidate, "receipt">;
/** A frozen row with what ranking read of it, and the digest of the rulebook that gave its points. */
export type FrozenRow = { readonly standing: Standing; readonly candidate: Candidate; readonly rulebook: string };

/** Why somebody is in one run alone. `left-out`: was not ranked then, and nothing that stands today says why. */
export const ABSENCES = [
  "withdrawn",
  "void",
  "refused",
  "unconfirmed",
  "not-eligible",
  "child-elsewhere",
  "left-out",
] as const;
export type Absence = (typeof ABSENCES)[number];
export const ARRIVALS = ["confirmed", "objection", "eligible", "child-free", "joined"] as const;
export type Arrival = (typeof ARRIVALS)[number];

/** An award or deduction whose points differ, in 0.01 分; null = not in that run's score. */
export type ChangedLine = { readonly indicator: string; readonly before: number | null; readonly now: number | null };
export const SERVICE_RULES = ["order", "allocation", "pools", "tieBreak", "boundaryTies"] as const;
export type ServiceRule = (typeof SERVICE_RULES)[number];

/** Why a row differs between two runs. The own comes first, then the project's rules, then the others. Words in `lib/copy/difference.ts`. */
export type Reason =
  | { readonly code: "gone"; readonly why: Absence }
  | { readonly code: "appeared"; readonly why: Arrival }
  | {
      readonly code: "points";
      readonly before: number;
      readonly now: number;
      readonly lines: readonly ChangedLine[];
      readonly byRulebook: boolean;
    }
  | { readonly code: "vetoed"; readonly now: boolean }
  | { readonly code: "dates"; readonly indicators: readonly string[] }
  | { readonly code: "class" | "submitted" | "choices" }
  | { readonly code: "quota"; readonly pool: string; readonly before: number | null; readonly now: number | null }
  | { readonly code: "thresholds" | "lot" }
  | { readonly code: "rules"; readonly parts: readonly ServiceRule[] }
  | ({ readonly code: "others" } & Passed)
  /** The rank is the same and others share it now, or no longer; or by preference others took other places. */
  | { readonly code: "sharing" | "places" };

/** What differs between two runs, as the twin in SQL says it too (`listMoved`). */
export function hasMoved(before: Standing | null, now: Standing | null): boolean {
  if (before === null || now === null) return before !== now;
  return (
    before.pool !== now.pool || before.rank !== now.rank || before.total !== now.total || before.outcome !== now.outcome
  );
}

const same = (a: unknown, b: unknown) => canonicalJson(a) === canonicalJson(b);

function changedLines(before: Candidate, now: Candidate): readonly ChangedLine[] {
  const codes = [...new Set([...Object.keys(before.indicators), ...Object.keys(now.indicators)])].sort();
  return codes.flatMap((indicator) => {
    const [was, is] = [before.indicators[indicator] ?? null, now.indicators[indicator] ?? null];
    return was === is ? [] : [{ indicator, before: was, now: is }];
  });
}

/** What changed of all that ranking reads of the person; empty = nothing of the own. */
function ownReasons(before: FrozenRow, now: FrozenRow): readonly Reason[] {
  const [was, is] = [before.candidate, now.candidate];
  const reasons: Reason[] = [];
  const lines = changedLines(was, is);
  if (was.total !== is.total || lines.length > 0 || !same(was.sections, is.sections))
    reasons.push({
      code: "points",
      before: was.total,
      now: is.total,
      lines,
      byRulebook: before.rulebook !== now.rulebook,
    });
  if (was.vetoed !== is.vetoed) reasons.push({ code: "vetoed", now: is.vetoed });
  const dated = [...new Set([...Object.keys(was.earliest), ...Object.keys(is.earliest)])].sort();
  const indicators = dated.filter((code) => was.earliest[code] !== is.earliest[code]);
  if (indicators.length > 0) reasons.push({ code: "dates", indicators });
  if (was.class !== is.class) reasons.push({ code: "class" });
  if (was.submittedAt !== is.submittedAt) reasons.push({ code: "submitted" });
  if (!same(was.choices, is.choices)) reasons.push({ code: "choices" });
  return reasons;
}

/** What changed of the project, as far as it touches this row. */
function ruleReasons(services: Services, before: FrozenRow, now: FrozenRow): readonly Reason[] {
  const { from, to } = services;
  const [was, is] = [before.standing, now.standing];
  if (was.rank === is.rank && was.pool === is.pool && was.outcome === is.outcome) return [];
  const reasons: Reason[] = [];
  const own = new Set([was.pool, is.pool, ...(to.allocation === "preference" ? now.candidate.choices : [])]);
  for (const pool of to.pools) {
    const old = from.pools.find((one) => one.code === pool.code);
    if (old === undefined || old.quota === pool.quota || !own.has(pool.code)) continue;
    if (was.outcome !== is.outcome || was.pool !== is.pool)
      reasons.push({ code: "quota", pool: pool.code, before: old.quota, now: pool.quota });
  }
  if (!same(from.thresholds, to.thresholds) && (was.rank === null) !== (is.rank === null))
    reasons.push({ code: "thresholds" });
  const shape = (service: Service) => service.pools.map(({ code, classes }) => ({ code, classes }));
  const parts = SERVICE_RULES.filter((part) =>
    part === "pools" ? !same(shape(from), shape(to)) : !same(from[part], to[part]),
  );
  if (parts.length > 0) reasons.push({ code: "rules", parts });
  if (from.lotSeed !== to.lotSeed && (usesLot(from) || usesLot(to))) reasons.push({ code: "lot" });
  return reasons;
}

export type Services = { readonly from: Service; readonly to: Service };

/** The order in which somebody stands in both runs: the pool, or by preference the one order of all; null where there is no such order. */
export function commonOrder({ from, to }: Services, before: Standing, now: Standing): string | null {
  if (before.rank === null || now.rank === null || from.allocation !== to.allocation) return null;
  if (to.allocation === "preference") return "";
  return before.pool === now.pool ? now.pool : null;
}

/**
 * Why a row that is in both runs moved; empty where it did not, and never empty where it did: what ranking reads of the person, the rules of the project,
 * or, where nothing of the own changed, the others. `passed`: who passed this row, where it stands in one order in both. Source: issue 4, point 1.
 */
export function reasonsOf(
  services: Services,
  before: FrozenRow,
  now: FrozenRow,
  passed: Passed | null,
): readonly Reason[] {
  if (!hasMoved(before.standing, now.standing)) return [];
  const own = ownReasons(before, now);
  const reasons = [...own, ...ruleReasons(services, before, now)];
  if (own.length === 0 && passed !== null && passed.ahead + passed.behind > 0)
    reasons.push({ code: "others", ...passed });
  if (reasons.length > 0) return reasons;
  return [{ code: services.to.allocation === "preference" ? "places" : "sharing" }];
}
