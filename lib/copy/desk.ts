import type { ItemEffect, ItemOutcome, ItemState } from "../domain/application/items";
import { plainDay } from "./dates";
import { pointsText, type WordedLine } from "./score-lines";

export const ITEM_STATE_NAMES: Record<ItemState, string> = {
  waiting: "等材料",
  answered: "已补材料",
  recheck: "复核",
  overdue: "超期",
};

/** Why an item cannot be decided by the officer who looks at it. */
export const NOT_OPEN_TEXTS = {
  "already-decided": "这一事项已经决定。",
  "own-case": "这是您自己的事项，请交由同事办理。",
  "unlawful-move": "这份申报现在不在评分中，暂不能决定。",
  "material-awaited": "正在等申请人补充材料，收到答复或期限过后可以决定。",
  "same-person": "第一次决定由您作出。复核须由另一位工作人员办理，请转给同事。",
} as const;

/** What helps where no other officer of a department can look at an item again. */
export const STUCK_REMEDY = "由积分办没有参与过的工作人员代为复核；部门增加工作人员以后，仍由部门复核。";

/** Why a recheck is stuck, for whoever reads the item. */
export function stuckText(department: string, standsIn: boolean): string {
  const why = `复核须由没有决定过这一项的工作人员办理，${department}的工作人员都决定过。`;
  return standsIn ? `${why}由您代为复核，须写明理由，决定会注明由积分办代办。` : `${why}${STUCK_REMEDY}`;
}

/** The reason of a finding: the document that it rests on and its day stand in front, then the officer's own words. */
export function findingReason(document: string, day: string, reason: string): string {
  const basis = document === "" || day === "" ? "" : `依据：${document}（${plainDay(day)}）`;
  return [basis, reason].filter((part) => part !== "").join("。");
}

const WITHOUT_LINE: Record<ItemOutcome, string> = {
  accept: "这一项记 0 分。",
  lower: "这一项记 0 分。",
  refuse: "这一项记 0 分。",
  found: "有记录，一票否决：申请人不进入排名。",
  "nothing-found": "没有记录，积分不变。",
  passed: "核查通过，积分不变。",
  failed: "核查未通过，积分不变；相关的服务项目将不符合条件。",
};

/** What a decision would bring, in sentences for the panel above the form. */
export function previewSentences(effect: ItemEffect, outcome: ItemOutcome, line: WordedLine | null): readonly string[] {
  const nothingSaved = "这是试算，还没有提交。";
  if (line === null || effect === "veto") return [`试算结果：${WITHOUT_LINE[outcome]}`, nothingSaved];
  const result = `试算结果：${line.name} ${pointsText(Math.round(line.points * 100))} 分`;
  const facts = line.arithmetic === "" ? [] : [line.arithmetic];
  const limits = "同组或同部分的上限，要到全部评完后才能算出。";
  return [result, ...facts, ...line.setAside, limits, nothingSaved];
}
