import type { Item } from "../domain/application/application";
import { type Band, type Indicator, itemKeysOf, type Rule, type Window } from "../domain/rulebook/rulebook";
import type { Arithmetic } from "../domain/scoring/arithmetic";
import type { SetAside, SetAsideReason } from "../domain/scoring/eligibility";
import { type Quantity, quantityText } from "../domain/scoring/quantity";
import type { Score, ScoreLine, SectionSum } from "../domain/scoring/score-application";
import { dateOfDayNumber, dayNumber } from "../domain/shared/local-date";
import { plainDay } from "./dates";

const UNITS = new Map([
  ["month", "个月"],
  ["event", "次"],
  ["yuan", "元"],
  ["hour", "小时"],
  ["millilitre", "毫升"],
  ["person", "人"],
  ["day", "天"],
]);
export const unitName = (unit: string) => UNITS.get(unit) ?? unit;

/** What one step of a rule is called, where it has a name of its own. */
export const stepName = (unit: string, step: number) =>
  unit === "month" && step === 12 ? "年" : step === 1 ? unitName(unit) : null;

/** Options that are all insurances are called so. */
export const optionKind = (options: readonly { readonly name: string }[]) =>
  options.every((one) => one.name.endsWith("险")) ? "险种" : "类";

/** Hundredths as people read them: 23.5. */
export function pointsText(hundredths: number): string {
  return String(hundredths / 100);
}

function stepsText(unit: string, step: number, steps: number): string {
  if (unit === "month" && step === 12) return steps === 0 ? "不满 1 年" : `满 ${steps} 年`;
  return step === 1 ? `${steps} ${unitName(unit)}` : `每 ${step} ${unitName(unit)}计 1 次，共 ${steps} 次`;
}

/** The quantity and, where they differ, the whole steps in it. */
function countedText(
  quantity: Quantity,
  { unit, step }: { readonly unit: string; readonly step: number },
  steps: number,
) {
  const total = `${quantityText(quantity)} ${unitName(unit)}`;
  if (step !== 1) return `${total}，${stepsText(unit, step, steps)}`;
  return quantityText(quantity) === String(steps) ? total : `${total}，按 ${steps} ${unitName(unit)}计`;
}

const isPart = (share: Item["share"]) => share !== null && share[0] !== share[1];
const shareText = (share: Item["share"]) => (isPart(share) ? `占比 ${share?.join("/")}` : "");
const sentence = (...parts: readonly string[]) => parts.filter((part) => part !== "").join("，");

/** The range of a band; `unit` is the word for one of what it counts, or null. */
export function bandText({ from, to }: Pick<Band, "from" | "to">, unit: string | null): string {
  const word = unit === null ? "" : ` ${unit}`;
  return to === null ? `${from}${word}及以上` : `${from} 至不满 ${to}${word}`;
}

function daysText({ on, from, to }: Item): string {
  if (on !== null) return plainDay(on);
  return from === null ? "" : `${plainDay(from)}至${to === null ? "今" : plainDay(to)}`;
}

/** One fact as it was given, for its rule. */
export function itemText(item: Item, rule: Rule | null): string {
  const options = itemKeysOf(rule).options;
  const option = item.option === null ? "" : (options?.find((one) => one.code === item.option)?.name ?? item.option);
  const unit = rule !== null && "unit" in rule ? ` ${unitName(rule.unit)}` : "";
  const amount = item.quantity === null ? "" : `${item.quantity}${unit}`;
  const count = item.count === null || item.count === 1 ? "" : `${item.count} 次`;
  const facts = [option, daysText(item), amount, count].filter((part) => part !== "").join(" ");
  return sentence(facts === "" ? "符合条件" : facts, shareText(item.share));
}

function reasonText(reason: SetAsideReason, window: Window | null): string {
  if (reason === "not-on-cutoff") return "截止日当天不在有效期内";
  if (reason === "before-window") return "在计分期间之前";
  return window?.to == null ? "在截止日之后" : "在计分期间之后";
}

export function setAsideText({ item, reason }: SetAside, { rule, window }: Indicator): string {
  return `${itemText(item, rule)}：${reasonText(reason, window)}，未计`;
}

/** The arithmetic of an indicator before its cap, such as "5 个险种各满 5 年，25 × 2 分 = 50 分". */
export function arithmeticText(arithmetic: Arithmetic): string {
  const result = `${pointsText(arithmetic.earned)} 分`;
  switch (arithmetic.kind) {
    case "nothing-eligible":
      return "没有可计分的事实，0 分";
    case "once":
      return sharedText("符合条件，计 ", arithmetic.points, arithmetic.share, result);
    case "best-option":
      return sharedText(`取最高一项“${arithmetic.option.name}”，`, arithmetic.option.points, arithmetic.share, result);
    case "sum-options": {
      const parts = arithmetic.parts.map(
        (part) => `${part.option.name} ${part.count} 项 ${pointsText(part.sum)} 分${limitText(part)}`,
      );
      return parts.length === 1 && parts[0] !== undefined ? parts[0] : `${parts.join(" + ")} = ${result}`;
    }
    case "units": {
      const { rule, quantity, steps, points } = arithmetic;
      if (!rule.prorate)
        return `${countedText(quantity, rule, steps)}，${steps} × ${pointsText(points)} 分 = ${result}`;
      const divided = rule.step === 1 ? "" : ` ÷ ${rule.step}`;
      return `${quantityText(quantity)} ${unitName(rule.unit)}${divided} × ${pointsText(points)} 分 = ${result}`;
    }
    case "per-option":
      return perOptionText(arithmetic, result);
    case "band": {
      const { rule, quantity, steps, band } = arithmetic;
      return `${countedText(quantity, rule, steps)}，${inBand(band, steps, stepName(rule.unit, rule.step), result)}`;
    }
    case "age":
      return `${plainDay(arithmetic.on)}时 ${arithmetic.age} 周岁，${inBand(arithmetic.band, arithmetic.age, "周岁", result)}`;
    case "progressive": {
      const { rule, quantity, steps } = arithmetic;
      const parts = arithmetic.parts.map((part) => `${part.units} × ${pointsText(part.slice.points)} 分`);
      const counted = countedText(quantity, rule, steps);
      return parts.length === 0 ? `${counted}，0 分` : `${counted}，${parts.join(" + ")} = ${result}`;
    }
  }
}

function sharedText(before: string, points: number, share: Item["share"], result: string): string {
  const whole = `${before}${pointsText(points)} 分`;
  return isPart(share) ? `${whole}，${shareText(share)}，得 ${result}` : whole;
}

function limitText({ sum, kept }: { readonly sum: number; readonly kept: number }): string {
  return kept < sum ? `（上限 ${pointsText(kept)} 分）` : "";
}

function inBand(band: Band | null, n: number, unit: string | null, result: string): string {
  if (band === null) return "不在任何一档内，0 分";
  const each = band.pointsPerUnit === null ? `计 ${result}` : `${n} × ${pointsText(band.pointsPerUnit)} 分 = ${result}`;
  return `在“${bandText(band, unit)}”一档，${each}`;
}

function perOptionText(arithmetic: Extract<Arithmetic, { kind: "per-option" }>, result: string): string {
  const { parts, rule } = arithmetic;
  const first = parts[0];
  if (first === undefined) return `没有可计分的事实，${result}`;
  const same = parts.every(
    (part) => part.steps === first.steps && part.points === first.points && part.kept === part.sum,
  );
  if (same && parts.length > 1 && !rule.prorate) {
    const kind = optionKind(parts.map((part) => part.option));
    const steps = parts.length * first.steps;
    return `${parts.length} 个${kind}各${stepsText(rule.unit, rule.step, first.steps)}，${steps} × ${pointsText(first.points)} 分 = ${result}`;
  }
  const words = parts.map((part) => {
    const amount = rule.prorate
      ? ` ${quantityText(part.quantity)} ${unitName(rule.unit)}`
      : rule.step === 1
        ? ` ${part.steps} ${unitName(rule.unit)}`
        : stepsText(rule.unit, rule.step, part.steps);
    return `${part.option.name}${amount} ${pointsText(part.sum)} 分${limitText(part)}`;
  });
  return words.length === 1 && words[0] !== undefined ? words[0] : `${words.join(" + ")} = ${result}`;
}

/** What the rule's cap did: "" where the rule has none. */
export function capText(line: ScoreLine): string {
  const cap = line.indicator.rule?.cap ?? null;
  if (cap === null || line.arithmetic === null || line.arithmetic.kind === "nothing-eligible") return "";
  return line.earned < line.arithmetic.earned
    ? `超过上限，按上限计 ${pointsText(cap)} 分`
    : `未超过上限 ${pointsText(cap)} 分`;
}

/** What a group took away, or null. */
export function takenText(line: ScoreLine): string | null {
  if (line.taken === null) return null;
  const { group, by } = line.taken;
  const lost = pointsText(line.earned - line.points);
  return by === null
    ? `“${group.name}”合计不超过 ${pointsText(group.cap ?? 0)} 分，减去 ${lost} 分`
    : `“${group.name}”只取最高的一项（${by.name}），本项 ${lost} 分不计`;
}

/** What a section's cap took away, or null. */
export function sectionCapText(sum: SectionSum): string | null {
  return sum.points === sum.sum
    ? null
    : `${sum.section.name}上限 ${pointsText(sum.points)} 分，减去 ${pointsText(sum.sum - sum.points)} 分`;
}

/** Which part of a period counts, where not all of it does. */
function cutText({ from, to }: Item, { indicator, limits }: ScoreLine): string {
  if (from === null || !itemKeysOf(indicator.rule).period) return "";
  const late = dayNumber(from) < limits.from ? `从${plainDay(dateOfDayNumber(limits.from))}起` : "";
  const early = to === null || dayNumber(to) > limits.to ? `到${plainDay(dateOfDayNumber(limits.to))}止` : "";
  return late === "" && early === "" ? "" : `（${[late, early].filter((part) => part !== "").join("、")}计）`;
}

/** The arithmetic of a line in words, cap included; for a veto whether there is a record. */
export function lineArithmeticText(line: ScoreLine): string {
  if (line.indicator.effect === "veto")
    return line.items.length > line.setAside.length ? "有记录，一票否决" : "没有记录";
  const words = line.arithmetic === null ? "" : arithmeticText(line.arithmetic);
  const deducted = line.indicator.effect === "deduction" && line.points > 0 ? `扣 ${pointsText(line.points)} 分` : "";
  return sentence(words, capText(line), deducted);
}

/** A line of `points-score/1` in words: an indicator, a section whose cap took something, or the floor. `points` in 分. */
export type WordedLine = {
  readonly indicator?: string;
  readonly section?: string;
  readonly name: string;
  readonly basis?: string;
  readonly facts: readonly string[];
  readonly setAside: readonly string[];
  readonly arithmetic: string;
  readonly taken: string | null;
  readonly points: number;
};

/** One score in lines for `points-score/1` and for the ledger. */
export function scoreLinesInWords(score: Score): readonly WordedLine[] {
  const lines: WordedLine[] = score.lines.map((line) => ({
    indicator: line.indicator.code,
    name: line.indicator.name,
    basis: line.indicator.basis,
    facts: line.items
      .filter((item) => !line.setAside.some((aside) => aside.item === item))
      .map((item) => itemText(item, line.indicator.rule) + cutText(item, line)),
    setAside: line.setAside.map((aside) => setAsideText(aside, line.indicator)),
    arithmetic: lineArithmeticText(line),
    taken: takenText(line),
    points: line.points / 100,
  }));
  for (const sum of score.sections) {
    const taken = sectionCapText(sum);
    if (taken === null) continue;
    lines.push({
      section: sum.section.code,
      name: sum.section.name,
      facts: [],
      setAside: [],
      arithmetic: "",
      taken,
      points: (sum.points - sum.sum) / 100,
    });
  }
  if (score.total !== score.sum) {
    const taken = `总分不低于 ${pointsText(score.total)} 分，按 ${pointsText(score.total)} 分计`;
    lines.push({
      name: "总分",
      facts: [],
      setAside: [],
      arithmetic: "",
      taken,
      points: (score.total - score.sum) / 100,
    });
  }
  return lines;
}
