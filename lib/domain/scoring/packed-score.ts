import type { Application, Item } from "../application/application";
import type { Band, Rule } from "../rulebook/rulebook";
import type { LocalDate } from "../shared/local-date";
import type { Arithmetic } from "./arithmetic";
import { SET_ASIDE_REASONS } from "./eligibility";
import type { Quantity } from "./quantity";
import { type CompiledRulebook, claimedItems, inOrder, type Score, type ScoreLine } from "./score-application";

/** What a rule took into account, in an order of its own (`numbersOf`): whole numbers (as text beyond 2⁵³) and codes of options. */
type Numbers = readonly (number | string)[];

/**
 * A line as it is stored. `by`: the member that stands in its place, "" where a group's cap took something, null where nothing was taken. `aside`: what was set
 * aside, by place among the items in the engine's order, and by reason. `numbers` begin with what the rule earned before its cap; null without a rule.
 */
export type PackedLine = readonly [
  code: string,
  points: number,
  earned: number,
  by: string | null,
  earliest: LocalDate | null,
  aside: readonly (readonly [item: number, reason: number])[],
  numbers: Numbers | null,
];

/** How a score came about, without what rulebook and facts say already. Points in 0.01 分. `sections` in rulebook order, before and after their caps. */
export type Explanation = {
  readonly lines: readonly PackedLine[];
  readonly sections: readonly (readonly [sum: number, points: number])[];
  readonly deductions: number;
  /** Before the rulebook's floor. */
  readonly sum: number;
};
/** A score as it is stored beside the facts that it rests on. Total in 0.01 分. */
export type PackedScore = { readonly total: number; readonly vetoed: boolean; readonly explanation: Explanation };

const wholeOf = (n: number | bigint) => (typeof n === "bigint" ? String(n) : n);

function bandPlace(rule: Rule | null, band: Band | null): number {
  return band === null || rule === null || !("bands" in rule) ? -1 : rule.bands.indexOf(band);
}

function numbersOf(arithmetic: Arithmetic, rule: Rule | null): Numbers {
  const { earned } = arithmetic;
  switch (arithmetic.kind) {
    case "nothing-eligible":
      return [];
    case "once":
      return [earned, ...(arithmetic.share ?? [])];
    case "best-option":
      return [earned, arithmetic.option.code, ...(arithmetic.share ?? [])];
    case "sum-options": {
      const numbers: (number | string)[] = [earned];
      for (const { option, count, sum, kept } of arithmetic.parts) numbers.push(option.code, count, sum, kept);
      return numbers;
    }
    case "units":
      return [earned, wholeOf(arithmetic.quantity.n), wholeOf(arithmetic.quantity.d), arithmetic.steps];
    case "per-option": {
      const numbers: (number | string)[] = [earned];
      for (const { option, quantity, steps, sum, kept } of arithmetic.parts)
        numbers.push(option.code, wholeOf(quantity.n), wholeOf(quantity.d), steps, sum, kept);
      return numbers;
    }
    case "band": {
      const { quantity, steps, band } = arithmetic;
      return [earned, wholeOf(quantity.n), wholeOf(quantity.d), steps, bandPlace(rule, band)];
    }
    case "age":
      return [earned, arithmetic.age, bandPlace(rule, arithmetic.band)];
    case "progressive": {
      const { quantity, steps, parts } = arithmetic;
      return [earned, wholeOf(quantity.n), wholeOf(quantity.d), steps, ...parts.map(({ units }) => units)];
    }
  }
}

const NOTHING: PackedLine[5] = [];

function packedLine(line: ScoreLine): PackedLine {
  const { indicator, points, earned, taken, earliest, items, setAside, arithmetic } = line;
  return [
    indicator.code,
    points,
    earned,
    taken === null ? null : (taken.by?.code ?? ""),
    earliest,
    setAside.length === 0
      ? NOTHING
      : setAside.map(({ item, reason }) => [items.indexOf(item), SET_ASIDE_REASONS.indexOf(reason)] as const),
    arithmetic === null ? null : numbersOf(arithmetic, indicator.rule),
  ];
}

/** What of a score is stored; `unpackScore` reads it back. */
export function packScore({ lines, sections, deductions, sum, total, vetoed }: Score): PackedScore {
  const sums = sections.map((one) => [one.sum, one.points] as const);
  return { total, vetoed, explanation: { lines: lines.map(packedLine), sections: sums, deductions, sum } };
}

/** Takes what was stored one by one, and throws where there is no more of it or something else. */
function takerOf(numbers: Numbers) {
  let at = 0;
  const next = () => {
    const one = numbers[at++];
    if (one === undefined) throw new Error("a stored score ends within a line");
    return one;
  };
  const quantity = (): Quantity => {
    const [n, d] = [next(), next()];
    return typeof n === "number" && typeof d === "number" ? { n, d } : { n: BigInt(n), d: BigInt(d) };
  };
  const rest = <T>(take: () => T): T[] => {
    const taken: T[] = [];
    while (at < numbers.length) taken.push(take());
    return taken;
  };
  return { whole: () => Number(next()), quantity, rest, code: () => String(next()) };
}

function found<T>(one: T | undefined, what: string): T {
  if (one === undefined) throw new Error(`a stored score names ${what} that its rulebook does not have`);
  return one;
}
const optionOf = <T extends { readonly code: string }>(options: readonly T[], code: string): T =>
  found(
    options.find((one) => one.code === code),
    `the option ${code}`,
  );
const bandAt = (bands: readonly Band[], place: number): Band | null =>
  place < 0 ? null : found(bands[place], `the band ${place}`);

function arithmeticOf(numbers: Numbers, rule: Rule, cutoff: LocalDate): Arithmetic {
  if (numbers.length === 0) return { kind: "nothing-eligible", earned: 0 };
  const { whole, quantity, rest, code } = takerOf(numbers);
  const earned = whole();
  const share = (): Item["share"] => {
    const [n, d] = rest(whole);
    return n === undefined || d === undefined ? null : [n, d];
  };
  switch (rule.kind) {
    case "once":
      return { kind: "once", points: rule.points, share: share(), earned };
    case "tiers":
      return rule.mode === "highest"
        ? { kind: "best-option", option: optionOf(rule.options, code()), share: share(), earned }
        : {
            kind: "sum-options",
            parts: rest(() => ({
              option: optionOf(rule.options, code()),
              count: whole(),
              sum: whole(),
              kept: whole(),
            })),
            earned,
          };
    case "perUnit": {
      const { options } = rule;
      if (options === null)
        return { kind: "units", quantity: quantity(), steps: whole(), points: rule.points, rule, earned };
      const part = () => {
        const option = optionOf(options, code());
        const points = option.points ?? rule.points;
        return { option, quantity: quantity(), steps: whole(), points, sum: whole(), kept: whole() };
      };
      return { kind: "per-option", parts: rest(part), rule, earned };
    }
    case "bands":
      return { kind: "band", quantity: quantity(), steps: whole(), band: bandAt(rule.bands, whole()), rule, earned };
    case "age":
      return { kind: "age", age: whole(), on: rule.on ?? cutoff, band: bandAt(rule.bands, whole()), earned };
    case "progressive": {
      const [counted, steps] = [quantity(), whole()];
      const units = rest(whole);
      const parts = units.map((one, place) => ({ slice: found(rule.slices[place], `the slice ${place}`), units: one }));
      return { kind: "progressive", quantity: counted, steps, parts, rule, earned };
    }
  }
}

/**
 * A stored score as the engine gave it. `compiled` is the rulebook that scored it, for the same kind, and `application` the facts that were scored. Throws where
 * they are others.
 */
export function unpackScore(packed: PackedScore, compiled: CompiledRulebook, application: Application): Score {
  const { total, vetoed, explanation } = packed;
  const { sections, cutoffDate } = compiled.rulebook;
  const ofClass = found(compiled.byClass.get(application.class), `the class ${application.class}`);
  const claimed = claimedItems(application, ofClass);
  const placeOf = (code: string) => found(ofClass.places.get(code), `the indicator ${code}`);
  const compiledAt = (code: string) => found(ofClass.indicators[placeOf(code)], `the indicator ${code}`);
  const lines = explanation.lines.map(([code, points, earned, by, earliest, aside, numbers]): ScoreLine => {
    const { indicator, limits, group, rule } = compiledAt(code);
    const items = inOrder(claimed[placeOf(code)] ?? []);
    return {
      indicator,
      limits,
      items,
      setAside: aside.map(([item, reason]) => ({
        item: found(items[item], `the fact ${item}`),
        reason: found(SET_ASIDE_REASONS[reason], `the reason ${reason}`),
      })),
      arithmetic: numbers === null ? null : arithmeticOf(numbers, found(rule ?? undefined, "a rule"), cutoffDate),
      earned,
      points,
      taken:
        by === null
          ? null
          : { group: found(group ?? undefined, "a group"), by: by === "" ? null : compiledAt(by).indicator },
      earliest,
    };
  });
  const { deductions, sum } = explanation;
  const sums = explanation.sections.map(([before, points], place) => ({
    section: found(sections[place], `the section ${place}`),
    sum: before,
    points,
  }));
  return { application, lines, sections: sums, deductions, sum, total, vetoed };
}
