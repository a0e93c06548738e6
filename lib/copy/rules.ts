import type { Band, Indicator } from "../domain/rulebook/rulebook";
import { plainDay } from "./dates";
import { bandText, optionKind, pointsText, stepName, unitName } from "./score-lines";

const capWords = (cap: number | null) => (cap === null ? "" : `，最高 ${pointsText(cap)} 分`);

/** "每满 1 年", "每次", "每 50 小时". */
function stepWords(unit: string, step: number): string {
  if (unit === "month" && step === 12) return "每满 1 年";
  return step === 1 ? `每${unitName(unit)}` : `每 ${step} ${unitName(unit)}`;
}

/** What an indicator brings, in one sentence, from its rule. */
export function ruleText({ rule, effect }: Indicator): string {
  if (effect === "veto") return "有记录的，一票否决";
  if (effect === "check" || rule === null) return "只核查，不计分";
  const verb = effect === "deduction" ? "扣" : "计";
  switch (rule.kind) {
    case "once":
      return `符合条件的${verb} ${pointsText(rule.points)} 分${capWords(rule.cap)}`;
    case "tiers": {
      const options = rule.options.map((one) => `${one.name}${verb} ${pointsText(one.points)} 分`).join("，");
      return `${options}；${rule.mode === "sum" ? "可以累加" : "取最高一项"}${capWords(rule.cap)}`;
    }
    case "perUnit": {
      const each = rule.options === null ? "" : `每个${optionKind(rule.options)}`;
      return `${each}${stepWords(rule.unit, rule.step)}${verb} ${pointsText(rule.points)} 分${capWords(rule.cap)}`;
    }
    case "bands":
      return `${rule.bands.map((one) => bandWords(one, stepName(rule.unit, rule.step), verb)).join("；")}${capWords(rule.cap)}`;
    case "age":
      return `${rule.bands.map((one) => bandWords(one, "周岁", verb)).join("；")}${capWords(rule.cap)}`;
    case "progressive": {
      const name = stepName(rule.unit, rule.step) ?? "次";
      const slices = rule.slices.map(({ upTo, points }, index) => {
        const before = rule.slices[index - 1]?.upTo ?? 0;
        const range = upTo === null ? (index === 0 ? "" : "以后") : `第 ${before + 1} 至 ${upTo} ${name}`;
        return `${range}${stepWords(rule.unit, rule.step)}${verb} ${pointsText(points)} 分`;
      });
      return `${slices.join("；")}${capWords(rule.cap)}`;
    }
  }
}

/** The same in brief, for lists: many tiers are told by their range alone. */
export function shortRuleText(indicator: Indicator): string {
  const { rule } = indicator;
  if (rule?.kind !== "tiers" || rule.options.length < 3) return ruleText(indicator);
  const points = rule.options.map((one) => one.points);
  const range = `分 ${points.length} 档，计 ${pointsText(Math.min(...points))} 至 ${pointsText(Math.max(...points))} 分`;
  return `${range}；${rule.mode === "sum" ? "可以累加" : "取最高一项"}${capWords(rule.cap)}`;
}

function bandWords(band: Band, unit: string | null, verb: string): string {
  const range = bandText(band, unit);
  return band.pointsPerUnit === null
    ? `${range}${verb} ${pointsText(band.points ?? 0)} 分`
    : `${range}，每${unit ?? "次"}${verb} ${pointsText(band.pointsPerUnit)} 分`;
}

/** Which days count, or null where all up to the cut-off do. */
export function windowText({ window }: Indicator, cutoff: string): string | null {
  if (window === null) return null;
  const parts: string[] = [];
  if (window.onCutoff) parts.push(`${plainDay(cutoff)}当天须有效`);
  if (window.years !== null) parts.push(`计${plainDay(cutoff)}前 ${window.years} 年内的`);
  if (window.from !== null) parts.push(`自${plainDay(window.from)}起`);
  if (window.to !== null) parts.push(`至${plainDay(window.to)}止`);
  return parts.join("，");
}
