import type { Indicator } from "../domain/rulebook/rulebook";
import { pointsText, unitName } from "./score-lines";

const capWords = (cap: number | null) => (cap === null ? "" : `,最高 ${pointsText(cap)} 分`);
const stepWords = (unit: string, step: number) =>
  unit === "month" && step === 12
    ? "每满 1 年"
    : step === 1
      ? `每 ${unitName(unit)}`.replace("每 次", "每次")
      : `每 ${step} ${unitName(unit)}`;

/** What an indicator brings, in one sentence, from its rule. */
export function ruleText({ rule, effect }: Indicator): string {
  if (effect === "veto") return "有记录的，一票否决";
  if (effect === "check" || rule === null) return "只核查，不计分";
  const sign = effect === "deduction" ? "扣" : "";
  switch (rule.kind) {
    case "once":
      return `符合的${sign} ${pointsText(rule.points)} 分`;
    case "tiers": {
      const options = rule.options.map((one) => `${one.name} ${pointsText(one.points)} 分`).join(",");
      return `${options}；${rule.mode === "sum" ? "可以累加" : "取最高一项"}${capWords(rule.cap)}`;
    }
    case "perUnit":
      return `${rule.options === null ? "" : "每个险种"}${stepWords(rule.unit, rule.step)}${sign} ${pointsText(rule.points)} 分${capWords(rule.cap)}`;
    case "bands":
    case "age":
      return `${rule.bands.map((band) => bandWords(band.from, band.to, band.points, band.pointsPerUnit)).join(";")}${capWords(rule.cap)}`;
    case "progressive":
      return `${rule.slices.map((one) => `${one.upTo === null ? "其余部分" : `至 ${one.upTo}`}每单位 ${pointsText(one.points)} 分`).join(";")}${capWords(rule.cap)}`;
  }
}

function bandWords(from: number, to: number | null, points: number | null, each: number | null): string {
  const range = to === null ? `${from} 及以上` : `${from} 至不满 ${to}`;
  return points === null ? `${range}：每单位 ${pointsText(each ?? 0)} 分` : `${range}：${pointsText(points)} 分`;
}

/** Which days count, or null where all up to the cut-off do. */
export function windowText({ window }: Indicator, cutoff: string): string | null {
  if (window === null) return null;
  const parts: string[] = [];
  if (window.onCutoff) parts.push(`${cutoff} 当天须有效`);
  if (window.years !== null) parts.push(`计 ${cutoff} 前 ${window.years} 年内的`);
  if (window.from !== null) parts.push(`自 ${window.from} 起`);
  if (window.to !== null) parts.push(`至 ${window.to} 止`);
  return parts.join(",");
}
