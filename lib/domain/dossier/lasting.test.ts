import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { readRulebook } from "../../contracts/rulebook";
import { claimableBy } from "../application/questions";
import { isLasting } from "./lasting";

it("of the shipped rulebook: levels, periods and things that are so; no sums, counts or what counts within some years", () => {
  const book = readRulebook(readFileSync("db/seed/2020/rulebook.json", "utf8"));
  if (!book.ok) throw new Error("the rulebook does not read");
  const lasting = claimableBy(book.value.rulebook, "A").filter(isLasting);
  const names = lasting.map((one) => one.name);
  expect(names).toEqual(
    expect.arrayContaining(["文化程度", "居住证年限", "劳动合同与工作年限", "职业资格或专业技术职称"]),
  );
  for (const sum of ["个人所得税", "志愿服务", "无偿献血", "职业技能竞赛", "职业培训结业"])
    expect(names).not.toContain(sum);
});
