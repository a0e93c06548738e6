import { describe, expect, it } from "vitest";
import { spansOf } from "./spans";

const holiday = (day: string, name = "国庆节") => ({ day, kind: "holiday" as const, name });
const workday = (day: string) => ({ day, kind: "workday" as const, name: "调休上班" });

describe("spans of the calendar", () => {
  it("a holiday goes on over the weekend within it, and no further than its last day", () => {
    expect(spansOf(["2020-10-01", "2020-10-02", "2020-10-05", "2020-10-06"].map((day) => holiday(day)))).toEqual([
      { kind: "holiday", name: "国庆节", from: "2020-10-01", to: "2020-10-06" },
    ]);
  });

  it("another name, a day that is worked between, or another year's day begins anew", () => {
    expect(spansOf([holiday("2020-10-01", "中秋节"), holiday("2020-10-02")])).toHaveLength(2);
    expect(spansOf([holiday("2020-10-02"), holiday("2020-10-06")])).toHaveLength(2);
    expect(spansOf([holiday("2020-10-02"), workday("2020-10-03"), holiday("2020-10-05")])).toHaveLength(3);
  });

  it("worked weekends go together when they are next to each other alone", () => {
    expect(spansOf([workday("2020-09-26"), workday("2020-09-27"), workday("2020-10-10")])).toEqual([
      { kind: "workday", name: "调休上班", from: "2020-09-26", to: "2020-09-27" },
      { kind: "workday", name: "调休上班", from: "2020-10-10", to: "2020-10-10" },
    ]);
  });

  it("no entries, no spans", () => expect(spansOf([])).toEqual([]));
});
