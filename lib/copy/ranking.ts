import type { CheckedProperty, RankingProperty } from "../domain/ranking/check-ranking";
import type { Standing } from "../domain/ranking/difference";
import { pointsText } from "./score-lines";
import { RANKING_OUTCOME_NAMES } from "./statuses";

export const PROPERTY_TEXTS: Record<RankingProperty, string> = {
  "everyone-accounted-for": "每位申报人都有名次，或有未进入排名的原因",
  "ranks-follow-the-order": "名次按总分和同分规则依次排列，完全相同的并列",
  "nobody-better-left-out": "没有名次靠前的人被名次靠后的人挤出指标",
  "quota-kept": "没有超出指标（末位并列按规则处理），有人候补时指标没有空着",
  "input-order-irrelevant": "打乱申报顺序重新排名，结果不变",
  "totals-equal-lines": "每个总分都等于各项得分之和",
  "one-place-for-one-child": "同一名子女只占一个名次",
  "two-implementations-agree": "另一套独立的程序重新排名，逐行一致",
  "counts-as-signed": "各类别的人数与镇（街道）签核的一致",
};

/** Why a ranking cannot run yet; the codes of `listBlockedReasons`. */
export const BLOCKED_TEXTS = {
  "project-open": "项目还在接受申报",
  rescoring: "份申报还没有按更正后的计分标准重新计分",
  "first-review": "份申报等待初审",
  supplement: "份申报等待申请人补正",
  scoring: "份申报还没有评完",
  "feed-back": "份申报的积分还没有反馈给本人",
  confirmation: "份申报等待本人确认积分",
  "candidacy-undecided": "项申报的资格还没有核查完",
  "stale-score": "份申报的积分在确认后有变动，须重新评定和确认",
  "counts-unsigned": "项申报的人数还没有签核",
  "counts-changed": "项申报的人数在签核后有变动，须重新签核",
  "lot-missing": "摇号用的公开数字还没有登记，须由两位工作人员分别登记",
  "lot-once": "摇号用的公开数字只登记了一次，须由另一位工作人员再登记一次",
} as const;

export type Blocked = {
  readonly code: keyof typeof BLOCKED_TEXTS;
  readonly place: string | null;
  readonly count: number;
};

const WITHOUT_COUNT: readonly Blocked["code"][] = ["project-open", "lot-missing", "lot-once"];

/** 灵秀镇：3 份申报等待初审. */
export function blockedText({ code, place, count }: Blocked): string {
  const text = WITHOUT_COUNT.includes(code) ? BLOCKED_TEXTS[code] : `${count} ${BLOCKED_TEXTS[code]}`;
  return place === null ? text : `${place}：${text}`;
}

/** Where a row of a run stands: 新市民，第 12 名，87.5 分，指标内; nothing where there is no row. */
export function standingText(one: Standing | null, poolName: (code: string) => string): string {
  if (one === null) return "";
  const place = [
    ...(one.pool === null ? [] : [poolName(one.pool)]),
    ...(one.rank === null ? [] : [`第 ${one.rank} 名`]),
  ];
  return [...place, `${pointsText(one.total)} 分`, RANKING_OUTCOME_NAMES[one.outcome]].join("，");
}

/** A failing property and whom it concerns: the pools by name, else the whole run. */
export function failureText(failed: CheckedProperty, poolName: (code: string) => string): string {
  const where = failed.pools.length === 0 ? "整个排名" : failed.pools.map(poolName).join("、");
  return `${where}未通过：${PROPERTY_TEXTS[failed.code]}`;
}

/** Why a candidacy of the project stands in no row of the run. */
export const ABSENT_TEXTS = {
  withdrawn: "已撤回",
  void: "已作废",
  draft: "没有提交",
  refused: "未通过初审",
  unconfirmed: "逾期未确认积分",
  "not-eligible": "核查未通过",
  "child-elsewhere": "同一子女另有更早申报",
  unaccounted: "没有记录去向，不能公示",
} as const;
