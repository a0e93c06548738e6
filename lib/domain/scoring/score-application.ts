import type { Application, Item } from "../application/application";
import type { Group, Indicator, Rulebook, Section } from "../rulebook/rulebook";
import type { LocalDate } from "../shared/local-date";
import { fail, ok, type Result } from "../shared/result";
import { type Arithmetic, applyAge, applyRule } from "./arithmetic";
import { type Limits, limitsOf, type SetAside, sortItems } from "./eligibility";
import { type Step, stepOf } from "./quantity";

/** No indicator earns more, in 0.01 分 (contract 2: 10⁹ 分). */
const MOST = 100_000_000_000;

type CompiledIndicator = { readonly indicator: Indicator; readonly limits: Limits; readonly step: Step };
/** A rulebook prepared for scoring, for one kind of service project or for all indicators. */
export type CompiledRulebook = {
  readonly rulebook: Rulebook;
  readonly kind: string | null;
  readonly byClass: ReadonlyMap<string, readonly CompiledIndicator[]>;
  readonly groups: ReadonlyMap<string, Group>;
};

/** One indicator of a score. Points in 0.01 分: `earned` after the rule's cap, `points` after groups, before section caps. */
export type ScoreLine = {
  readonly indicator: Indicator;
  readonly items: readonly Item[];
  readonly setAside: readonly SetAside[];
  readonly arithmetic: Arithmetic | null;
  readonly earned: number;
  points: number;
  /** The group that took something away, and the member that stands in its place (mode highest). */
  taken: { readonly group: Group; readonly by: string | null } | null;
  readonly earliest: LocalDate | null;
};
export type SectionSum = { readonly section: Section; readonly sum: number; readonly points: number };

/** A score with its lines. Points in 0.01 分. `total` is not below the rulebook's floor; `sum` is before the floor. */
export type Score = {
  readonly application: Application;
  readonly lines: readonly ScoreLine[];
  readonly sections: readonly SectionSum[];
  readonly deductions: number;
  readonly sum: number;
  readonly total: number;
  readonly vetoed: boolean;
};
/** An indicator that would earn over 10⁹ 分: the line is refused (contract 2). */
export type ScoreRefusal = { readonly indicator: string };

/** Prepares a rulebook; with a kind, indicators whose `services` do not name it are left out. Source: contract 5. */
export function compileRulebook(rulebook: Rulebook, kind: string | null = null): CompiledRulebook {
  const counted = rulebook.indicators.filter(
    (one) => one.effect !== "check" && (kind === null || one.services === null || one.services.includes(kind)),
  );
  const compiled = counted.map((indicator) => ({
    indicator,
    limits: limitsOf(indicator, rulebook.cutoffDate),
    step: stepOf(indicator.rule !== null && "step" in indicator.rule ? indicator.rule.step : 1),
  }));
  return {
    rulebook,
    kind,
    byClass: new Map(
      rulebook.classes.map((one) => [one.code, compiled.filter((c) => c.indicator.classes.includes(one.code))]),
    ),
    groups: new Map(rulebook.groups.map((group) => [group.code, group])),
  };
}

const text = (value: string | number | null) => (value === null ? "" : String(value));
function compareItems(a: Item, b: Item): number {
  const left = [a.on ?? a.from, a.to, a.option, a.count, a.quantity, a.share?.join("/") ?? null];
  const right = [b.on ?? b.from, b.to, b.option, b.count, b.quantity, b.share?.join("/") ?? null];
  for (let i = 0; i < left.length; i++) {
    const [x, y] = [text(left[i] ?? null), text(right[i] ?? null)];
    if (x !== y) return x < y ? -1 : 1;
  }
  return 0;
}

const NO_ITEMS: readonly Item[] = [];

function gather(application: Application): ReadonlyMap<string, readonly Item[]> {
  const items = new Map<string, readonly Item[]>();
  for (const claim of application.claims) {
    const known = items.get(claim.indicator);
    items.set(claim.indicator, known === undefined ? claim.items : [...known, ...claim.items]);
  }
  return items;
}

function scoreIndicator(
  compiled: CompiledIndicator,
  claimed: readonly Item[] | undefined,
  birthDate: LocalDate,
  cutoff: LocalDate,
): ScoreLine {
  const { indicator, limits, step } = compiled;
  const rule = indicator.rule;
  const items = claimed === undefined || claimed.length < 2 ? (claimed ?? NO_ITEMS) : [...claimed].sort(compareItems);
  const { eligible, setAside } = sortItems(items, limits);
  const arithmetic =
    rule === null ? null : rule.kind === "age" ? applyAge(rule, birthDate, cutoff) : applyRule(rule, step, eligible);
  const cap = rule?.cap ?? null;
  const before = arithmetic?.earned ?? 0;
  const earned = cap !== null && before > cap ? cap : before;
  let earliest: LocalDate | null = null;
  for (const { item } of eligible) {
    const first = item.on ?? item.from;
    if (first !== null && (earliest === null || first < earliest)) earliest = first;
  }
  return { indicator, items, setAside, arithmetic, earned, points: earned, taken: null, earliest };
}

/**
 * The score of one application: eligible items → points per indicator with its cap → groups → section sums with their caps → total.
 * A pure function of rulebook, kind and application; the order of claims and items never matters. Source: contract 5.
 */
export function scoreApplication(compiled: CompiledRulebook, application: Application): Result<Score, ScoreRefusal> {
  const claimed = gather(application);
  const lines: ScoreLine[] = [];
  let vetoed = false;
  for (const one of compiled.byClass.get(application.class) ?? []) {
    const items = claimed.get(one.indicator.code);
    if (items === undefined && one.indicator.rule?.kind !== "age") continue;
    const line = scoreIndicator(one, items, application.birthDate, compiled.rulebook.cutoffDate);
    if (line.earned > MOST) return fail({ indicator: one.indicator.code });
    if (one.indicator.effect === "veto" && line.items.length > line.setAside.length) vetoed = true;
    lines.push(line);
  }
  applyGroups(lines, compiled.groups);
  const sections = compiled.rulebook.sections.map((section) => {
    let sum = 0;
    for (const line of lines) if (line.indicator.section === section.code) sum += line.points;
    return { section, sum, points: section.cap !== null && sum > section.cap ? section.cap : sum };
  });
  let deductions = 0;
  for (const line of lines) if (line.indicator.effect === "deduction") deductions += line.points;
  let sum = -deductions;
  for (const one of sections) if (one.section.inTotal) sum += one.points;
  const floor = compiled.rulebook.totalFloor;
  const total = floor !== null && sum < floor ? floor : sum;
  return ok({ application, lines, sections, deductions, sum, total: total === 0 ? 0 : total, vetoed });
}

function applyGroups(lines: readonly ScoreLine[], groups: ReadonlyMap<string, Group>): void {
  for (const group of groups.values()) {
    const members = lines.filter((line) => line.indicator.group === group.code);
    if (group.mode === "highest") {
      const highest = members.reduce<ScoreLine | null>(
        (best, line) => (best === null || line.points > best.points ? line : best),
        null,
      );
      for (const line of members) {
        if (line === highest || line.points === 0) continue;
        line.points = 0;
        line.taken = { group, by: highest?.indicator.code ?? null };
      }
      continue;
    }
    let excess = members.reduce((sum, line) => sum + line.points, 0) - (group.cap ?? Number.POSITIVE_INFINITY);
    for (const line of members.toReversed()) {
      if (excess <= 0) break;
      const taken = Math.min(excess, line.points);
      if (taken === 0) continue;
      line.points -= taken;
      line.taken = { group, by: null };
      excess -= taken;
    }
  }
}
