import { asc, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "../../../db/client";
import { offers, serviceRecords } from "../../../db/schema";
import { setOfficeTime, useDatabase } from "../../../db/testing/database";
import { must } from "../../cli/demo/seed/walk";
import { type Person, personOf } from "../testing/final-project";
import { type FulfilmentYear, seedFulfilmentYear } from "../testing/fulfilment-year";
import { imposedFor } from "../testing/sanctioned-person";
import { listForStep } from "./list-for-step";
import { listOffers } from "./list-offers";
import { listOwnOffers, readOwnOffer } from "./read-own-offers";
import { findVoucher, readOffer } from "./read-voucher";
import { recordService } from "./record-service";
import { takeBackRecord } from "./take-back-record";

useDatabase();
let year: FulfilmentYear;
beforeAll(async () => {
  year = await seedFulfilmentYear();
});

const REASON = "记到了另一个人名下。";
const school = () => year.offered({ kind: "schooling", pools: { a: 1 }, choices: [["a"], ["a"]] });
const recordsOf = async (person: Person) =>
  db()
    .select()
    .from(serviceRecords)
    .where(eq(serviceRecords.offerId, await year.idOf(person)))
    .orderBy(asc(serviceRecords.sequence));
const newest = async (person: Person) => (await recordsOf(person)).at(-1)?.id ?? "";
async function registered(person: Person, on = "2020-07-20") {
  return recordService(year.manager("schooling"), { offerId: await year.idOf(person), step: "registered", on });
}
async function takeBack(person: Person, recordId: string, by = year.manager("schooling"), reason = REASON) {
  return takeBackRecord(by, { offerId: await year.idOf(person), recordId, reason });
}

describe("a record that was wrong", () => {
  it("is taken back once, with a reason, by its own department; nothing is overwritten and the person is told", async () => {
    const project = await school();
    const person = personOf(project, 0);
    must(await year.accept(person), "acceptance");
    must(await registered(person), "record");
    await setOfficeTime("2020-07-21T09:00:00+08:00");
    const recordId = await newest(person);
    expect(await year.codeOf(takeBack(person, recordId, year.manager("housing")))).toBe("not-found");
    expect(await year.codeOf(takeBack(person, recordId, undefined, ""))).toBe("reason-required");
    const both = await Promise.all([0, 1].map(() => year.codeOf(takeBack(person, recordId))));
    expect(both.sort()).toEqual(["ok", "record-taken-back"]);
    expect((await recordsOf(person)).map((one) => [one.step, one.takesBack, one.attempt])).toEqual([
      ["registered", null, 1],
      ["taken-back", recordId, 1],
    ]);
    expect(JSON.stringify(await recordsOf(person))).not.toContain(REASON);
    expect(await year.told(person)).toEqual(["offer-made", "service-recorded", "record-taken-back"]);
    const [own] = must(await listOwnOffers(person.actor), "own");
    expect(own).toMatchObject({
      status: "accepted",
      servedAt: null,
      // Five new working days.
      serveBy: "2020-07-28",
      records: [
        { step: "registered", takenBack: true },
        { step: "taken-back", takenBack: false, record: { reason: REASON } },
      ],
    });
    expect(await year.statuses(project)).toEqual(["accepted", "final"]);
    expect(await year.broken(project)).toEqual([]);
  });

  it("leaves the place to be served anew: on the list, by the voucher, once", async () => {
    const project = await school();
    const person = personOf(project, 0);
    must(await year.accept(person), "acceptance");
    const by = year.manager("schooling");
    for (const day of ["2020-07-20", "2020-07-19"]) {
      must(await registered(person, day), "record");
      must(await takeBack(person, await newest(person)), "taking back");
    }
    const list = must(await listForStep(by, { projectId: project.id, step: "registered" }), "list");
    expect(list.people.map((one) => one.offerId)).toEqual([await year.idOf(person)]);
    const view = must(await readOffer(by, { offerId: await year.idOf(person) }), "desk");
    expect(view.next.map((one) => one.step)).toEqual(["registered"]);
    expect(view.mistakable).toBeNull();
    const { voucher } = must(await readOwnOffer(person.actor, { offerId: await year.idOf(person) }), "own");
    expect((await findVoucher(by, { code: voucher ?? "" })).ok).toBe(true);
    const twice = await Promise.all([registered(person), registered(person)].map(year.codeOf));
    expect(twice.sort()).toEqual(["already-served", "ok"]);
    const filter = { pool: null, state: "served" as const };
    const served = must(await listOffers(by, { projectId: project.id, filter, after: 0, limit: 9 }), "served");
    expect(served.rows).toHaveLength(1);
    expect(await year.broken(project)).toEqual([]);
  });

  it("is the last one that counts: a step before it, a sanction's row and a project that ended stay", async () => {
    const posting = await year.offered({ kind: "secondment", pools: { a: 1 }, choices: [["a"]] });
    const person = personOf(posting, 0);
    must(await year.accept(person), "acceptance");
    const by = year.manager("secondment");
    const offerId = await year.idOf(person);
    must(await recordService(by, { offerId, step: "started", on: "2020-07-20", until: "2021-07-19" }), "start");
    must(await recordService(by, { offerId, step: "ended", on: "2020-07-20" }), "end");
    const [started, ended] = await recordsOf(person);
    expect(await year.codeOf(takeBack(person, started?.id ?? "", by))).toBe("unlawful-move");
    must(await takeBack(person, ended?.id ?? "", by), "taking the end back");
    expect(await year.statuses(posting)).toEqual(["fulfilled"]);
    expect(must(await readOffer(by, { offerId }), "desk").next.map((one) => one.step)).toEqual(["ended"]);
    must(await takeBack(person, started?.id ?? "", by), "taking the start back");
    expect(await year.statuses(posting)).toEqual(["accepted"]);

    const project = await school();
    const [first, second] = [personOf(project, 0), personOf(project, 1)];
    must(await year.accept(first), "acceptance");
    must(await registered(first), "record");
    await imposedFor([year.staff.office1, year.staff.office2], first);
    const [record, revoked] = await recordsOf(first);
    for (const one of [record, revoked])
      expect(await year.codeOf(takeBack(first, one?.id ?? ""))).toBe("unlawful-move");
    must(await year.accept(second), "acceptance");
    must(await registered(second), "record");
    must(await year.end(project, "schooling"), "end");
    expect(await year.codeOf(takeBack(second, await newest(second)))).toBe("fulfilment-ended");
    expect(await year.statuses(project)).toEqual(["void", "fulfilled"]);
  });

  it("is not the own one, and nobody's whose offer is another", async () => {
    const project = await school();
    const person = personOf(project, 0);
    must(await year.accept(person), "acceptance");
    must(await registered(person), "record");
    const { grants } = year.manager("schooling");
    expect(await year.codeOf(takeBack(person, await newest(person), { ...person.actor, grants }))).toBe("own-case");
    const other = personOf(await school(), 0);
    must(await year.accept(other), "acceptance");
    expect(await year.codeOf(takeBack(other, await newest(person)))).toBe("not-found");
    const [row] = await db()
      .select()
      .from(offers)
      .where(eq(offers.id, await year.idOf(person)));
    expect(row?.servedAt).not.toBeNull();
  });
});
