import { expect, it } from "vitest";
import type { Notice, NoticeChange } from "../domain/notice/notice";
import { correctionText } from "./notice-changes";

const occasion = (...reasons: NoticeChange["reason"][]) =>
  correctionText(
    { changes: reasons.map((reason) => ({ code: "A", field: "rank", old: 1, new: 2, reason })) } as unknown as Notice,
    "1号",
    2,
  ).replace("，更正并代替1号，共 2 行有变动，其他各行不变，公示代码不变。", "");

it("a correction names everything that it was made for", () => {
  expect(occasion("objection")).toBe("本公示经异议复核");
  expect(occasion("sanction", "sanction")).toBe("本公示经对虚假材料的处理");
  expect(occasion("sanction", "objection")).toBe("本公示经异议复核和对虚假材料的处理");
  expect(occasion("error")).toBe("本公示补充列入核对后的排名");
  expect(occasion("objection", "error")).toBe("本公示经异议复核，并补充列入核对后的排名");
});
