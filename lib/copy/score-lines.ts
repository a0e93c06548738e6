import type { Item } from "../domain/application/application";
import type { Band } from "../domain/rulebook/rulebook";
import type { Arithmetic } from "../domain/scoring/arithmetic";
import type { SetAside, SetAsideReason } from "../domain/scoring/eligibility";
import { quantityText } from "../domain/scoring/quantity";
import type { Score, ScoreLine, SectionSum } from "../domain/scoring/score-application";

const UNITS: Record<string, string> = {
  month: "个月",
  event: "次",
  yuan: "元",
  hour: "小时",
  millilitre: "毫升",
  person: "人",
  day: "天",
};
export const unitName = (unit: string) => UNITS[unit] ?? unit;

/** Hundredths as people read them: 23.5. */
export function pointsText(hundredths: number): string {
  return String(hundredths / 100);
}

function stepsText(unit: string, step: number, steps: number): string {
  if (unit === "month" && step === 12) return `满 ${steps} 年`;
  return step === 1 ? `${steps} ${unitName(unit)}` : `${steps} 个 ${step} ${unitName(unit)}`;
}
const shareText = (share: readonly [number, number] | null) =>
  share === null || share[0] === share[1] ? "" : `,占比 ${share[0]}/${share[1]}`;

function bandText(band: Band): string {
  return band.to === null ? `${band.from} 及以上` : `${band.from} 至不满 ${band.to}`;
}

type Named = readonly { readonly code: string; readonly name: string }[] | null;

/** One fact as it was given. `options` are the rule's, for their names. */
export function itemText(item: Item, options: Named): string {
  const option = item.option === null ? "" : (options?.find((one) => one.code === item.option)?.name ?? item.option);
  const days = item.on ?? (item.from === null ? "" : `${item.from} 至 ${item.to ?? "今"}`);
  const amount = item.quantity === null ? "" : String(item.quantity);
  const count = item.count === null || item.count === 1 ? "" : `${item.count} 次`;
  return [option, days, amount, count].filter((part) => part !== "").join(" ") + shareText(item.share) || "符合";
}

const REASONS: Record<SetAsideReason, string> = {
  "after-cutoff": "在截止日之后",
  "before-window": "在计分期间之前",
  "not-on-cutoff": "截止日当天不在有效期内",
};

export function setAsideText(aside: SetAside, options: Named): string {
  return `${itemText(aside.item, options)}:${REASONS[aside.reason]},未计`;
}

/** The arithmetic of an indicator before its cap, such as "5 个险种各满 5 年,25 × 2 分 = 50 分". */
export function arithmeticText(arithmetic: Arithmetic): string {
  const result = `${pointsText(arithmetic.earned)} 分`;
  switch (arithmetic.kind) {
    case "nothing-eligible":
      return "没有可计分的事实,0 分";
    case "once":
      return `符合条件计 ${pointsText(arithmetic.points)} 分${shareText(arithmetic.share)},得 ${result}`;
    case "best-option":
      return `取最高一项“${arithmetic.option.name}”${pointsText(arithmetic.option.points)} 分${shareText(arithmetic.share)},得 ${result}`;
    case "sum-options": {
      const parts = arithmetic.parts.map((part) => {
        const limit = part.kept < part.sum ? `(限 ${pointsText(part.kept)} 分)` : "";
        return `${part.option.name} ${part.count} 项 ${pointsText(part.sum)} 分${limit}`;
      });
      return `${parts.join(" + ")} = ${result}`;
    }
    case "units": {
      const { rule, steps, points } = arithmetic;
      const total = `${quantityText(arithmetic.quantity)} ${unitName(rule.unit)}`;
      if (rule.prorate) return `${total} ÷ ${rule.step} × ${pointsText(points)} 分 = ${result}`;
      const counted = rule.step === 1 ? total : `${total},${stepsText(rule.unit, rule.step, steps)}`;
      return `${counted},${steps} × ${pointsText(points)} 分 = ${result}`;
    }
    case "per-option":
      return perOptionText(arithmetic, result);
    case "band": {
      const { rule, steps, band } = arithmetic;
      const counted = `${quantityText(arithmetic.quantity)} ${unitName(rule.unit)},${stepsText(rule.unit, rule.step, steps)}`;
      return `${counted},${inBand(band, steps, result)}`;
    }
    case "age":
      return `${arithmetic.on} 时 ${arithmetic.age} 周岁,${inBand(arithmetic.band, arithmetic.age, result)}`;
    case "progressive": {
      const { rule, steps } = arithmetic;
      const parts = arithmetic.parts.map((part) => `${part.units} × ${pointsText(part.slice.points)} 分`);
      const counted = `${quantityText(arithmetic.quantity)} ${unitName(rule.unit)},${stepsText(rule.unit, rule.step, steps)}`;
      return parts.length === 0 ? `${counted},0 分` : `${counted},${parts.join(" + ")} = ${result}`;
    }
  }
}

function inBand(band: Band | null, n: number, result: string): string {
  if (band === null) return "不在任何一档内,0 分";
  const each = band.pointsPerUnit === null ? `计 ${result}` : `${n} × ${pointsText(band.pointsPerUnit)} 分 = ${result}`;
  return `在“${bandText(band)}”一档,${each}`;
}

function perOptionText(arithmetic: Extract<Arithmetic, { kind: "per-option" }>, result: string): string {
  const { parts, rule } = arithmetic;
  const first = parts[0];
  if (first === undefined) return `没有可计分的事实,${result}`;
  const same = parts.every(
    (part) => part.steps === first.steps && part.points === first.points && part.kept === part.sum,
  );
  if (same && parts.length > 1 && !rule.prorate) {
    const kind = rule.unit === "month" ? "险种" : "类";
    const steps = parts.length * first.steps;
    return `${parts.length} 个${kind}各${stepsText(rule.unit, rule.step, first.steps)},${steps} × ${pointsText(first.points)} 分 = ${result}`;
  }
  const words = parts.map((part) => {
    const limit = part.kept < part.sum ? `(限 ${pointsText(part.kept)} 分)` : "";
    const amount = rule.prorate
      ? `${quantityText(part.quantity)} ${unitName(rule.unit)}`
      : stepsText(rule.unit, rule.step, part.steps);
    return `${part.option.name}${amount} ${pointsText(part.sum)} 分${limit}`;
  });
  return `${words.join(" + ")} = ${result}`;
}

/** What the rule's cap did: "" where the rule has none. */
export function capText(line: ScoreLine): string {
  const cap = line.indicator.rule?.cap ?? null;
  if (cap === null || line.arithmetic === null || line.arithmetic.kind === "nothing-eligible") return "";
  return line.earned < line.arithmetic.earned
    ? `超过上限,按上限计 ${pointsText(cap)} 分`
    : `未超过上限 ${pointsText(cap)} 分`;
}

/** What a group took away, or null. */
export function takenText(line: ScoreLine): string | null {
  if (line.taken === null) return null;
  const { group, by } = line.taken;
  const lost = pointsText(line.earned - line.points);
  return by === null
    ? `“${group.name}”合计不超过 ${pointsText(group.cap ?? 0)} 分,减去 ${lost} 分`
    : `“${group.name}”只取最高的一项（${by.name}），本项 ${lost} 分不计`;
}

/** What a section's cap took away, or null. */
export function sectionCapText(sum: SectionSum): string | null {
  return sum.points === sum.sum
    ? null
    : `${sum.section.name}上限 ${pointsText(sum.points)} 分,减去 ${pointsText(sum.sum - sum.points)} 分`;
}

/** The named options of a line's rule, or null. */
export function optionsOf(line: ScoreLine): Named {
  const rule = line.indicator.rule;
  return rule !== null && "options" in rule ? rule.options : null;
}

/** The arithmetic of a line in words, cap included; for a veto whether there is a record. */
export function lineArithmeticText(line: ScoreLine): string {
  if (line.indicator.effect === "veto")
    return line.items.length > line.setAside.length ? "有记录,一票否决" : "没有记录";
  const words = line.arithmetic === null ? "" : arithmeticText(line.arithmetic);
  return [words, capText(line)].filter((part) => part !== "").join(",");
}

/** One line in one sentence, for files. */
export function describeScoreLine(line: ScoreLine): string {
  const aside = line.setAside.map((one) => setAsideText(one, optionsOf(line)));
  return [`${line.indicator.name}:${lineArithmeticText(line)}`, takenText(line) ?? "", ...aside]
    .filter((part) => part !== "")
    .join(",");
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
      .map((item) => itemText(item, optionsOf(line))),
    setAside: line.setAside.map((aside) => setAsideText(aside, optionsOf(line))),
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
    const taken = `总分不低于 ${pointsText(score.total)} 分,按 ${pointsText(score.total)} 分计`;
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
