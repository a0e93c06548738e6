import type { ObjectionGround, ObjectionSide, ObjectionStatus } from "../domain/objection/statuses";
import { pointsText } from "./score-lines";
import { type Named, RANKING_OUTCOME_NAMES } from "./statuses";

export const GROUND_NAMES: Record<ObjectionGround, string> = {
  "facts-wrong": "有一项事实或得分与实际不符",
  "facts-missing": "有一项事实没有计入",
  "not-entitled": "不符合享受条件",
  "false-evidence": "材料不真实",
  "rank-wrong": "名次计算有误",
};
/** What a person can say of the own place, and what others can say of a listed row. */
export const OWN_GROUNDS = ["facts-wrong", "facts-missing", "rank-wrong"] as const satisfies readonly ObjectionGround[];
export const OTHERS_GROUNDS = [
  "not-entitled",
  "false-evidence",
  "facts-wrong",
  "rank-wrong",
] as const satisfies readonly ObjectionGround[];

export const SIDE_NAMES: Record<ObjectionSide, string> = { person: "本人", "third-party": "他人" };

/** Where a case stands, for staff. */
export const OBJECTION_STATUS_FOR_STAFF: Record<ObjectionStatus, Named> = {
  raised: { name: "待接手", tone: "action" },
  taken: { name: "核实中", tone: "action" },
  rechecking: { name: "部门复核中", tone: "wait" },
  proposed: { name: "待决定", tone: "action" },
  granted: { name: "已支持", tone: "good" },
  refused: { name: "未支持", tone: "plain" },
  withdrawn: { name: "已撤回", tone: "plain" },
};
/** The same for who objected. */
export const OBJECTION_STATUS: Record<ObjectionStatus, Named> = {
  raised: { name: "已收到", tone: "wait" },
  taken: { name: "核实中", tone: "wait" },
  rechecking: { name: "部门复核中", tone: "wait" },
  proposed: { name: "等待决定", tone: "wait" },
  granted: { name: "已支持", tone: "good" },
  refused: { name: "没有支持", tone: "bad" },
  withdrawn: { name: "已撤回", tone: "plain" },
};

/** What can be done against a refusal. */
export const NEXT_INSTANCE =
  "不服这个决定的，可以自收到之日起六十日内申请行政复议，或者自收到之日起六个月内向人民法院提起行政诉讼。";

type Standing = {
  readonly rank: number | null;
  readonly total: number;
  readonly outcome: "within-quota" | "waitlisted" | "below-threshold" | "vetoed";
};

/** 第 214 名，80 分，候补. */
export function standingText(one: Standing | null): string {
  if (one === null) return "不参加排名";
  return `${one.rank === null ? "" : `第 ${one.rank} 名，`}${pointsText(one.total)} 分，${RANKING_OUTCOME_NAMES[one.outcome]}`;
}

/** 名次 214→187，总分 80→87.5: only what changes. */
export function moveText(before: Standing | null, now: Standing | null): string {
  if (before === null || now === null || (before.rank === null) !== (now.rank === null))
    return `${standingText(before)} → ${standingText(now)}`;
  const parts = [
    ...(before.rank === now.rank ? [] : [`名次 ${before.rank}→${now.rank}`]),
    ...(before.total === now.total ? [] : [`总分 ${pointsText(before.total)}→${pointsText(now.total)}`]),
    ...(before.outcome === now.outcome
      ? []
      : [`结果 ${RANKING_OUTCOME_NAMES[before.outcome]}→${RANKING_OUTCOME_NAMES[now.outcome]}`]),
  ];
  return parts.join("，") || "名次、总分和结果不变";
}

/** 名次 214→187，另有两人变动: the effect of one project in a line. */
export function effectText(
  own: { readonly before: Standing | null; readonly now: Standing | null },
  others: number,
): string {
  const rest = others === 0 ? "其他人不变" : `另有 ${others} 人变动`;
  return `${moveText(own.before, own.now)}，${rest}`;
}
