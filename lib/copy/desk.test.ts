import { expect, it } from "vitest";
import { findingReason, previewSentences } from "./desk";
import { fieldIssueText } from "./issues";
import type { WordedLine } from "./score-lines";

const LINE: WordedLine = {
  name: "城镇社会保险",
  facts: [],
  setAside: ["在截止日之后，未计"],
  arithmetic: "满 4 年，4 × 2 分 = 8 分",
  taken: null,
  points: 8,
};

it("a finding's reason begins with the document that it rests on and its day", () => {
  expect(findingReason("罚决字〔2019〕12号", "2019-11-08", "")).toBe("依据：罚决字〔2019〕12号（2019年11月8日）");
  expect(findingReason("罚决字〔2019〕12号", "2019-11-08", "已执行")).toMatch(/（2019年11月8日）。已执行$/);
  expect(findingReason("", "", "证书不符")).toBe("证书不符");
});

it("a trial says the points, what was set aside, and that nothing was sent", () => {
  const lowered = previewSentences("award", "lower", LINE);
  expect(lowered[0]).toBe("试算结果：城镇社会保险 8 分");
  expect(lowered).toContain("在截止日之后，未计");
  expect(lowered.at(-1)).toContain("还没有提交");
  expect(previewSentences("deduction", "found", { ...LINE, points: -0.29 })[0]).toContain("-0.29 分");
  expect(previewSentences("veto", "found", LINE)[0]).toContain("一票否决");
  expect(previewSentences("award", "refuse", null)[0]).toContain("0 分");
  expect(previewSentences("check", "failed", null)[0]).toContain("不符合条件");
});

it("an issue at its field speaks without the file's words", () => {
  expect(fieldIssueText({ path: "$.classes", found: "0 项的列表", expected: "一个不为空的列表" })).toBe(
    "请至少选择一类",
  );
  const unknown = { path: "$.tieBreak[0].code", found: '"X9"', expected: "计分标准中的指标代码" };
  expect(fieldIssueText(unknown)).toBe('现在是 "X9"，应为计分标准中的指标代码');
});
