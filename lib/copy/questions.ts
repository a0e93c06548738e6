import type { Answer } from "../domain/application/questions";
import type { Indicator, Section } from "../domain/rulebook/rulebook";
import { pointsText } from "./score-lines";

export const ANSWER_NAMES: Record<Answer, string> = { yes: "有", no: "没有" };

/** Words of our own for sections that rulebooks often have. Each must cover all that its section holds, so that a "no" is never wrong. */
const WORDS = new Map([
  ["quality", "您有毕业证书、职业资格证书或者职称吗？"],
  ["insurance", "您在本市缴过社会保险吗？"],
  ["residence", "您在本市办过居住证，或者有自己的房屋吗？"],
  ["employment", "您在本市就业、办过就业或失业登记，或者介绍、吸纳过别人就业吗？"],
  ["business", "您在本市办企业，或者做个体经营吗？"],
  ["tax", "您或您的企业在本市缴过税吗？"],
  ["talent", "您被认定过人才或紧缺工种，或者得过竞赛、教学、作品方面的奖吗？"],
  ["training", "您在本市参加过职业培训，或者提升过学历吗？"],
  ["research", "您做过科研项目，或者有专利吗？"],
  ["contribution", "您做过志愿者、献过血、受过表彰，或者是流动党员吗？"],
  ["health", "您有婚育、子女接种或健康证明方面的情况吗？未婚未育也算有。"],
]);

export function questionText({ code, name }: Section): string {
  return WORDS.get(code) ?? `您有“${name}”方面的情况可以申报吗？`;
}

/** What the question is about, by the rulebook's own names. */
export const questionHint = (indicators: readonly Indicator[], most: number | null) =>
  `${mostText(most)}，包括：${indicators.map((one) => one.name).join("、")}`;

/** The most that a section or an indicator can bring. */
export const mostText = (most: number | null) => (most === null ? "分数不封顶" : `最高 ${pointsText(most)} 分`);
