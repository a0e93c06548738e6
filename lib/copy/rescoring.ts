import type { RulebookChange } from "../domain/rulebook/correction";
import type { Rulebook } from "../domain/rulebook/rulebook";
import { pointsText } from "./score-lines";

const WORDS: Readonly<Record<string, string>> = {
  title: "标题",
  name: "名称",
  basis: "依据",
  points: "分值",
  pointsPerUnit: "每单位分值",
  cap: "上限",
  bands: "分档",
  slices: "分段",
  step: "计量单位数",
  window: "时段",
  totalFloor: "总分下限",
};

/** Where a correction changes something: the indicator, section or group by its name, then what of it. */
export function changedPlaceText({ path }: RulebookChange, rulebook: Rulebook): string {
  const [, list = "", code = ""] = /^\$\.(\w+)\[([^\]]+)\]/.exec(path) ?? [];
  const named = { indicators: rulebook.indicators, sections: rulebook.sections, groups: rulebook.groups }[list];
  const owner = named?.find((one) => one.code === code)?.name ?? code;
  const option = /\.options\[([^\]]+)\]/.exec(path)?.[1];
  const parts = path.split(/[.[\]]+/).filter((part) => part !== "");
  const what = parts.toReversed().find((part) => part in WORDS);
  return [owner === "" ? "" : `${owner}（${code}）`, option ?? "", WORDS[what ?? ""] ?? path]
    .filter((one) => one !== "")
    .join(" · ");
}

/** A value of the file as it stands there; nothing = not set. */
export function changedValueText(value: unknown): string {
  return value === undefined || value === null ? "没有" : typeof value === "string" ? value : JSON.stringify(value);
}

/** How far a rescoring is. Ended before its total: a later correction took its place. */
export function rescoringText({
  done,
  total,
  endedAt,
}: {
  readonly done: number;
  readonly total: number;
  readonly endedAt: Date | null;
}): string {
  if (endedAt === null) return `正在重新计分：${done} / ${total} 份申报。请稍后刷新本页。`;
  return done < total
    ? `计了 ${done} / ${total} 份申报后，由更新的一次更正接替。`
    : `已完成：${done} 份申报全部重新计分。`;
}

type Asked = {
  readonly stands: boolean;
  readonly correction: { readonly reason: string; readonly before: number; readonly after: number } | null;
};

/** Why the person is asked to confirm once more; null where the points are asked for the first time. */
export function askedAnewText({ correction }: Asked): string | null {
  if (correction === null) return null;
  const { reason, before, after } = correction;
  const total =
    before === after
      ? `总分仍是 ${pointsText(after)} 分，其中有的项变了`
      : `总分由 ${pointsText(before)} 分变为 ${pointsText(after)} 分`;
  return `计分标准有更正，您的积分因此有变化：${total}，请重新核对。更正的原因：${reason}`;
}

/** What becomes of points about which nobody says anything. */
export const silenceText = ({ stands }: Asked): string =>
  stands ? "您以前确认过，逾期没有答复的，按变化后的积分参加排名。" : "逾期未确认的，不参加排名。";
