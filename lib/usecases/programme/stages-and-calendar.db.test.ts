import { beforeAll, expect, it } from "vitest";
import { db } from "../../../db/client";
import { listStages } from "../../../db/queries/programmes";
import { publishedProgrammes } from "../../../db/schema";
import { setOfficeTime, useDatabase } from "../../../db/testing/database";
import type { DemoStaff } from "../../cli/demo/seed/staff";
import { must } from "../../cli/demo/seed/walk";
import { stagesSchema } from "../../forms/programme";
import { seedOfficers, seedPreparedYear } from "../testing/small-year";
import { openProgramme } from "./open-programme";
import { readCalendarYear } from "./read-calendar-year";
import { setCalendarDay } from "./set-calendar-day";
import { setStages } from "./set-stages";

useDatabase();
let staff: DemoStaff;
const no = (error: string) => ({ ok: false, error });
const STAGES = [
  { name: "申报和评分", from: "2020-07-01", to: "2020-09-10" },
  { name: "排名和公示", from: "2020-07-31", to: "2020-10-31" },
];

beforeAll(async () => {
  await setOfficeTime("2020-06-24T23:59:59+08:00");
  staff = await seedOfficers();
  await seedPreparedYear(staff);
});

it("stages are set while the year is prepared, by the page that was seen, and published with the year", async () => {
  const input = { year: 2020, version: 1, stages: STAGES };
  expect(await setStages(staff.manager("education"), input)).toEqual(no("forbidden"));
  expect(await setStages(staff.office1, { ...input, stages: [] })).toEqual(no("invalid-input"));
  const [first] = STAGES;
  const backwards = [{ name: "申报", from: "2020-09-10", to: "2020-07-01" }];
  expect(await setStages(staff.office1, { ...input, stages: backwards })).toEqual(no("invalid-input"));
  expect(await setStages(staff.office1, { ...input, year: 2031 })).toEqual(no("not-found"));
  const both = await Promise.all([setStages(staff.office1, input), setStages(staff.office2, input)]);
  expect(both.map((one) => one.ok).toSorted()).toEqual([false, true]);
  must(await setStages(staff.office1, { ...input, version: 2, stages: first === undefined ? [] : [first] }), "again");
  must(await setStages(staff.office1, { ...input, version: 3 }), "once more");
  expect((await listStages(db(), 2020)).map((one) => one.name)).toEqual(["申报和评分", "排名和公示"]);
  must(await openProgramme(staff.office2, { year: 2020 }), "year");
  expect((await db().select().from(publishedProgrammes))[0]?.stages).toEqual(STAGES);
  expect(await setStages(staff.office1, { ...input, version: 5 })).toEqual(no("unlawful-move"));
});

it("the form of stages leaves empty rows out and names what is missing in a row", () => {
  const read = stagesSchema.safeParse({
    year: "2020",
    version: "1",
    name0: "申报",
    from0: "2020-07-01",
    to0: "2020-06-01",
    name2: "公示",
  });
  expect(read.error?.issues.map((one) => one.path[0])).toEqual(["to0", "from2", "to2"]);
  expect(stagesSchema.safeParse({ year: "2020", version: "1" }).error?.issues.map((one) => one.path[0])).toEqual([
    "name0",
  ]);
});

it("the calendar takes what differs from the week, for days to come alone", async () => {
  const holiday = { kind: "holiday" as const, name: "端午节" };
  expect((await readCalendarYear()).days.find((one) => one.day === "2020-06-26")).toMatchObject(holiday);
  expect(await setCalendarDay(staff.manager("education"), { day: "2020-07-03", ...holiday })).toEqual(no("forbidden"));
  expect(await setCalendarDay(staff.office1, { day: "2020-06-24", ...holiday })).toEqual(no("window-closed"));
  expect(await setCalendarDay(staff.office1, { day: "2020-06-31", ...holiday })).toEqual(no("invalid-input"));
  expect(await setCalendarDay(staff.office1, { day: "2020-07-04", ...holiday })).toEqual(no("invalid-input"));
  expect(await setCalendarDay(staff.office1, { day: "2020-07-03", kind: "workday", name: "调休" })).toEqual(
    no("invalid-input"),
  );
  expect(await setCalendarDay(staff.office1, { day: "2020-07-03", ...holiday, name: "" })).toEqual(no("invalid-input"));
  must(await setCalendarDay(staff.office1, { day: "2020-06-25", kind: null, name: "" }), "removal for tomorrow");
  must(await setCalendarDay(staff.office1, { day: "2020-07-03", ...holiday }), "entry");
  must(await setCalendarDay(staff.office1, { day: "2020-07-03", ...holiday, name: "防汛停工" }), "changed entry");
  await setOfficeTime("2020-06-25T00:00:00+08:00");
  expect(await setCalendarDay(staff.office1, { day: "2020-06-25", ...holiday })).toEqual(no("window-closed"));
  const { days } = await readCalendarYear();
  expect(days.find((one) => one.day === "2020-06-25")).toBeUndefined();
  expect(days.find((one) => one.day === "2020-07-03")).toMatchObject({ name: "防汛停工", future: true });
  expect(days.find((one) => one.day === "2020-01-01" || one.day === "2020-04-06")?.future).toBe(false);
});
