import type { Service, Threshold, TieKey } from "../domain/ranking/service";
import type { Rulebook } from "../domain/rulebook/rulebook";
import { pointsText } from "./score-lines";

type Coded = readonly { readonly code: string; readonly name: string }[];

/** The name that a rulebook gives to a code; the code itself where it has none. */
export const nameOf = (list: Coded, code: string) => list.find((one) => one.code === code)?.name ?? code;

/** 总分不低于 60 分，… */
export function thresholdsText(thresholds: readonly Threshold[], rulebook: Rulebook): string {
  const what = ({ by, code }: Threshold) =>
    by === "total" ? "总分" : nameOf(by === "section" ? rulebook.sections : rulebook.indicators, code ?? "");
  if (thresholds.length === 0) return "不设";
  return thresholds.map((one) => `${what(one)}不低于 ${pointsText(one.atLeast)} 分`).join("，");
}

/** One step of the order among equals. */
export function tieKeyText(key: TieKey, rulebook: Rulebook): string {
  switch (key.by) {
    case "section":
    case "indicator": {
      const name = nameOf(key.by === "section" ? rulebook.sections : rulebook.indicators, key.code);
      return `“${name}”得分，${key.order === "descending" ? "高的在前" : "低的在前"}`;
    }
    case "earliest":
      return `“${nameOf(rulebook.indicators, key.code)}”最早的日期，早的在前`;
    case "submittedAt":
      return "提交时间，早的在前";
    case "lot":
      return "用公开数字摇号";
  }
}

export const ORDER_NAMES: Record<Service["order"], string> = {
  total: "先比总分，总分相同的再依次比较",
  keys: "不比总分，直接按下面的次序依次比较",
};
export const ALLOCATION_NAMES: Record<Service["allocation"], string> = {
  pool: "分类排名：每一类各排各的",
  preference: "按志愿：按名次依次录取到最靠前的有余额的志愿",
};
export const BOUNDARY_NAMES: Record<Service["boundaryTies"], string> = {
  admit: "都列入指标内",
  exclude: "都列为候补",
};
