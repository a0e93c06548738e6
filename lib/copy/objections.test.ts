import { expect, it } from "vitest";
import { effectText } from "./objections";

const at = (rank: number, total: number, outcome: "within-quota" | "waitlisted" = "within-quota") => ({
  rank,
  total,
  outcome,
});

it.each([
  [at(214, 8000), at(187, 8750), 2, "名次 214→187，总分 80→87.5，另有 2 人变动"],
  [at(3, 8000), at(3, 8000), 0, "名次、总分和结果不变，其他人不变"],
  [at(41, 8000, "waitlisted"), at(40, 8000), 1, "名次 41→40，结果 候补→指标内，另有 1 人变动"],
  [at(3, 8000), null, 5, "第 3 名，80 分，指标内 → 不参加排名，另有 5 人变动"],
  [
    { rank: null, total: 2500, outcome: "below-threshold" as const },
    at(9, 3100),
    3,
    "25 分，未达分数线 → 第 9 名，31 分，指标内，另有 3 人变动",
  ],
])("an effect in a line", (before, now, others, text) => {
  expect(effectText({ before, now }, others)).toBe(text);
});
