import { describe, expect, it } from "vitest";
import type { LocalDate } from "../shared/local-date";
import { nthWorkingDay, windowState } from "./working-days";

const day = (text: string) => text as LocalDate;
const none = new Map<string, "holiday" | "workday">();

describe("working days", () => {
  it("publication counts its own day: 10 working days from 14 August 2020 end on the 27th", () => {
    expect(nthWorkingDay(day("2020-08-14"), 10, none, "this-day-first")).toBe("2020-08-27");
    expect(nthWorkingDay(day("2020-08-03"), 5, none, "this-day-first")).toBe("2020-08-07");
  });
  it("a deadline begins the day after", () => {
    expect(nthWorkingDay(day("2020-08-14"), 5, none, "from-next-day")).toBe("2020-08-21");
    expect(nthWorkingDay(day("2020-08-15"), 1, none, "from-next-day")).toBe("2020-08-17");
  });
  it("holidays and make-up workdays", () => {
    const calendar = new Map([
      ["2020-10-01", "holiday"],
      ["2020-09-27", "workday"],
    ] as const);
    expect(nthWorkingDay(day("2020-09-30"), 1, calendar, "from-next-day")).toBe("2020-10-02");
    expect(nthWorkingDay(day("2020-09-26"), 1, calendar, "from-next-day")).toBe("2020-09-27");
  });
  it("a window includes both its days", () => {
    expect(
      ["2020-06-30", "2020-07-01", "2020-09-10", "2020-09-11"].map((d) => windowState(d, "2020-07-01", "2020-09-10")),
    ).toEqual(["before", "open", "open", "after"]);
  });
});
