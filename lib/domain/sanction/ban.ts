import type { Rulebook } from "../rulebook/rulebook";

/** Whole years, both included. */
export type BanYears = { readonly from: number; readonly until: number };

/** For how many years after its own a rulebook bans who gave false evidence: by the veto that is the given department's. 0 = no ban. Source: contract 1. */
export function banYearsOf(rulebook: Rulebook, department: string): number {
  const years = rulebook.indicators
    .filter((one) => one.effect === "veto" && one.department === department)
    .flatMap((one) => one.banYears ?? []);
  return Math.max(0, ...years);
}

/** The years N + 1 … N + banYears; null where the rulebook bans for none. */
export function bannedYears(year: number, banYears: number): BanYears | null {
  return banYears > 0 ? { from: year + 1, until: year + banYears } : null;
}
