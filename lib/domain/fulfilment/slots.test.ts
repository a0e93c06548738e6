import { expect, it } from "vitest";
import type { LocalDate } from "../shared/local-date";
import { slotsOf } from "./slots";

const day = (text: string) => text as LocalDate;
const plan = { first: day("2020-09-30"), from: 9 * 60, until: 10 * 60, minutes: 30, each: 2 };

it("fills a day slot by slot and goes on with the next working day, over a holiday", () => {
  const holidays = new Map([1, 2, 5, 6, 7, 8].map((n) => [`2020-10-0${n}`, "holiday" as const]));
  expect(slotsOf(6, plan, holidays)).toEqual([
    { day: "2020-09-30", minute: 540 },
    { day: "2020-09-30", minute: 540 },
    { day: "2020-09-30", minute: 570 },
    { day: "2020-09-30", minute: 570 },
    { day: "2020-10-09", minute: 540 },
    { day: "2020-10-09", minute: 540 },
  ]);
});

it("begins on the first working day, and makes none for nobody", () => {
  expect(slotsOf(1, { ...plan, first: day("2020-10-03") }, new Map())[0]?.day).toBe("2020-10-05");
  expect(slotsOf(0, plan, new Map())).toEqual([]);
});
