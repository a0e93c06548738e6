import type { LocalDate } from "../shared/local-date";
import type { Points } from "../shared/points";

/** The scoring standard of one programme year, as `points-rulebook/1` says it. Points in 0.01 分. Source: contract 1 and 2. */
export type Rulebook = {
  readonly year: number;
  readonly title: string;
  readonly illustrative: boolean;
  readonly cutoffDate: LocalDate;
  readonly totalFloor: Points | null;
  readonly classes: readonly ApplicantClass[];
  readonly departments: readonly Department[];
  readonly sections: readonly Section[];
  readonly groups: readonly Group[];
  readonly indicators: readonly Indicator[];
};

export type ApplicantClass = { readonly code: string; readonly name: string; readonly group: string };
export type Department = { readonly code: string; readonly name: string };
export type Section = {
  readonly code: string;
  readonly name: string;
  readonly cap: Points | null;
  readonly inTotal: boolean;
};
export type Group = {
  readonly code: string;
  readonly name: string;
  readonly mode: "highest" | "sum";
  readonly cap: Points | null;
};

export const EFFECTS = ["award", "deduction", "veto", "check"] as const;
export type Effect = (typeof EFFECTS)[number];

export type Indicator = {
  readonly code: string;
  readonly name: string;
  readonly classes: readonly string[];
  readonly section: string | null;
  readonly effect: Effect;
  readonly department: string;
  readonly claimedBy: "applicant" | "department";
  readonly materials: readonly string[];
  readonly group: string | null;
  /** Kinds of service project in which it counts; null = all. */
  readonly services: readonly string[] | null;
  readonly window: Window | null;
  readonly basis: string;
  readonly banYears: number | null;
  readonly rule: Rule | null;
};

export type Window = {
  readonly years: number | null;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  readonly onCutoff: boolean;
};

export type TierOption = {
  readonly code: string;
  readonly name: string;
  readonly points: Points;
  readonly cap: Points | null;
};
export type UnitOption = {
  readonly code: string;
  readonly name: string;
  readonly points: Points | null;
  readonly cap: Points | null;
};
export type Band = {
  readonly from: number;
  readonly to: number | null;
  readonly points: Points | null;
  readonly pointsPerUnit: Points | null;
};
export type Slice = { readonly upTo: number | null; readonly points: Points };

export type OnceRule = { readonly kind: "once"; readonly points: Points; readonly cap: Points | null };
export type TiersRule = {
  readonly kind: "tiers";
  readonly options: readonly TierOption[];
  readonly mode: "highest" | "sum";
  readonly cap: Points | null;
};
export type PerUnitRule = {
  readonly kind: "perUnit";
  readonly points: Points;
  readonly step: number;
  readonly unit: string;
  readonly prorate: boolean;
  /** Not null where the units are counted for each option apart. */
  readonly options: readonly UnitOption[] | null;
  readonly cap: Points | null;
};
export type BandsRule = {
  readonly kind: "bands";
  readonly bands: readonly Band[];
  readonly step: number;
  readonly unit: string;
  readonly cap: Points | null;
};
export type AgeRule = {
  readonly kind: "age";
  readonly bands: readonly Band[];
  readonly on: LocalDate | null;
  readonly cap: Points | null;
};
export type ProgressiveRule = {
  readonly kind: "progressive";
  readonly slices: readonly Slice[];
  readonly step: number;
  readonly unit: string;
  readonly cap: Points | null;
};
/** `age` is the contract's `bands` with `of: "age"`. */
export type Rule = OnceRule | TiersRule | PerUnitRule | BandsRule | AgeRule | ProgressiveRule;

/** Which keys beside its days an item of this rule may carry. Source: contract 3. */
export type ItemKeys = {
  readonly options: readonly { readonly code: string; readonly name: string }[] | null;
  readonly count: boolean;
  readonly quantity: boolean;
  readonly share: boolean;
  readonly period: boolean;
};

export function itemKeysOf(rule: Rule | null): ItemKeys {
  const none = { options: null, count: false, quantity: false, share: false, period: false };
  if (rule === null || rule.kind === "age") return none;
  if (rule.kind === "once") return { ...none, share: true };
  if (rule.kind === "tiers") return { ...none, options: rule.options, count: rule.mode === "sum", share: true };
  const options = rule.kind === "perUnit" ? rule.options : null;
  if (rule.unit === "month") return { ...none, options, period: true };
  if (rule.unit === "event") return { ...none, options, count: true };
  return { ...none, options, quantity: true, share: true };
}
