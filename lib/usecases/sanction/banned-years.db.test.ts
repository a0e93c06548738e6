import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "../../../db/client";
import { listTownshipApplications } from "../../../db/queries/applications";
import { applications, messages, offerPools, sanctionApplications } from "../../../db/schema";
import { useDatabase } from "../../../db/testing/database";
import { must } from "../../cli/demo/seed/walk";
import type { Actor } from "../../domain/access/authorize";
import { readApplication } from "../application/read-application";
import { openMessage } from "../sweep/due-messages";
import { staffAccount } from "../testing/accounts";
import { type Person, personOf } from "../testing/final-project";
import { type FulfilmentYear, seedFulfilmentYear } from "../testing/fulfilment-year";
import { effectSeen, impose, objectTo, seen } from "../testing/sanction-steps";
import { proposedFor, proposedForEarlier, seedEarlierYear } from "../testing/sanctioned-person";
import { decideSanction } from "./decide-sanction";
import { imposeSanction } from "./impose-sanction";
import { listOwnSanctions } from "./list-own-sanctions";
import { readSanction } from "./read-sanction";

useDatabase();
let year: FulfilmentYear;
let third: Actor;
let officers: readonly [Actor, Actor];
/** The rulebooks of years before 2020, each of which bans for two years. */
const rulebooks = new Map<number, string>();

beforeAll(async () => {
  year = await seedFulfilmentYear();
  third = await staffAccount("office-3", "points-office-officer", null);
  officers = [year.staff.office1, year.staff.office2];
  for (const earlier of [2017, 2018, 2019]) rulebooks.set(earlier, await seedEarlierYear(earlier, officers));
});

const earlier = (number: number) => ({ year: number, rulebookId: rulebooks.get(number) ?? "" });
const proposed = (person: Person, number = 2019) => proposedForEarlier(officers[0], person.actor, earlier(number));
const lift = async (person: Person, sanctionId: string) => {
  await objectTo(person.actor, sanctionId);
  const decision = { decision: "lift" as const, reason: "档案证明材料属实。" };
  return must(await decideSanction(third, { ...(await seen(sanctionId)), ...decision }), "lifting");
};
const standing = async (person: Person) => {
  const rows = await db().select().from(applications).where(eq(applications.userId, person.actor.userId));
  return Object.fromEntries(rows.map((row) => [row.year, row.status]));
};
const takenOf = async ({ id }: { readonly id: string }) =>
  (await db().select().from(offerPools).where(eq(offerPools.projectId, id))).map((one) => one.taken);
const schooling = (...choices: readonly (readonly string[])[]) =>
  year.offered({ kind: "schooling", pools: { a: 1 }, choices });

describe("an application of a year that a sanction bans for", () => {
  it("is named at the hearing and in the effect, becomes void with it, gives its place on, and is told", async () => {
    const project = await schooling(["a"], ["a"]);
    const [holder, waiting] = [personOf(project, 0), personOf(project, 1)];
    must(await year.accept(holder), "acceptance");
    const sanctionId = await proposed(holder);
    const [asked] = must(await listOwnSanctions(holder.actor), "own");
    expect(asked).toMatchObject({ year: 2019, banned: [{ year: 2020, was: "confirmed", void: false }] });
    const { effect } = must(await readSanction(officers[1], { sanctionId }), "case");
    expect(effect).toMatchObject({
      application: "unconfirmed",
      ban: { from: 2020, until: 2021 },
      banned: [{ year: 2020, status: "confirmed" }],
      candidacies: [{ year: 2020, status: "accepted", void: true, place: { served: false } }],
      promoted: [{ projectId: project.id, count: 1 }],
    });
    must(await impose(officers[1], sanctionId), "imposing");
    expect(await standing(holder)).toEqual({ 2019: "void", 2020: "void" });
    expect(await year.statuses(project)).toEqual(["void", "offered"]);
    expect(await takenOf(project)).toEqual([1]);
    expect(await year.broken(project)).toEqual([]);
    expect(await year.told(waiting)).toEqual(["offer-promoted"]);
    const told = (await db().select().from(messages).where(eq(messages.userId, holder.actor.userId))).map(openMessage);
    expect(told.find((one) => one.template === "sanction-imposed")?.body).toMatchObject({
      year: "2019",
      until: "2021",
      banned: "2020",
    });
    // Its place went to another, so it is lost; the application itself stands again.
    expect(await lift(holder, sanctionId)).toEqual({ restored: [], lost: [holder.candidacyId], stillVoid: [] });
    expect(await standing(holder)).toEqual({ 2019: "unconfirmed", 2020: "confirmed" });
    expect(await year.statuses(project)).toEqual(["void", "offered"]);
    const [own] = must(await listOwnSanctions(holder.actor), "own");
    expect(own).toMatchObject({ void: false, banned: [{ year: 2020, was: "confirmed", void: false }] });
  });

  it("is void while its result is final and nobody was offered a place, and stands again as it stood", async () => {
    const project = await year.final({ kind: "housing", pools: { a: 1 }, choices: [["a"], ["a"]] });
    const person = personOf(project, 0);
    const sanctionId = await proposed(person);
    must(await impose(officers[1], sanctionId), "imposing");
    expect(await year.statuses(project)).toEqual(["void", "final"]);
    expect((await lift(person, sanctionId)).restored).toEqual([person.candidacyId]);
    expect(await year.statuses(project)).toEqual(["final", "final"]);
  });

  it("that changes between the reading of the effect and the decision makes it stale", async () => {
    const project = await schooling(["a"], ["a"]);
    const person = personOf(project, 0);
    const sanctionId = await proposed(person);
    const input = { ...(await seen(sanctionId)), effect: await effectSeen(officers[1], sanctionId) };
    must(await year.accept(person), "acceptance");
    expect(await year.codeOf(imposeSanction(officers[1], input))).toBe("stale-record");
    expect(await year.statuses(project)).toEqual(["accepted", "final"]);
    must(await impose(officers[1], sanctionId), "imposing");
    expect(await year.statuses(project)).toEqual(["void", "offered"]);
  });

  it("that lies outside the years of the ban, or was taken back, stays as it is", async () => {
    const project = await schooling(["a"]);
    const person = personOf(project, 0);
    const old = await proposed(person, 2017);
    must(await impose(officers[1], old), "imposing");
    expect(await standing(person)).toEqual({ 2017: "void", 2020: "confirmed" });
    expect(await year.statuses(project)).toEqual(["offered"]);

    const other = personOf(await schooling(["a"]), 0);
    await db().update(applications).set({ status: "withdrawn" }).where(eq(applications.userId, other.actor.userId));
    must(await impose(officers[1], await proposed(other)), "imposing");
    expect((await standing(other))[2020]).toBe("withdrawn");
  });

  it("that was not sent yet is void too, and no township sees it", async () => {
    const project = await year.final({ kind: "housing", pools: { a: 1 }, choices: [["a"]] });
    const person = personOf(project, 0);
    const own = eq(applications.userId, person.actor.userId);
    await db().update(applications).set({ status: "draft" }).where(own);
    const [{ id: applicationId = "" } = {}] = await db().select().from(applications).where(own);
    const sanctionId = await proposed(person);
    must(await impose(officers[1], sanctionId), "imposing");
    expect(await standing(person)).toEqual({ 2019: "void", 2020: "void" });
    const township = year.staff.township("lingxiu");
    expect(await year.codeOf(readApplication(township, { applicationId }))).toBe("not-found");
    const filter = { status: "void" as const, applicantClass: null, late: null };
    const listed = await listTownshipApplications(db(), { townships: ["lingxiu"] }, filter, null, 500);
    expect(listed.map((one) => one.application.id)).not.toContain(applicationId);
    await lift(person, sanctionId);
    expect(await standing(person)).toEqual({ 2019: "unconfirmed", 2020: "draft" });
  });
});

describe("two sanctions that ban for one year", () => {
  it("the application stands again only once neither is in force", async () => {
    const project = await year.final({ kind: "housing", pools: { a: 1 }, choices: [["a"]] });
    const person = personOf(project, 0);
    const [first, second] = [await proposed(person, 2018), await proposed(person, 2019)];
    // The later year's own case first: the ban of 2018 then finds 2019 and 2020 void already.
    must(await impose(officers[1], second), "imposing 2019");
    must(await impose(officers[1], first), "imposing 2018");
    expect(await standing(person)).toEqual({ 2018: "void", 2019: "void", 2020: "void" });
    const lifted = await lift(person, second);
    expect(lifted).toMatchObject({ restored: [], lost: [] });
    expect(lifted.stillVoid).toHaveLength(2);
    expect(await standing(person)).toEqual({ 2018: "void", 2019: "void", 2020: "void" });
    expect(await year.statuses(project)).toEqual(["void"]);
    const handed = await db().select().from(sanctionApplications).where(eq(sanctionApplications.sanctionId, first));
    expect(handed.map((one) => one.was).sort()).toEqual(["confirmed", "unconfirmed"]);
    expect((await lift(person, first)).restored).toEqual([person.candidacyId]);
    expect(await standing(person)).toEqual({ 2018: "unconfirmed", 2019: "unconfirmed", 2020: "confirmed" });
    expect(await year.statuses(project)).toEqual(["final"]);
  });

  it("the year's own case cannot be imposed on what a ban made void, and goes on once that is lifted", async () => {
    const project = await year.final({ kind: "housing", pools: { a: 1 }, choices: [["a"]] });
    const person = personOf(project, 0);
    const [own, ban] = [await proposedFor(officers[0], person), await proposed(person)];
    must(await impose(officers[1], ban), "imposing");
    expect(await year.codeOf(impose(officers[1], own))).toBe("unlawful-move");
    await lift(person, ban);
    must(await impose(officers[1], own), "imposing the own");
    expect(await standing(person)).toEqual({ 2019: "unconfirmed", 2020: "void" });
    expect(await year.statuses(project)).toEqual(["void"]);
  });
});
