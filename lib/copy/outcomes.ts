import { plainDay } from "./dates";
import { pointsText } from "./score-lines";

type Reason =
  | "withdrawn"
  | "void"
  | "refused"
  | "unconfirmed"
  | "not-eligible"
  | "vetoed"
  | "below-threshold"
  | "child-elsewhere";

/** Why somebody stands in no list, and what can be done; told to that person alone. */
export const UNLISTED_TEXTS: Record<Reason, string> = {
  withdrawn: "您已撤回，不参加排名。",
  void: "申报因提供虚假材料作废，不参加排名。决定、理由和提出异议的方法在“我的办理”里。",
  refused: "申报没有通过初审，不参加排名。理由在“我的办理”里，可以向积分办提出异议。",
  unconfirmed: "确认期内没有确认积分，不参加排名。有疑问的，请联系积分办。",
  "not-eligible": "部门核查没有通过，不参加这个项目的排名。核查理由在“我的积分”里，可以向积分办提出异议。",
  vetoed: "有一票否决的记录，不参加排名。记录和理由在“我的积分”里，可以向积分办提出异议。",
  "below-threshold": "没有达到分数线，不参加排名。",
  "child-elsewhere": "同一名子女另有更早的申报，按先申报的排名，这一项不参加排名。",
};

/** What the office does with a candidacy that has no place yet. */
export function waitingText(one: { readonly closesOn: string; readonly projectStatus: string }): string {
  return one.projectStatus === "open" || one.projectStatus === "published"
    ? `项目 ${plainDay(one.closesOn)}申报结束，之后评分、确认、排名和公示。`
    : "项目申报已结束，等待排名和公示。公示后会短信通知您。";
}

/** The pool is held back. */
export const HELD_BACK_TEXT =
  "本类排名正在核对，暂未公示。核对完成后公示，并短信通知您；公示期从那一天重新计算，您不需要做什么。";

export const TWO_STAND =
  "同一名子女在这个项目有两份申报。排名时只保留先申报的一份，另一份不参加排名；请家长商量，可以撤回其中一份。";

/** 您的总分 28.5 分，分数线 30 分. Only the threshold of the total is put in numbers: the others are in the ledger. */
export function belowText(
  total: number,
  thresholds: readonly { readonly by: string; readonly atLeast: number }[],
): string {
  const line = thresholds.find((one) => one.by === "total");
  return line === undefined || total >= line.atLeast
    ? `您的总分 ${pointsText(total)} 分，但有一项要求没有达到，见“我的积分”。`
    : `您的总分 ${pointsText(total)} 分，分数线 ${pointsText(line.atLeast)} 分。`;
}
