import { and, desc, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "../../../db/client";
import { events, offerPools } from "../../../db/schema";
import { setOfficeTime, useDatabase } from "../../../db/testing/database";
import { must } from "../../cli/demo/seed/walk";
import { personOf } from "../testing/final-project";
import { type FulfilmentYear, seedFulfilmentYear } from "../testing/fulfilment-year";
import { forfeitOffer } from "./forfeit-offer";
import { listOwnOffers } from "./read-own-offers";
import { recordService } from "./record-service";

useDatabase();
let year: FulfilmentYear;
beforeAll(async () => {
  year = await seedFulfilmentYear();
});

const school = (...choices: readonly (readonly string[])[]) =>
  year.offered({ kind: "schooling", pools: { a: 2, b: 1 }, choices });

describe("a service", () => {
  const registered = { step: "registered" as const, on: "2020-07-20" };

  it("is recorded once by its own department, told, and remembered", async () => {
    const project = await school(["a"]);
    const first = personOf(project, 0);
    const offerId = await year.idOf(first);
    const record = (by = year.manager("schooling")) => recordService(by, { offerId, ...registered });
    expect(await year.codeOf(record())).toBe("unlawful-move");
    must(await year.accept(first), "acceptance");
    expect(await year.codeOf(record(year.manager("housing")))).toBe("not-found");
    expect(
      await year.codeOf(recordService(year.manager("schooling"), { offerId, ...registered, on: "2020-07-21" })),
    ).toBe("record-in-future");
    const wrong = { offerId, step: "paid" as const, on: "2020-07-20", amount: "1" };
    expect(await year.codeOf(recordService(year.manager("schooling"), wrong))).toBe("unlawful-move");
    const twice = await Promise.all([year.codeOf(record()), year.codeOf(record())]);
    expect(twice.sort()).toEqual(["already-served", "ok"]);
    expect(await year.statuses(project)).toEqual(["fulfilled"]);
    const [own] = must(await listOwnOffers(first.actor), "own");
    expect(own).toMatchObject({
      status: "fulfilled",
      pool: "第a类",
      records: [{ step: "registered", record: { on: "2020-07-20" } }],
    });
    await setOfficeTime("2020-08-30T09:00:00+08:00");
    expect(await year.codeOf(forfeitOffer(year.manager("schooling"), { offerId, reason: "迟到。" }))).toBe(
      "already-served",
    );
    expect(await year.told(first)).toContain("service-recorded");
  });

  it("that is paid may be returned first, as often as it is", async () => {
    const project = await year.offered({ kind: "insurance", pools: { a: null }, choices: [["a"]] });
    const first = personOf(project, 0);
    const offerId = await year.idOf(first);
    must(await year.accept(first), "acceptance");
    const by = year.manager("insurance");
    const returned = { offerId, step: "returned" as const, on: "2020-07-20", reason: "账号有误。" };
    for (const time of [1, 2]) expect(await year.codeOf(recordService(by, returned)), `${time}`).toBe("ok");
    expect(await year.told(first)).toEqual(["offer-made", "payment-returned", "payment-returned"]);
    expect(await year.codeOf(recordService(by, { offerId, step: "paid", on: "2020-07-20", amount: "350.5" }))).toBe(
      "ok",
    );
    expect(await year.codeOf(recordService(by, returned))).toBe("unlawful-move");
    expect(await year.statuses(project)).toEqual(["fulfilled"]);
  });
});

describe("a record", () => {
  it("has no amount of nothing, and no period that ends before it begins; a day's is one", async () => {
    const project = await year.offered({ kind: "secondment", pools: { a: 1 }, choices: [["a"]] });
    const first = personOf(project, 0);
    must(await year.accept(first), "acceptance");
    const by = year.manager("secondment");
    const started = { offerId: await year.idOf(first), step: "started" as const, on: "2020-07-20" };
    expect(await year.codeOf(recordService(by, { ...started, until: "2020-07-19" }))).toBe("until-before-on");
    expect(await year.codeOf(recordService(by, { ...started, until: "2020-07-20" }))).toBe("ok");
    const money = await year.offered({ kind: "insurance", pools: { a: 1 }, choices: [["a"]] });
    must(await year.accept(personOf(money, 0)), "acceptance");
    const paid = { offerId: await year.idOf(personOf(money, 0)), step: "paid" as const, on: "2020-07-20" };
    for (const amount of ["0", "0.00"])
      expect(await year.codeOf(recordService(year.manager("insurance"), { ...paid, amount }))).toBe("amount-zero");
    expect(await year.statuses(money)).toEqual(["accepted"]);
  });
});

describe("the end of a project", () => {
  it("waits for every open offer and every accepted place; then who waits is told, and what nobody took is reported", async () => {
    const project = await school(["a"], ["b"], ["b"]);
    const [first, second, third] = [personOf(project, 0), personOf(project, 1), personOf(project, 2)];
    const end = () => year.end(project, "schooling");
    expect(await year.codeOf(end())).toBe("fulfilment-open");
    must(await year.decline(first), "refusal");
    must(await year.accept(second), "acceptance");
    expect(await year.codeOf(end())).toBe("fulfilment-open");
    const offerId = await year.idOf(second);
    must(await recordService(year.manager("schooling"), { offerId, step: "registered", on: "2020-07-20" }), "record");
    expect(await year.codeOf(end())).toBe("ok");
    expect(await year.statuses(project)).toEqual(["declined", "fulfilled", "closed"]);
    expect(await year.told(third)).toEqual(["waitlist-closed"]);
    const [event] = await db().select().from(events).orderBy(desc(events.id)).limit(1);
    expect(event?.detail).toEqual({ closed: 1, unspent: { a: 2, b: 0 } });
    expect(await year.codeOf(end())).toBe("unlawful-move");
  });

  it("is refused where a promise of fulfilment is broken", async () => {
    const project = await school(["a"], ["a"], ["a"]);
    for (const one of project.people.slice(0, 2)) {
      const offerId = await year.idOf(one);
      must(await year.accept(one), "acceptance");
      must(await recordService(year.manager("schooling"), { offerId, step: "registered", on: "2020-07-20" }), "record");
    }
    await db()
      .update(offerPools)
      .set({ taken: 1 })
      .where(and(eq(offerPools.projectId, project.id), eq(offerPools.pool, "a")));
    expect(await year.codeOf(year.end(project, "schooling"))).toBe("property-failed");
  });
});
