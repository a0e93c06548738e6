import { describe, expect, it } from "vitest";
import { readRulebook } from "../../contracts/rulebook";
import { APPLICATION_STATUSES, moveApplication } from "../application/statuses";
import { CANDIDACY_STATUSES, moveCandidacy } from "../candidacy/statuses";
import { bannedYears, banYearsOf } from "./ban";
import { isInForce, isOpenSanction, moveSanction, SANCTION_STATUSES, type SanctionMove } from "./statuses";

const MOVES: readonly SanctionMove[] = ["hear", "propose", "drop", "impose", "object", "uphold", "lift"];
const WAYS = [
  ["opened", "hear", "hearing"],
  ["opened", "drop", "dropped"],
  ["hearing", "propose", "proposed"],
  ["hearing", "drop", "dropped"],
  ["proposed", "drop", "dropped"],
  ["proposed", "impose", "imposed"],
  ["imposed", "object", "objected"],
  ["objected", "uphold", "upheld"],
  ["objected", "lift", "lifted"],
] as const;

describe("a sanction", () => {
  it("goes these ways and no other", () => {
    const found = SANCTION_STATUSES.flatMap((status) =>
      MOVES.flatMap((move) => {
        const moved = moveSanction(status, move);
        return moved.ok ? [[status, move, moved.value]] : [];
      }),
    );
    expect(found).toEqual(WAYS);
  });

  it("has effect from the second officer's decision until it is lifted, and is work for the office while something is to be decided", () => {
    expect(SANCTION_STATUSES.filter(isInForce)).toEqual(["imposed", "objected", "upheld"]);
    expect(SANCTION_STATUSES.filter(isOpenSanction)).toEqual(["opened", "hearing", "proposed", "objected"]);
  });

  it("makes everything void that was sent, and what can bring a place or brought one", () => {
    expect(APPLICATION_STATUSES.filter((status) => !moveApplication(status, "sanction").ok)).toEqual(["draft", "void"]);
    expect(CANDIDACY_STATUSES.filter((status) => !moveCandidacy(status, "sanction").ok)).toEqual([
      "declined",
      "lapsed",
      "closed",
      "withdrawn",
      "void",
    ]);
  });
});

describe("the ban", () => {
  const veto = (code: string, department: string, banYears: number | undefined) => ({
    code,
    name: "提供虚假材料",
    classes: ["A"],
    effect: "veto",
    department,
    claimedBy: "department",
    materials: [],
    basis: "示例",
    ...(banYears === undefined ? {} : { banYears }),
  });
  const rulebook = (...vetoes: readonly ReturnType<typeof veto>[]) => {
    const read = readRulebook(
      JSON.stringify({
        format: "points-rulebook/1",
        year: 2020,
        title: "示例",
        cutoffDate: "2020-03-31",
        classes: [{ code: "A", name: "新市民（A类）", group: "new-citizen" }],
        departments: [
          { code: "points-office", name: "积分办" },
          { code: "health", name: "卫健局" },
        ],
        sections: [{ code: "basic", name: "基础分" }],
        indicators: vetoes,
      }),
    );
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    return read.value.rulebook;
  };

  it("runs for the years after this one that the office's own veto names", () => {
    expect(bannedYears(2020, 2)).toEqual({ from: 2021, until: 2022 });
    expect(bannedYears(2020, 0)).toBeNull();
    expect(banYearsOf(rulebook(veto("V01", "points-office", 2), veto("V02", "health", 9)), "points-office")).toBe(2);
    expect(banYearsOf(rulebook(veto("V01", "points-office", undefined)), "points-office")).toBe(0);
  });
});
