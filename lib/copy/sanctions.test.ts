import { expect, it } from "vitest";
import {
  bannedAtStake,
  bannedOutcome,
  bannedSentences,
  banText,
  remedyText,
  restoredText,
  sanctionTask,
  voidText,
} from "./sanctions";

const CASE = {
  id: "1",
  caseNumber: "Z2020-7K3M9QXD4T6WBR2H",
  year: 2020,
  answeredAt: null,
  heardUntil: "2020-07-27",
  objectUntil: "2020-08-03",
  ban: { from: 2021, until: 2022 },
};

const ONE = { applicationVoid: false };

it("a ban names the sanction, its years, and what can be done against it until when", () => {
  const text = bannedSentences({ ...CASE, status: "imposed" }, "2020-08-03").join("");
  for (const part of [CASE.caseNumber, "2021 年度至 2022 年度不能申报", "2020年8月3日（星期一）24:00前", "行政复议"])
    expect(text).toContain(part);
  expect(bannedSentences({ ...CASE, status: "imposed", ban: null }, "2020-08-03")).toEqual([]);
  expect(banText({ from: 2021, until: 2021 })).toBe("2021 年度不能申报");
});

it("the remedy is the objection while it is open, then its decision, then the next instance", () => {
  expect(remedyText({ ...CASE, status: "imposed" }, "2020-08-03")).toContain("只能提出一次");
  expect(remedyText({ ...CASE, status: "objected" }, "2020-08-03")).toContain("正在办理");
  for (const one of [
    { ...CASE, status: "imposed" as const },
    { ...CASE, status: "upheld" as const },
  ])
    expect(remedyText(one, "2020-08-04")).toMatch(/^不服这个决定的/);
});

it("a case in the list says what is to be done until when", () => {
  expect(sanctionTask({ ...CASE, status: "hearing" }, "/applicant", "2020-07-27")).toMatchObject({
    href: "/applicant/sanctions/1",
    status: { name: "听取您的说明" },
    detail: "2020年7月27日（星期一）24:00前可以说明",
  });
  expect(sanctionTask({ ...CASE, status: "hearing" }, "/applicant", "2020-07-28")).not.toHaveProperty("detail");
});

it("what becomes of a candidacy, and what of it is restored", () => {
  const one = { status: "in-notice" as const, void: true, projectStatus: "in-notice", place: null };
  expect(voidText(one)).toBe("公示中 → 作废，须发布更正的公示");
  expect(voidText({ ...one, status: "fulfilled", place: { pool: "一类", served: true } })).toContain("由主管部门收回");
  expect(voidText({ ...one, status: "declined", void: false })).toBe("放弃，不变");
  expect(restoredText({ ...ONE, was: "in-notice", restored: "eligible" }, true)).toBe("已恢复：符合条件");
  expect(restoredText({ ...ONE, was: "offered", restored: null }, true)).toContain("不能恢复");
  expect(restoredText({ ...ONE, was: "offered", restored: null }, false)).toBe("等待答复 → 作废");
});

it("applications of banned years are named before the decision, and afterwards with what became of them", () => {
  const banned = [
    { year: 2021, void: true },
    { year: 2022, void: false },
  ];
  expect(bannedAtStake(2020, [])).toBeNull();
  expect(bannedAtStake(2020, banned)).toContain("您2021 年度的申报和2022 年度的申报也作废");
  expect(bannedOutcome([])).toBeNull();
  expect(bannedOutcome(banned)).toBe("2021 年度的申报在不能申报的期限内，一并作废。2022 年度的申报已恢复。");
  expect(restoredText({ applicationVoid: true, was: "offered", restored: null }, true)).toContain("仍作废");
});
