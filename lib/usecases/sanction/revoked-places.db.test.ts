import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "../../../db/client";
import { offerPools, offers, serviceOptions } from "../../../db/schema";
import { useDatabase } from "../../../db/testing/database";
import { must } from "../../cli/demo/seed/walk";
import type { Actor } from "../../domain/access/authorize";
import { declineOffer } from "../fulfilment/decline-offer";
import { listOffers } from "../fulfilment/list-offers";
import { readOwnOffer } from "../fulfilment/read-own-offers";
import { findVoucher, readOffer } from "../fulfilment/read-voucher";
import { recordService } from "../fulfilment/record-service";
import { setOptions } from "../fulfilment/set-options";
import { staffAccount } from "../testing/accounts";
import { type FinalProject, personOf } from "../testing/final-project";
import { type FulfilmentYear, seedFulfilmentYear } from "../testing/fulfilment-year";
import { effectSeen, impose, objectTo, seen } from "../testing/sanction-steps";
import { imposedFor, proposedFor } from "../testing/sanctioned-person";
import { decideSanction } from "./decide-sanction";
import { imposeSanction } from "./impose-sanction";
import { readSanction } from "./read-sanction";

useDatabase();
let year: FulfilmentYear;
let third: Actor;
let officers: readonly [Actor, Actor];
beforeAll(async () => {
  year = await seedFulfilmentYear();
  third = await staffAccount("office-3", "points-office-officer", null);
  officers = [year.staff.office1, year.staff.office2];
});

const school = (...choices: readonly (readonly string[])[]) =>
  year.offered({ kind: "schooling", pools: { a: 1, b: 1 }, choices });
const takenOf = async ({ id }: { readonly id: string }) => {
  const rows = await db().select().from(offerPools).where(eq(offerPools.projectId, id)).orderBy(offerPools.pool);
  return rows.map((one) => one.taken);
};
const lift = async (person: { readonly actor: Actor }, sanctionId: string) => {
  await objectTo(person.actor, sanctionId);
  const decision = { decision: "lift" as const, reason: "档案证明材料属实。" };
  return must(await decideSanction(third, { ...(await seen(sanctionId)), ...decision }), "lifting");
};

describe("a place that is open or accepted", () => {
  it("is revoked and given on in the same act, as the effect said", async () => {
    const project = await school(["a"], ["b"], ["a"], ["a"]);
    const [first, second, waiting] = [personOf(project, 0), personOf(project, 1), personOf(project, 2)];
    must(await year.accept(second), "acceptance");
    const open = await proposedFor(officers[0], first);
    const { effect } = must(await readSanction(officers[1], { sanctionId: open }), "case");
    expect(effect?.candidacies).toMatchObject([{ status: "offered", place: { pool: "第a类", served: false } }]);
    expect(effect?.promoted).toMatchObject([{ projectId: project.id, count: 1 }]);
    must(await impose(officers[1], open), "imposing");
    expect(await year.statuses(project)).toEqual(["void", "accepted", "offered", "final"]);
    await imposedFor(officers, second);
    // Nobody waits for the other pool: its place stays free.
    expect(await year.statuses(project)).toEqual(["void", "void", "offered", "final"]);
    expect(await takenOf(project)).toEqual([1, 0]);
    expect(await year.broken(project)).toEqual([]);
    expect(await year.told(waiting)).toEqual(["offer-promoted"]);
    expect(await year.offerOf(second)).toMatchObject({ answer: "revoked", answeredBy: second.actor.userId });
    expect(await year.codeOf(year.accept(first))).toBe("offer-answered");
    const own = must(await readOwnOffer(second.actor, { offerId: await year.idOf(second) }), "own");
    expect(own).toMatchObject({ answer: "revoked", voucher: null, status: "void" });
    expect(own.reason).toContain("虚假材料");
  });

  it("stands again once the sanction is lifted where one of its pool is free, with new days; else it is lost", async () => {
    const project = await school(["a"], ["b"], ["a"]);
    const [first, second] = [personOf(project, 0), personOf(project, 1)];
    must(await year.accept(second), "acceptance");
    const [gone, kept] = [await imposedFor(officers, first), await imposedFor(officers, second)];
    expect(await year.statuses(project)).toEqual(["void", "void", "offered"]);
    expect((await lift(first, gone)).lost).toEqual([first.candidacyId]);
    expect((await lift(second, kept)).restored).toEqual([second.candidacyId]);
    expect(await year.statuses(project)).toEqual(["void", "accepted", "offered"]);
    expect(await takenOf(project)).toEqual([1, 1]);
    const own = must(await readOwnOffer(second.actor, { offerId: await year.idOf(second) }), "own");
    expect(own).toMatchObject({ answer: "accepted", reason: null, serveBy: "2020-07-27" });
    expect(own.voucher).not.toBeNull();
    expect(await year.broken(project)).toEqual([]);
  });
});

describe("who waits", () => {
  it("is void, is not offered anything, and waits again once it is lifted unless somebody behind was offered a place", async () => {
    const project = await school(["a"], ["a"], ["a"]);
    const [first, waiting, last] = [personOf(project, 0), personOf(project, 1), personOf(project, 2)];
    const early = await imposedFor(officers, waiting);
    expect((await lift(waiting, early)).restored).toEqual([waiting.candidacyId]);
    expect(await year.statuses(project)).toEqual(["offered", "final", "final"]);
    const late = await imposedFor(officers, last);
    must(await year.decline(first), "refusal");
    expect(await year.statuses(project)).toEqual(["declined", "offered", "void"]);
    must(await year.decline(waiting), "refusal");
    expect(await takenOf(project)).toEqual([0, 0]);
    // The place that nobody was left to take goes to the person at once.
    expect((await lift(last, late)).restored).toEqual([last.candidacyId]);
    expect(await year.statuses(project)).toEqual(["declined", "declined", "offered"]);
    expect(await year.broken(project)).toEqual([]);

    const overtaken = await school(["a"], ["a"], ["a"]);
    const [holder, passed] = [personOf(overtaken, 0), personOf(overtaken, 1)];
    const sanction = await imposedFor(officers, passed);
    must(await year.decline(holder), "refusal");
    expect(await year.statuses(overtaken)).toEqual(["declined", "void", "offered"]);
    expect((await lift(passed, sanction)).lost).toEqual([passed.candidacyId]);
    expect(await year.statuses(overtaken)).toEqual(["declined", "void", "offered"]);
    expect(await year.broken(overtaken)).toEqual([]);
  });

  it("gets the place of whom a sanction hit before the places were given", async () => {
    const project = await year.final({ kind: "schooling", pools: { a: 1 }, choices: [["a"], ["a"]] });
    await imposedFor(officers, personOf(project, 0));
    expect(await year.statuses(project)).toEqual(["void", "final"]);
    expect(must(await year.start(project, "schooling"), "offers")).toEqual({ offers: 1 });
    expect(await year.statuses(project)).toEqual(["void", "offered"]);
    expect(await takenOf(project)).toEqual([1]);
    expect(await year.broken(project)).toEqual([]);
  });
});

describe("a service that was enjoyed", () => {
  async function served(): Promise<{ project: FinalProject; offerId: string }> {
    const project = await year.offered({ kind: "housing", pools: { a: 1 }, choices: [["a"], ["a"]] });
    must(await setOptions(year.manager("housing"), { projectId: project.id, lines: "1 栋 101，1" }), "options");
    const first = personOf(project, 0);
    must(await year.accept(first), "acceptance");
    const offerId = await year.idOf(first);
    const [option] = await db().select().from(serviceOptions).where(eq(serviceOptions.projectId, project.id));
    await db()
      .update(offers)
      .set({ optionId: option?.id ?? null })
      .where(eq(offers.id, offerId));
    await db().update(serviceOptions).set({ taken: 1 }).where(eq(serviceOptions.projectId, project.id));
    const contract = { offerId, step: "contract" as const, number: "1", on: "2020-07-20", until: "2021-07-19" };
    must(await recordService(year.manager("housing"), contract), "contract");
    return { project, offerId };
  }
  const takenFlats = async ({ id }: { readonly id: string }) =>
    (await db().select().from(serviceOptions).where(eq(serviceOptions.projectId, id))).map((one) => one.taken);

  it("is revoked by a new record, its place goes on, and its flat once the department took it back", async () => {
    const { project, offerId } = await served();
    const by = year.manager("housing");
    const first = personOf(project, 0);
    const { voucher } = must(await readOwnOffer(first.actor, { offerId }), "own");
    const recover = () => recordService(by, { offerId, step: "recovered", on: "2020-07-20", what: "住房 1 栋 101" });
    expect(await year.codeOf(recover())).toBe("unlawful-move");
    await imposedFor(officers, first);
    expect(await year.statuses(project)).toEqual(["void", "offered"]);
    expect(await takenFlats(project)).toEqual([1]);
    const view = must(await readOffer(by, { offerId }), "offer");
    expect(view.records.map((one) => one.step)).toEqual(["contract", "revoked"]);
    expect(view.next.map((one) => one.step)).toEqual(["recovered"]);
    expect(view.servedAt).not.toBeNull();
    expect((await findVoucher(by, { code: voucher ?? "" })).ok).toBe(true);
    const listed = async (state: "to-recover" | "served" | "revoked") =>
      must(await listOffers(by, { projectId: project.id, filter: { pool: null, state }, after: 0, limit: 9 }), state)
        .rows;
    expect(await listed("to-recover")).toHaveLength(1);
    expect(await listed("served")).toEqual([]);
    const twice = await Promise.all([recover(), recover()]);
    expect(twice.filter((one) => one.ok)).toHaveLength(1);
    expect(await takenFlats(project)).toEqual([0]);
    expect(await listed("to-recover")).toEqual([]);
    expect(await listed("revoked")).toHaveLength(1);
    expect(await year.broken(project)).toEqual([]);
    expect(await year.told(first)).toContain("service-recovered");
  });

  it("stands again while it is not taken back and its place is free, by another new record", async () => {
    const { project, offerId } = await served();
    const [first, second] = [personOf(project, 0), personOf(project, 1)];
    const sanctionId = await imposedFor(officers, first);
    must(await declineOffer(second.actor, { offerId: await year.idOf(second) }), "refusal");
    expect((await lift(first, sanctionId)).restored).toEqual([first.candidacyId]);
    expect(await year.statuses(project)).toEqual(["fulfilled", "declined"]);
    const view = must(await readOffer(year.manager("housing"), { offerId }), "offer");
    expect(view.records.map((one) => one.step)).toEqual(["contract", "revoked", "restored"]);
    expect(view.next).toEqual([]);
    expect(await takenFlats(project)).toEqual([1]);
    expect(await year.broken(project)).toEqual([]);
  });
});

it("AL-10: places are given on exactly once while officers, people and departments click in parallel", async () => {
  const project = await year.offered({
    kind: "schooling",
    pools: { a: 4, b: 2 },
    choices: Array.from({ length: 20 }, (_, at) => (at % 3 === 0 ? ["b", "a"] : ["a", "b"])),
  });
  const hit = [0, 1, 2, 6].map((place) => personOf(project, place));
  const cases: string[] = [];
  for (const person of hit) cases.push(await proposedFor(officers[0], person));
  for (const [at, sanctionId] of cases.entries()) {
    const input = { ...(await seen(sanctionId)), effect: await effectSeen(officers[1], sanctionId) };
    const others = [3, 4, 5].map((place) => personOf(project, place));
    const clicks = [
      ...Array.from({ length: 5 }, () => imposeSanction(at % 2 === 0 ? officers[1] : third, input)),
      ...others.flatMap((person) => [year.accept(person), year.decline(person).catch(() => null)]),
    ];
    await Promise.all(clicks);
    expect(await year.broken(project), `after ${at}`).toEqual([]);
    if ((await year.statuses(project))[[0, 1, 2, 6][at] ?? 0] !== "void")
      must(await impose(officers[1], sanctionId), "imposing once more");
    expect(await year.broken(project), `imposed ${at}`).toEqual([]);
  }
  const held = await db().$count(offers, and(eq(offers.projectId, project.id), eq(offers.answer, "revoked")));
  expect(held).toBeGreaterThanOrEqual(3);
  expect(await takenOf(project)).toEqual([4, 2]);
});
