import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { itemReader } from "../../contracts/application";
import type { Issue } from "../../contracts/issue";
import { readRulebook } from "../../contracts/rulebook";
import { takesEvents } from "./takes-events";

describe("an indicator that takes a day alone", () => {
  it("reads it as its contract does", () => {
    const read = readRulebook(readFileSync("db/seed/2020/rulebook.json", "utf8"));
    if (!read.ok) throw new Error("the rulebook does not read");
    const { indicators } = read.value.rulebook;
    const awards = indicators.filter((one) => one.effect === "award" && one.claimedBy === "applicant");
    for (const indicator of awards.filter((one) => one.rule !== null && one.rule.kind !== "age")) {
      const issues: Issue[] = [];
      itemReader(indicator)({ on: "2020-07-18" }, null, issues);
      expect(takesEvents(indicator), indicator.code).toBe(issues.length === 0);
    }
    expect(awards.filter(takesEvents).length).toBeGreaterThan(2);
    expect(indicators.filter((one) => !awards.includes(one)).some(takesEvents)).toBe(false);
  });
});
