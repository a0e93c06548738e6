import { and, desc, eq, isNull } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "../../../db/client";
import { candidacies, events, messages, offerPools, offers, serviceProjects } from "../../../db/schema";
import { setOfficeTime, useDatabase } from "../../../db/testing/database";
import type { DemoStaff } from "../../cli/demo/seed/staff";
import { must } from "../../cli/demo/seed/walk";
import type { ProjectKind } from "../../domain/programme/statuses";
import { openProgramme } from "../programme/open-programme";
import { openMessage } from "../sweep/due-messages";
import { lapseOffers } from "../sweep/lapse-offers";
import { type FinalProject, type Person, seedFinalProject } from "../testing/final-project";
import { seedOfficers, seedPreparedYear } from "../testing/small-year";
import { acceptOffer } from "./accept-offer";
import { declineOffer } from "./decline-offer";
import { brokenIn, endProject } from "./end-project";
import { forfeitOffer } from "./forfeit-offer";
import { listOwnOffers } from "./read-own-offers";
import { recordService } from "./record-service";
import { startOffers } from "./start-offers";

useDatabase();
let staff: DemoStaff;
const START = { answerWorkingDays: 3, serveWorkingDays: 5, instructions: "请带身份证到教育局办理。" };
const MANAGER: Partial<Record<ProjectKind, string>> = { schooling: "education", insurance: "human-resources" };
const manager = (kind: ProjectKind) => staff.manager(MANAGER[kind] ?? "housing");

beforeAll(async () => {
  await setOfficeTime("2020-07-06T10:00:00+08:00");
  staff = await seedOfficers();
  await seedPreparedYear(staff);
  must(await openProgramme(staff.office2, { year: 2020 }), "year");
});

type Plan = Parameters<typeof seedFinalProject>[1];
/** A project on Monday 20 July 2020 at 9:00 with its offers made, to be answered by Thursday. */
async function offered(plan: Plan): Promise<FinalProject> {
  await setOfficeTime("2020-07-06T10:00:00+08:00");
  const project = await seedFinalProject(staff, plan);
  await setOfficeTime("2020-07-20T09:00:00+08:00");
  must(await startOffers(manager(plan.kind), { projectId: project.id, version: project.version, ...START }), "offers");
  return project;
}
const school = (...choices: readonly (readonly string[])[]) =>
  offered({ kind: "schooling", pools: { a: 2, b: 1 }, choices });
async function offerOf({ candidacyId }: Person) {
  const [offer] = await db().select().from(offers).where(eq(offers.candidacyId, candidacyId));
  return offer;
}
const idOf = async (person: Person | undefined) =>
  (person === undefined ? undefined : await offerOf(person))?.id ?? "no offer";
async function statuses({ people }: FinalProject): Promise<readonly string[]> {
  const rows = await db().select({ id: candidacies.id, status: candidacies.status }).from(candidacies);
  const known = new Map(rows.map((one) => [one.id, one.status]));
  return people.map((one) => known.get(one.candidacyId) ?? "");
}
async function told(person: Person | undefined): Promise<readonly string[]> {
  const rows = await db()
    .select()
    .from(messages)
    .where(eq(messages.userId, person?.actor.userId ?? ""));
  return rows.map((row) => openMessage(row).template);
}
const versionOf = async ({ id }: FinalProject) =>
  (await db().select().from(serviceProjects).where(eq(serviceProjects.id, id)))[0]?.version ?? 0;
const broken = ({ id }: FinalProject) => db().transaction((tx) => brokenIn(tx, id));
const codeOf = async (result: Promise<{ readonly ok: boolean; readonly error?: unknown }>) => {
  const { ok, error } = await result;
  return ok ? "ok" : error;
};

describe("offers", () => {
  it("go to all within quota of each pool, with a last day in working days, told by message; the others wait", async () => {
    const project = await school(["a"], ["a", "b"], ["a"], ["b"], ["b", "a"]);
    expect(await statuses(project)).toEqual(["offered", "offered", "final", "offered", "final"]);
    const [first] = project.people;
    expect(await offerOf(first as Person)).toMatchObject({ dueOn: "2020-07-23", pool: "a", promoted: false });
    expect(await told(first)).toEqual(["offer-made"]);
    expect(await told(project.people[2])).toEqual([]);
    const again = startOffers(manager("schooling"), {
      projectId: project.id,
      version: await versionOf(project),
      ...START,
    });
    expect(await codeOf(again)).toBe("unlawful-move");
    expect(await broken(project)).toEqual([]);
  });

  it("wait for the end of the notice", async () => {
    await setOfficeTime("2020-07-06T10:00:00+08:00");
    const { id, version } = await seedFinalProject(staff, { kind: "schooling", pools: { a: 1 }, choices: [["a"]] });
    await db().update(serviceProjects).set({ status: "in-notice" }).where(eq(serviceProjects.id, id));
    expect(await codeOf(startOffers(manager("schooling"), { projectId: id, version, ...START }))).toBe("unlawful-move");
  });

  it("are accepted once, a second click included, by their person alone, with a voucher", async () => {
    const project = await school(["a"], ["b"]);
    const [first, second] = project.people;
    const offerId = await idOf(first);
    expect(await codeOf(acceptOffer(second?.actor ?? staff.office1, { offerId }))).toBe("not-found");
    const clicks = await Promise.all([1, 2, 3].map(() => acceptOffer(first?.actor ?? staff.office1, { offerId })));
    expect(clicks.every((one) => one.ok)).toBe(true);
    expect(await statuses(project)).toEqual(["accepted", "offered"]);
    const offer = await offerOf(first as Person);
    expect(offer).toMatchObject({ answer: "accepted", serveBy: "2020-07-27" });
    expect(offer?.voucherSealed).not.toMatch(/[0-9A-Z]{4}-[0-9A-Z]{4}/);
    expect(await codeOf(declineOffer(first?.actor ?? staff.office1, { offerId }))).toBe("offer-answered");
  });

  it("that are declined go to the next who stands for the pool, in the same act", async () => {
    const project = await school(["a"], ["a"], ["b"], ["b"], ["b", "a"]);
    const [first] = project.people;
    await setOfficeTime("2020-07-22T15:00:00+08:00");
    const offerId = await idOf(first);
    for (const click of [1, 2])
      expect(await codeOf(declineOffer(first?.actor ?? staff.office1, { offerId })), `${click}`).toBe("ok");
    // The fourth stands better, but for b alone.
    expect(await statuses(project)).toEqual(["declined", "offered", "offered", "final", "offered"]);
    expect(await offerOf(project.people[4] as Person)).toMatchObject({
      pool: "a",
      promoted: true,
      dueOn: "2020-07-27",
    });
    expect(await told(project.people[4])).toEqual(["offer-promoted"]);
    expect(await codeOf(acceptOffer(first?.actor ?? staff.office1, { offerId }))).toBe("offer-answered");
    expect(await broken(project)).toEqual([]);
  });

  it("lapse with the first second after their last day, are told, and go on; a late answer is refused before the sweep too", async () => {
    const project = await school(["a"], ["a"], ["a"], ["a"]);
    const [first, second] = project.people;
    await setOfficeTime("2020-07-23T23:59:59+08:00");
    expect(await lapseOffers()).toBeGreaterThanOrEqual(0);
    expect(await statuses(project)).toEqual(["offered", "offered", "final", "final"]);
    must(await acceptOffer(second?.actor ?? staff.office1, { offerId: await idOf(second) }), "in the last second");
    await setOfficeTime("2020-07-24T00:00:00+08:00");
    for (const answer of [acceptOffer, declineOffer])
      expect(await codeOf(answer(first?.actor ?? staff.office1, { offerId: await idOf(first) }))).toBe("offer-lapsed");
    await lapseOffers();
    expect(await statuses(project)).toEqual(["lapsed", "accepted", "offered", "final"]);
    expect(await told(first)).toEqual(["offer-made", "offer-lapsed"]);
    expect(await codeOf(acceptOffer(first?.actor ?? staff.office1, { offerId: await idOf(first) }))).toBe(
      "offer-lapsed",
    );
    expect(await broken(project)).toEqual([]);
  });

  it("that were accepted and not taken up are given on after their last day, with a reason", async () => {
    const project = await school(["b"], ["b"]);
    const [first] = project.people;
    const offerId = await idOf(first);
    const forfeit = () => forfeitOffer(manager("schooling"), { offerId, reason: "没有按时报到。" });
    expect(await codeOf(forfeit())).toBe("unlawful-move");
    must(await acceptOffer(first?.actor ?? staff.office1, { offerId }), "acceptance");
    await setOfficeTime("2020-07-27T23:00:00+08:00");
    expect(await codeOf(forfeit())).toBe("serve-by-not-over");
    await setOfficeTime("2020-07-28T09:00:00+08:00");
    expect(await codeOf(forfeit())).toBe("ok");
    expect(await statuses(project)).toEqual(["lapsed", "offered"]);
    const [own] = must(await listOwnOffers(first?.actor ?? staff.office1), "own");
    expect(own?.reason).toBe("没有按时报到。");
    expect(await told(first)).toContain("offer-forfeited");
  });
});

describe("a service", () => {
  const registered = { step: "registered" as const, on: "2020-07-20" };

  it("is recorded once by its own department, told, and remembered", async () => {
    const project = await school(["a"]);
    const [first] = project.people;
    const offerId = await idOf(first);
    const record = (by = manager("schooling")) => recordService(by, { offerId, ...registered });
    expect(await codeOf(record())).toBe("unlawful-move");
    must(await acceptOffer(first?.actor ?? staff.office1, { offerId }), "acceptance");
    expect(await codeOf(record(staff.manager("housing")))).toBe("not-found");
    expect(await codeOf(recordService(manager("schooling"), { offerId, ...registered, on: "2020-07-21" }))).toBe(
      "record-in-future",
    );
    const wrong = { offerId, step: "paid" as const, on: "2020-07-20", amount: "1" };
    expect(await codeOf(recordService(manager("schooling"), wrong))).toBe("unlawful-move");
    const twice = await Promise.all([codeOf(record()), codeOf(record())]);
    expect(twice.sort()).toEqual(["already-served", "ok"]);
    expect(await statuses(project)).toEqual(["fulfilled"]);
    const [own] = must(await listOwnOffers(first?.actor ?? staff.office1), "own");
    expect(own).toMatchObject({
      status: "fulfilled",
      pool: "第a类",
      records: [{ step: "registered", record: { on: "2020-07-20" } }],
    });
    await setOfficeTime("2020-08-30T09:00:00+08:00");
    expect(await codeOf(forfeitOffer(manager("schooling"), { offerId, reason: "迟到。" }))).toBe("already-served");
    expect(await told(first)).toContain("service-recorded");
  });

  it("that is paid may be returned first, as often as it is", async () => {
    const project = await offered({ kind: "insurance", pools: { a: null }, choices: [["a"]] });
    const [first] = project.people;
    const offerId = await idOf(first);
    must(await acceptOffer(first?.actor ?? staff.office1, { offerId }), "acceptance");
    const by = manager("insurance");
    const returned = { offerId, step: "returned" as const, on: "2020-07-20", reason: "账号有误。" };
    for (const time of [1, 2]) expect(await codeOf(recordService(by, returned)), `${time}`).toBe("ok");
    expect(await told(first)).toEqual(["offer-made", "payment-returned", "payment-returned"]);
    expect(await codeOf(recordService(by, { offerId, step: "paid", on: "2020-07-20", amount: "350.5" }))).toBe("ok");
    expect(await codeOf(recordService(by, returned))).toBe("unlawful-move");
    expect(await statuses(project)).toEqual(["fulfilled"]);
  });
});

describe("the end of a project", () => {
  it("waits for every open offer and every accepted place; then who waits is told, and what nobody took is reported", async () => {
    const project = await school(["a"], ["b"], ["b"]);
    const [first, second, third] = project.people;
    const end = async () =>
      endProject(manager("schooling"), { projectId: project.id, version: await versionOf(project) });
    expect(await codeOf(end())).toBe("fulfilment-open");
    must(await declineOffer(first?.actor ?? staff.office1, { offerId: await idOf(first) }), "refusal");
    must(await acceptOffer(second?.actor ?? staff.office1, { offerId: await idOf(second) }), "acceptance");
    expect(await codeOf(end())).toBe("fulfilment-open");
    const offerId = await idOf(second);
    must(await recordService(manager("schooling"), { offerId, step: "registered", on: "2020-07-20" }), "record");
    expect(await codeOf(end())).toBe("ok");
    expect(await statuses(project)).toEqual(["declined", "fulfilled", "closed"]);
    expect(await told(third)).toEqual(["waitlist-closed"]);
    const [event] = await db().select().from(events).orderBy(desc(events.id)).limit(1);
    expect(event?.detail).toEqual({ closed: 1, unspent: { a: 1, b: 0 } });
    expect(await codeOf(end())).toBe("unlawful-move");
  });

  it("is refused where a promise of fulfilment is broken", async () => {
    const project = await school(["a"], ["a"], ["a"]);
    for (const one of project.people.slice(0, 2)) {
      const offerId = await idOf(one);
      must(await acceptOffer(one.actor, { offerId }), "acceptance");
      must(await recordService(manager("schooling"), { offerId, step: "registered", on: "2020-07-20" }), "record");
    }
    await db()
      .update(offerPools)
      .set({ taken: 1 })
      .where(and(eq(offerPools.projectId, project.id), eq(offerPools.pool, "a")));
    const end = endProject(manager("schooling"), { projectId: project.id, version: await versionOf(project) });
    expect(await codeOf(end)).toBe("property-failed");
  });
});

it("AL-10: a hundred parallel clicks on ten places leave exactly ten taken, by whoever stood best", async () => {
  const project = await offered({
    kind: "schooling",
    pools: { a: 6, b: 4 },
    choices: Array.from({ length: 60 }, (_, at) => (at % 3 === 0 ? ["a"] : at % 3 === 1 ? ["b", "a"] : ["a", "b"])),
  });
  const open = async () => {
    const rows = await db()
      .select({ candidacyId: offers.candidacyId, id: offers.id })
      .from(offers)
      .where(and(eq(offers.projectId, project.id), isNull(offers.answer)));
    const known = new Map(rows.map((one) => [one.candidacyId, one.id]));
    return project.people.flatMap((one) => {
      const offerId = known.get(one.candidacyId);
      return offerId === undefined ? [] : [{ ...one, offerId }];
    });
  };
  for (let round = 0; round < 4; round++) {
    // Everybody clicks five times; in each round every second declines, some of them while they accept.
    const clicks = (await open()).flatMap(({ actor, offerId }, at) =>
      Array.from({ length: 10 }, (_, click) =>
        (at + round) % 2 === 0 || click % 4 === 3 ? declineOffer(actor, { offerId }) : acceptOffer(actor, { offerId }),
      ),
    );
    if (round === 0) expect(clicks).toHaveLength(100);
    await Promise.all([...clicks, lapseOffers()]);
    expect(await broken(project), `round ${round}`).toEqual([]);
  }
  await Promise.all((await open()).map(({ actor, offerId }) => acceptOffer(actor, { offerId })));
  const accepted = await db().$count(offers, and(eq(offers.projectId, project.id), eq(offers.answer, "accepted")));
  expect(accepted).toBe(10);
});
