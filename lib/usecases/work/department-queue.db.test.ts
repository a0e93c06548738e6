import { beforeAll, describe, expect, it } from "vitest";
import { db } from "../../../db/client";
import { listItems } from "../../../db/queries/applications";
import { setOfficeTime, useDatabase } from "../../../db/testing/database";
import { type Applicant, applicationOf } from "../../cli/demo/seed/applicant";
import type { DemoStaff } from "../../cli/demo/seed/staff";
import { must } from "../../cli/demo/seed/walk";
import { answerMaterial } from "../scoring/answer-material";
import { askMaterial } from "../scoring/ask-material";
import { readItem } from "../scoring/read-item";
import { personInScoring, seedSmallYear } from "../testing/small-year";
import { findNextItem, listDepartmentQueue } from "./department-queue";

useDatabase();
const ALL = { indicator: null, effect: null, state: null };
let staff: DemoStaff;
const people: Applicant[] = [];
const police = () => staff.department("public-security");

async function walk(filter: typeof ALL | Parameters<typeof listDepartmentQueue>[1], size: number) {
  const seen: string[] = [];
  let after: Parameters<typeof listDepartmentQueue>[2] = null;
  for (;;) {
    const { rows } = await listDepartmentQueue(police(), filter, after, size);
    seen.push(...rows.map(({ item }) => item.id));
    const last = rows.at(-1)?.item;
    if (last === undefined || rows.length < size) return seen;
    after = { at: last.createdAt.toISOString(), id: last.id };
  }
}
const stateOf = async (state: "waiting" | "answered" | "recheck" | "overdue") =>
  (await listDepartmentQueue(police(), { ...ALL, state }, null, 200)).rows.map(({ item }) => item.id);
async function itemOf(person: Applicant | undefined, indicator: string) {
  if (person === undefined) throw new Error("no such person");
  const found = (await listItems(db(), (await applicationOf(person)).id)).find(
    (one) => one.item.indicator === indicator,
  );
  if (found === undefined) throw new Error(`no item ${indicator}`);
  return found.item;
}

beforeAll(async () => {
  staff = await seedSmallYear();
  for (let index = 0; index < 3; index++) people.push(await personInScoring(staff, index));
});

describe("a department's queue", () => {
  it("pages over every own item once, and over no other department's", async () => {
    const whole = await walk(ALL, 500);
    const paged = await walk(ALL, 4);
    expect(paged).toEqual(whole);
    expect(new Set(paged).size).toBe(paged.length);
    const { rows, counts } = await listDepartmentQueue(police(), ALL, null, 500);
    expect(rows.every(({ item }) => item.department === "public-security")).toBe(true);
    expect(counts.reduce((sum, one) => sum + one.open, 0)).toBe(whole.length);
    expect(rows[0]?.receipt).toMatch(/\S/);
    expect((await listDepartmentQueue(staff.manager("education"), ALL, null, 5)).rows).toEqual([]);
  });

  it("leads to the next case of the same filter, from the last to the first, and to none where it is the only one", async () => {
    const filter = { ...ALL, indicator: "N14" };
    const ids = await walk(filter, 500);
    expect(ids).toHaveLength(3);
    for (const [index, id] of ids.entries())
      expect(await findNextItem(police(), id, filter)).toBe(ids[(index + 1) % ids.length]);
    const health = await listDepartmentQueue(staff.department("health"), ALL, null, 1);
    expect(await findNextItem(police(), health.rows[0]?.item.id ?? "", ALL)).toBeNull();
  });

  it("tells what waits for material and what was answered", async () => {
    const item = await itemOf(people[0], "P04");
    expect(await stateOf("waiting")).toEqual([]);
    must(await askMaterial(police(), { itemId: item.id, version: item.version, text: "居住证照片" }), "request");
    expect(await stateOf("waiting")).toEqual([item.id]);
    await setOfficeTime("2020-07-14T00:00:00+08:00");
    expect(await stateOf("waiting")).toEqual([]);
    await setOfficeTime("2020-07-13T23:59:59+08:00");
    expect(await stateOf("waiting")).toEqual([item.id]);
    const [request] = must(await readItem(police(), { itemId: item.id }), "desk").material;
    const answer = { requestId: request?.id ?? "", answer: "见照片", evidence: [] };
    must(await answerMaterial(people[0]?.actor ?? police(), answer), "answer");
    expect(await stateOf("waiting")).toEqual([]);
    expect(await stateOf("answered")).toEqual([item.id]);
  });

  it("calls overdue what lay for more than ten working days, counted anew from the answer", async () => {
    const open = (await walk(ALL, 500)).length;
    await setOfficeTime("2020-07-20T23:59:59+08:00");
    expect(await stateOf("overdue")).toEqual([]);
    await setOfficeTime("2020-07-21T00:00:00+08:00");
    const answered = await itemOf(people[0], "P04");
    const overdue = await stateOf("overdue");
    expect(overdue).toHaveLength(open - 1);
    expect(overdue).not.toContain(answered.id);
  });
});
