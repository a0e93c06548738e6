import type { RulebookChange } from "../domain/rulebook/correction";
import type { Rulebook } from "../domain/rulebook/rulebook";

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
