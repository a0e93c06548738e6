import type { Notice, NoticeChange } from "../domain/notice/notice";
import type { Service } from "../domain/ranking/service";
import { OUTCOME_NAMES, poolName } from "./notice";

const FIELD_NAMES = { total: "总分", pool: "分类", rank: "名次", outcome: "结果" } as const;

function valueText({ field }: NoticeChange, value: string | number | null, service: Service): string {
  if (field === "pool") return poolName(service, value === null ? null : String(value));
  if (value === null) return "无";
  return field === "outcome" ? OUTCOME_NAMES[value as keyof typeof OUTCOME_NAMES] : String(value);
}

/** 名次 214→187. */
export function changeText(change: NoticeChange, service: Service): string {
  if (change.field === "row") return change.old === null ? "新列入公示" : "不再列入公示";
  const [old, now] = [valueText(change, change.old, service), valueText(change, change.new, service)];
  return `${FIELD_NAMES[change.field]} ${old}→${now}`;
}

/** What a correction changed against the notice that it takes the place of: each row's code and its changes, in the order of the file. */
export function changedRows(notice: Notice, service: Service): readonly (readonly [code: string, changes: string])[] {
  const byCode = new Map<string, string[]>();
  for (const change of notice.changes)
    byCode.set(change.code, [...(byCode.get(change.code) ?? []), changeText(change, service)]);
  return [...byCode].map(([code, texts]) => [code, texts.join("，")]);
}

/** What a correction was made for: granted objections, sanctions, pools that had been held back, or several of them. */
function occasionText(changes: readonly NoticeChange[]): string {
  const has = (reason: NoticeChange["reason"]) => changes.some((one) => one.reason === reason);
  const cases = [...(has("objection") ? ["异议复核"] : []), ...(has("sanction") ? ["对虚假材料的处理"] : [])];
  const occasions = [
    ...(cases.length > 0 ? [`经${cases.join("和")}`] : []),
    ...(has("error") ? ["补充列入核对后的排名"] : []),
  ];
  return occasions.join("，并") || "经异议复核";
}

/** What every form of a correction says above its changes. `corrected`: the number of the notice that it takes the place of. */
export const correctionText = ({ changes }: Notice, corrected: string, rows: number) =>
  `本公示${occasionText(changes)}，更正并代替${corrected}，共 ${rows} 行有变动，其他各行不变，公示代码不变。`;
