import type { Item } from "../application/application";
import type {
  AgeRule,
  Band,
  BandsRule,
  PerUnitRule,
  ProgressiveRule,
  Rule,
  Slice,
  TierOption,
  TiersRule,
  UnitOption,
} from "../rulebook/rulebook";
import { ageOn, type LocalDate, wholeMonths } from "../shared/local-date";
import { type Eligible, mergeSpans } from "./eligibility";
import {
  floorSteps,
  proratedPoints,
  type Quantity,
  type Step,
  sharedPoints,
  sumQuantities,
  wholeQuantity,
} from "./quantity";

/** How an indicator came to its points; everything in 0.01 分. `earned` is before the rule's own cap. Words in `lib/copy`. */
export type Arithmetic = { readonly earned: number } & (
  | { readonly kind: "nothing-eligible" }
  | { readonly kind: "once"; readonly points: number; readonly share: readonly [number, number] | null }
  | { readonly kind: "best-option"; readonly option: TierOption; readonly share: readonly [number, number] | null }
  | { readonly kind: "sum-options"; readonly parts: readonly OptionSum[] }
  | {
      readonly kind: "units";
      readonly quantity: Quantity;
      readonly steps: number;
      readonly points: number;
      readonly rule: PerUnitRule;
    }
  | { readonly kind: "per-option"; readonly parts: readonly OptionUnits[]; readonly rule: PerUnitRule }
  | {
      readonly kind: "band";
      readonly steps: number;
      readonly quantity: Quantity;
      readonly band: Band | null;
      readonly rule: BandsRule;
    }
  | { readonly kind: "age"; readonly age: number; readonly on: LocalDate; readonly band: Band | null }
  | {
      readonly kind: "progressive";
      readonly quantity: Quantity;
      readonly steps: number;
      readonly parts: readonly SliceSum[];
      readonly rule: ProgressiveRule;
    }
);
export type OptionSum = {
  readonly option: TierOption;
  readonly count: number;
  readonly sum: number;
  readonly kept: number;
};
export type OptionUnits = {
  readonly option: UnitOption;
  readonly quantity: Quantity;
  readonly steps: number;
  readonly points: number;
  readonly sum: number;
  readonly kept: number;
};
export type SliceSum = { readonly slice: Slice; readonly units: number };

const capped = (sum: number, cap: number | null) => (cap !== null && sum > cap ? cap : sum);

/** Q of contract 2 for the unit of a rule. */
export function quantityOf(unit: string, eligible: readonly Eligible[]): Quantity {
  if (unit === "month") {
    let months = 0;
    for (const span of mergeSpans(eligible)) months += wholeMonths(span.start, span.end);
    return wholeQuantity(months);
  }
  if (unit === "event") {
    let count = 0;
    for (const { item } of eligible) count += item.count ?? 1;
    return wholeQuantity(count);
  }
  return sumQuantities(eligible);
}

/** What the eligible items earn by a rule, before its cap. `step` is the rule's, prepared once. Source: contract 2. */
export function applyRule(rule: Exclude<Rule, AgeRule>, step: Step, eligible: readonly Eligible[]): Arithmetic {
  if (eligible.length === 0) return { kind: "nothing-eligible", earned: 0 };
  switch (rule.kind) {
    case "once": {
      let share: Item["share"] = [0, 1];
      for (const { item } of eligible) if (partOf(item.share) > partOf(share)) share = item.share;
      return { kind: "once", points: rule.points, share, earned: sharedPoints(rule.points, share) };
    }
    case "tiers":
      return applyTiers(rule, eligible);
    case "perUnit":
      return applyPerUnit(rule, step, eligible);
    case "bands": {
      const quantity = quantityOf(rule.unit, eligible);
      const steps = floorSteps(quantity, step);
      const band = bandOf(rule.bands, steps);
      return { kind: "band", steps, quantity, band, rule, earned: bandPoints(band, steps) };
    }
    case "progressive": {
      const quantity = quantityOf(rule.unit, eligible);
      const steps = floorSteps(quantity, step);
      const parts: SliceSum[] = [];
      let before = 0;
      let earned = 0;
      for (const slice of rule.slices) {
        const units = Math.min(steps, slice.upTo ?? Number.POSITIVE_INFINITY) - before;
        if (units <= 0) break;
        parts.push({ slice, units });
        earned += units * slice.points;
        before += units;
      }
      return { kind: "progressive", quantity, steps, parts, rule, earned };
    }
  }
}

const partOf = (share: Item["share"]) => (share === null ? 1 : share[0] / share[1]);

function applyTiers(rule: TiersRule, eligible: readonly Eligible[]): Arithmetic {
  if (rule.mode === "highest") {
    let best: Extract<Arithmetic, { kind: "best-option" }> | null = null;
    for (const { item } of eligible) {
      const option = rule.options.find((one) => one.code === item.option);
      if (option === undefined) continue;
      const earned = sharedPoints(option.points, item.share);
      if (best === null || earned > best.earned) best = { kind: "best-option", option, share: item.share, earned };
    }
    return best ?? { kind: "nothing-eligible", earned: 0 };
  }
  const parts: OptionSum[] = [];
  let earned = 0;
  for (const option of rule.options) {
    let count = 0;
    let sum = 0;
    for (const { item } of eligible) {
      if (item.option !== option.code) continue;
      count += item.count ?? 1;
      sum += sharedPoints(option.points, item.share) * (item.count ?? 1);
    }
    if (count === 0) continue;
    const kept = capped(sum, option.cap);
    parts.push({ option, count, sum, kept });
    earned += kept;
  }
  return { kind: "sum-options", parts, earned };
}

function unitPoints(rule: PerUnitRule, step: Step, quantity: Quantity, steps: number, points: number): number {
  return rule.prorate ? proratedPoints(quantity, step, points) : steps * points;
}

function applyPerUnit(rule: PerUnitRule, step: Step, eligible: readonly Eligible[]): Arithmetic {
  if (rule.options === null) {
    const quantity = quantityOf(rule.unit, eligible);
    const steps = floorSteps(quantity, step);
    return {
      kind: "units",
      quantity,
      steps,
      points: rule.points,
      rule,
      earned: unitPoints(rule, step, quantity, steps, rule.points),
    };
  }
  const parts: OptionUnits[] = [];
  let earned = 0;
  for (const option of rule.options) {
    const own = eligible.filter((one) => one.item.option === option.code);
    if (own.length === 0) continue;
    const quantity = quantityOf(rule.unit, own);
    const steps = floorSteps(quantity, step);
    const points = option.points ?? rule.points;
    const sum = unitPoints(rule, step, quantity, steps, points);
    const kept = capped(sum, option.cap);
    parts.push({ option, quantity, steps, points, sum, kept });
    earned += kept;
  }
  return { kind: "per-option", parts, rule, earned };
}

function bandOf(bands: readonly Band[], n: number): Band | null {
  return bands.find((band) => band.from <= n && (band.to === null || n < band.to)) ?? null;
}

function bandPoints(band: Band | null, n: number): number {
  if (band === null) return 0;
  return band.points ?? n * (band.pointsPerUnit ?? 0);
}

/** Age needs no item, and an item adds nothing. Source: contract 2, `of: "age"`. */
export function applyAge(rule: AgeRule, birthDate: LocalDate, cutoffDate: LocalDate): Arithmetic {
  const on = rule.on ?? cutoffDate;
  const age = ageOn(birthDate, on);
  const band = bandOf(rule.bands, age);
  return { kind: "age", age, on, band, earned: bandPoints(band, age) };
}
