import type { Application, Item } from "../application/application";
import type { Effect, Group, Indicator, Rule, Rulebook, Section } from "../rulebook/rulebook";
import type { LocalDate } from "../shared/local-date";
import { fail, ok, type Result } from "../shared/result";
import { type Arithmetic, applyAge, applyRule } from "./arithmetic";
import { type Limits, limitsOf, type SetAside, sortItems } from "./eligibility";
import { type Step, stepOf } from "./quantity";

/** No indicator earns more, in 0.01 分 (contract 2: 10⁹ 分). */
const MOST = 100_000_000_000;

/** An indicator and what scoring asks of it again and again, in one shape for all (which keeps it fast). */
type CompiledIndicator = {
  readonly indicator: Indicator;
  readonly rule: Rule | null;
  readonly cap: number | null;
  readonly limits: Limits;
  readonly step: Step;
  readonly effect: Effect;
  readonly readsAge: boolean;
  /** Its place among the sections; -1 = in none. */
  readonly section: number;
  readonly group: Group | null;
};
/** The indicators of one class in rulebook order, and where each code stands among them. */
type CompiledClass = {
  readonly indicators: readonly CompiledIndicator[];
  readonly places: ReadonlyMap<string, number>;
};
/** A rulebook prepared for scoring, for one kind of service project or for all indicators. */
export type CompiledRulebook = {
  readonly rulebook: Rulebook;
  readonly byClass: ReadonlyMap<string, CompiledClass>;
};

/** One indicator of a score. Points in 0.01 分: `earned` after the rule's cap, `points` after groups, before section caps. */
export type ScoreLine = {
  readonly indicator: Indicator;
  /** Between which days its periods count. */
  readonly limits: Limits;
  readonly items: readonly Item[];
  readonly setAside: readonly SetAside[];
  readonly arithmetic: Arithmetic | null;
  readonly earned: number;
  points: number;
  /** The group that took something away, and the member that stands in its place (mode highest). */
  taken: { readonly group: Group; readonly by: Indicator | null } | null;
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
  const compiled = counted.map((indicator): CompiledIndicator => {
    const { rule, effect, section, group } = indicator;
    return {
      indicator,
      rule,
      cap: rule?.cap ?? null,
      limits: limitsOf(indicator, rulebook.cutoffDate),
      step: stepOf(rule !== null && "step" in rule ? rule.step : 1),
      effect,
      readsAge: rule?.kind === "age",
      section: rulebook.sections.findIndex((one) => one.code === section),
      group: rulebook.groups.find((one) => one.code === group) ?? null,
    };
  });
  return {
    rulebook,
    byClass: new Map(
      rulebook.classes.map((one) => [
        one.code,
        classOf(compiled.filter((c) => c.indicator.classes.includes(one.code))),
      ]),
    ),
  };
}

function classOf(indicators: readonly CompiledIndicator[]): CompiledClass {
  return { indicators, places: new Map(indicators.map((one, place) => [one.indicator.code, place])) };
}

function compare(a: string | number | null, b: string | number | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? -1 : 1;
  return a < b ? -1 : 1;
}

/** A total order of differing items: by option, then by day. */
function compareItems(a: Item, b: Item): number {
  return (
    compare(a.option, b.option) ||
    compare(a.on ?? a.from, b.on ?? b.from) ||
    compare(a.to, b.to) ||
    compare(a.count, b.count) ||
    compare(a.quantity, b.quantity) ||
    compare(a.share?.[0] ?? null, b.share?.[0] ?? null) ||
    compare(a.share?.[1] ?? null, b.share?.[1] ?? null) ||
    compare(a.on, b.on)
  );
}

const FEW = 16;

/** The explanation must not depend on the order of the input. A few items, which is the rule, are put in order faster by hand. */
export function inOrder(items: readonly Item[]): readonly Item[] {
  if (items.length < 2) return items;
  const sorted = items.slice();
  if (sorted.length > FEW) return sorted.sort(compareItems);
  for (let i = 1; i < sorted.length; i++) {
    const item = sorted[i] as Item;
    let at = i;
    for (; at > 0 && compareItems(sorted[at - 1] as Item, item) > 0; at--) sorted[at] = sorted[at - 1] as Item;
    sorted[at] = item;
  }
  return sorted;
}

const NO_ITEMS: readonly Item[] = [];

/** The claimed items by the places of their indicators; several claims on one indicator are read as one. */
export function claimedItems(
  application: Application,
  { indicators, places }: CompiledClass,
): readonly (readonly Item[] | null)[] {
  const items = new Array<readonly Item[] | null>(indicators.length).fill(null);
  for (const claim of application.claims) {
    const place = places.get(claim.indicator);
    if (place === undefined) continue;
    const known = items[place] ?? null;
    items[place] = known === null ? claim.items : [...known, ...claim.items];
  }
  return items;
}

function scoreIndicator(
  compiled: CompiledIndicator,
  claimed: readonly Item[],
  birthDate: LocalDate,
  cutoff: LocalDate,
): ScoreLine {
  const { indicator, rule, cap, limits, step } = compiled;
  const items = inOrder(claimed);
  const { eligible, setAside } = sortItems(items, limits);
  const arithmetic =
    rule === null ? null : rule.kind === "age" ? applyAge(rule, birthDate, cutoff) : applyRule(rule, step, eligible);
  const before = arithmetic?.earned ?? 0;
  const earned = cap !== null && before > cap ? cap : before;
  let earliest: LocalDate | null = null;
  for (const { item } of eligible) {
    const first = item.on ?? item.from;
    if (first !== null && (earliest === null || first < earliest)) earliest = first;
  }
  return { indicator, limits, items, setAside, arithmetic, earned, points: earned, taken: null, earliest };
}

/**
 * The score of one application: eligible items → points per indicator with its cap → groups → section sums with their caps → total.
 * A pure function of rulebook, kind and application; the order of claims and items never matters. Source: contract 5.
 */
export function scoreApplication(compiled: CompiledRulebook, application: Application): Result<Score, ScoreRefusal> {
  const ofClass = compiled.byClass.get(application.class);
  if (ofClass === undefined) throw new RangeError(`class ${application.class} is not in the rulebook`);
  const claimed = claimedItems(application, ofClass);
  const { sections, cutoffDate, totalFloor } = compiled.rulebook;
  const lines: ScoreLine[] = [];
  const used: CompiledIndicator[] = [];
  let vetoed = false;
  for (let place = 0; place < claimed.length; place++) {
    const one = ofClass.indicators[place];
    const items = claimed[place] ?? null;
    if (one === undefined || (items === null && !one.readsAge)) continue;
    const line = scoreIndicator(one, items ?? NO_ITEMS, application.birthDate, cutoffDate);
    if (line.earned > MOST) return fail({ indicator: one.indicator.code });
    if (one.effect === "veto" && line.items.length > line.setAside.length) vetoed = true;
    lines.push(line);
    used.push(one);
  }
  applyGroups(lines, used);
  const earned = new Array<number>(sections.length).fill(0);
  let deductions = 0;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    const one = used[i];
    if (line === undefined || one === undefined) continue;
    if (one.effect === "deduction") deductions += line.points;
    if (one.section >= 0) earned[one.section] = (earned[one.section] ?? 0) + line.points;
  }
  let sum = -deductions;
  const sums: SectionSum[] = [];
  for (let place = 0; place < sections.length; place++) {
    const section = sections[place] as Section;
    const before = earned[place] as number;
    const points = section.cap !== null && before > section.cap ? section.cap : before;
    if (section.inTotal) sum += points;
    sums.push({ section, sum: before, points });
  }
  const total = totalFloor !== null && sum < totalFloor ? totalFloor : sum;
  return ok({ application, lines, sections: sums, deductions, sum, total: total === 0 ? 0 : total, vetoed });
}

function applyGroups(lines: readonly ScoreLine[], used: readonly CompiledIndicator[]): void {
  let members: Map<Group, ScoreLine[]> | null = null;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    const group = used[i]?.group ?? null;
    if (group === null || line === undefined) continue;
    members ??= new Map();
    const known = members.get(group);
    if (known === undefined) members.set(group, [line]);
    else known.push(line);
  }
  if (members === null) return;
  for (const [group, ofGroup] of members) {
    if (group.mode === "highest") keepHighest(group, ofGroup);
    else keepWithinCap(group, ofGroup);
  }
}

function keepHighest(group: Group, members: readonly ScoreLine[]): void {
  let highest: ScoreLine | null = null;
  for (const line of members) if (highest === null || line.points > highest.points) highest = line;
  for (const line of members) {
    if (line === highest || line.points === 0) continue;
    line.points = 0;
    line.taken = { group, by: highest?.indicator ?? null };
  }
}

function keepWithinCap(group: Group, members: readonly ScoreLine[]): void {
  let excess = -(group.cap ?? Number.POSITIVE_INFINITY);
  for (const line of members) excess += line.points;
  for (let last = members.length - 1; last >= 0 && excess > 0; last--) {
    const line = members[last];
    if (line === undefined || line.points === 0) continue;
    const taken = Math.min(excess, line.points);
    line.points -= taken;
    line.taken = { group, by: null };
    excess -= taken;
  }
}
