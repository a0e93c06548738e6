import type { RankingProperty } from "../domain/ranking/check-ranking";

export const PROPERTY_TEXTS: Record<RankingProperty, string> = {
  "everyone-accounted-for": "每位申报人都有名次，或有未进入排名的原因",
  "ranks-follow-the-order": "名次按总分和同分规则依次排列，完全相同的并列",
  "nobody-better-left-out": "没有名次靠前的人被名次靠后的人挤出指标",
  "quota-kept": "没有超出指标（末位并列按规则处理），有人候补时指标没有空着",
  "input-order-irrelevant": "打乱申报顺序重新排名，结果不变",
  "scores-as-confirmed": "每个总分都与本人确认的一致",
};

/** Why a ranking cannot run yet; the codes of `listBlockedReasons`. */
export const BLOCKED_TEXTS = {
  "project-open": "项目还在接受申报",
  "first-review": "份申报等待镇（街道）初审",
  scoring: "份申报还有部门没有评完",
  "feed-back": "份申报的积分还没有反馈给本人",
  confirmation: "份申报等待本人确认积分",
  "candidacy-undecided": "项申报的资格还没有核查完",
} as const;

export function blockedText(reason: { readonly code: keyof typeof BLOCKED_TEXTS; readonly count: number }): string {
  const text = BLOCKED_TEXTS[reason.code];
  return reason.code === "project-open" ? text : `${reason.count} ${text}`;
}
