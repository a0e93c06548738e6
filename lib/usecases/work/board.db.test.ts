import { beforeAll, expect, it } from "vitest";
import { db } from "../../../db/client";
import { events } from "../../../db/schema";
import { setOfficeTime, useDatabase } from "../../../db/testing/database";
import { type Applicant, applicationOf } from "../../cli/demo/seed/applicant";
import { decideClaims, nothingFound } from "../../cli/demo/seed/procedure";
import type { DemoStaff } from "../../cli/demo/seed/staff";
import { feedBackIdle } from "../application/feed-back-idle";
import { DEPARTMENTS, personInScoring, receiptOf, seedSmallYear } from "../testing/small-year";
import { readBoard } from "./read-board";

useDatabase();
let staff: DemoStaff;
const people: Applicant[] = [];
const no = (error: string) => ({ ok: false, error });
const feedBackOf = async () =>
  (await readBoard(2020)).townships.find((one) => one.township === "lingxiu")?.feedBack ?? null;

/** Two people scored on Monday 6 July, a third still with the departments. */
beforeAll(async () => {
  staff = await seedSmallYear();
  for (let index = 0; index < 3; index++) people.push(await personInScoring(staff, index));
  const [, , third] = people;
  for (const person of people.slice(0, 2)) await decideClaims(staff, person);
  await nothingFound(staff, DEPARTMENTS, third === undefined ? [] : [await receiptOf(third)]);
});

it("the board counts open work by township and department, overdue from the first second after the last day", async () => {
  const board = await readBoard(2020);
  expect(board.townships).toMatchObject([
    { township: "lingxiu", identity: { open: 0 }, feedBack: { open: 2, overdue: 0 } },
  ]);
  const police = board.departments.find((one) => one.department === "public-security");
  expect(police).toMatchObject({ overdue: 0, waiting: 0, recheck: 0 });
  expect(police?.oldest).toEqual(new Date("2020-07-06T10:00:00+08:00"));
  await setOfficeTime("2020-07-20T23:59:59+08:00");
  expect((await readBoard(2020)).departments.every((one) => one.overdue === 0)).toBe(true);
  await setOfficeTime("2020-07-21T00:00:00+08:00");
  expect((await readBoard(2020)).departments.every((one) => one.overdue === one.open)).toBe(true);
});

it("idle townships: the office feeds back after three working days, bound to the number shown, once", async () => {
  await setOfficeTime("2020-07-09T23:59:59+08:00");
  expect(await feedBackOf()).toMatchObject({ open: 2, overdue: 0 });
  expect((await readBoard(2020)).idleTotal).toBe(0);
  await setOfficeTime("2020-07-10T00:00:00+08:00");
  expect(await feedBackOf()).toMatchObject({ open: 2, overdue: 2 });
  const { idle, idleTotal } = await readBoard(2020);
  expect({ idle, idleTotal }).toEqual({ idle: [{ township: "lingxiu", count: 2 }], idleTotal: 2 });
  const act = { year: 2020, expected: 2 };
  expect(await feedBackIdle(staff.township("lingxiu"), act)).toEqual(no("forbidden"));
  expect(await feedBackIdle(staff.office1, { ...act, expected: 1 })).toEqual(no("stale-record"));
  const both = await Promise.all([feedBackIdle(staff.office1, act), feedBackIdle(staff.office2, act)]);
  const told = both.map((one) => (one.ok ? one.value.told : 0));
  expect(told.reduce((sum, one) => sum + one, 0)).toBe(2);
  for (const person of people.slice(0, 2))
    expect(await applicationOf(person)).toMatchObject({ status: "awaiting-confirmation", confirmBy: "2020-07-17" });
  for (const person of people.slice(2)) expect((await applicationOf(person)).status).toBe("scoring");
  expect(await feedBackIdle(staff.office1, act)).toEqual(no("stale-record"));
  const rows = (await db().select().from(events)).filter((one) => one.act === "score.feed-back-idle");
  expect(rows.some((one) => one.result === "done")).toBe(true);
});
