import { beforeAll, expect, it } from "vitest";
import type { After } from "../../../db/queries/applications";
import { setOfficeTime, useDatabase } from "../../../db/testing/database";
import { applicationOf } from "../../cli/demo/seed/applicant";
import type { ApplicationStatus } from "../../domain/application/statuses";
import { MONDAY, scoringCase, seedYear, sentCase, type Year } from "../application/testing/case";
import { countTownshipWork } from "./count-work";
import { listTownshipQueue, nextInTownship, type TownshipNarrowing } from "./list-queues";

useDatabase();
let staff: Year;
beforeAll(async () => {
  staff = await seedYear();
});

it("a township's queue by status, class and age, in pages; the next case follows without the list", async () => {
  const ids = [];
  for (const index of [0, 1]) ids.push((await applicationOf(await sentCase(staff, index))).id);
  const scoring = (await applicationOf(await scoringCase(staff, 2))).id;
  ids.sort();
  const list = async (status: ApplicationStatus | null, after: After = null, limit = 50, filter?: TownshipNarrowing) =>
    (await listTownshipQueue(staff.town, status, after, limit, filter)).map(({ application }) => application.id);
  expect(await list("submitted")).toEqual(ids);
  expect(await list("submitted", { at: new Date(MONDAY).toISOString(), id: ids[0] ?? "" }, 1)).toEqual([ids[1]]);
  expect(await list("scoring")).toEqual([scoring]);
  expect((await list(null)).sort()).toEqual([...ids, scoring].sort());
  expect(await list("submitted", null, 50, { applicantClass: "C", overdue: false })).toEqual([]);
  expect(await listTownshipQueue(staff.otherTown, null, null, 50)).toEqual([]);
  expect(await nextInTownship(staff.town, "submitted", ids[0] ?? "")).toBe(ids[1]);
  expect(await nextInTownship(staff.town, "submitted", ids[1] ?? "")).toBe(ids[0]);
  expect(await nextInTownship(staff.otherTown, "submitted", ids[0] ?? "")).toBeNull();
  const late = { applicantClass: null, overdue: true };
  // Five working days after the Monday are over with the next Monday.
  await setOfficeTime("2020-08-10T23:59:59+08:00");
  expect(await list(null, null, 50, late)).toEqual([]);
  await setOfficeTime("2020-08-11T00:00:00+08:00");
  expect(await list(null, null, 50, late)).toEqual(ids);
  expect(await list("scoring", null, 50, late)).toEqual([]);
  expect((await countTownshipWork(["lingxiu"])).reviews).toEqual({ count: 2, overdue: 2 });
});
