import { and, desc, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "../../../db/client";
import { events, messages, objections, users } from "../../../db/schema";
import { setOfficeTime, useDatabase } from "../../../db/testing/database";
import type { Applicant } from "../../cli/demo/seed/applicant";
import { readyToRank } from "../../cli/demo/seed/procedure";
import { must } from "../../cli/demo/seed/walk";
import { noticeSlug } from "../../copy/notice";
import type { Actor } from "../../domain/access/authorize";
import { listOwnOutcomes } from "../notice/list-own-outcomes";
import { noticeInForce } from "../notice/notice-in-force";
import { publishNotice } from "../notice/publish-notice";
import { readOwnProof } from "../notice/read-own-proof";
import { runRanking } from "../ranking/run-ranking";
import { closeProjects } from "../sweep/close-projects";
import { openMessage } from "../sweep/due-messages";
import { endNotices } from "../sweep/end-notices";
import { staffAccount } from "../testing/accounts";
import { ask, objectionOf, propose, codeOf as publicCode, raise, raiseByOther, take } from "../testing/objected-year";
import { candidacyOf, confirmAll, enter, type RankedYear, scoreAll, seedRankedYear } from "../testing/ranked-year";
import { itemOf } from "../testing/records";
import { visit } from "../testing/visit";
import { answerObjection } from "./answer-objection";
import { decideObjection } from "./decide-objection";
import { hearListedPerson } from "./hear-listed-person";
import { listOwnObjections } from "./list-own-objections";
import { raiseObjection } from "./raise-objection";
import { readObjection } from "./read-objection";
import { takeObjection } from "./take-objection";
import { recordWithdrawal, withdrawObjection } from "./withdraw-objection";

useDatabase();
const DAY = "2020-07-20T09:00:00+08:00";
let year: RankedYear;
let people: readonly Applicant[];
let second: Actor;

const person = (index: number): Applicant => {
  const one = people[index];
  if (one === undefined) throw new Error(`no person ${index}`);
  return one;
};
const housingOf = async (index: number) => (await candidacyOf(year, person(index), "housing")).id;
const refusal = (result: { readonly ok: boolean; readonly error?: unknown }) => (result.ok ? "ok" : result.error);
const withdraw = async (actor: Actor, objectionId: string) =>
  refusal(await withdrawObjection(actor, { objectionId, version: (await objectionOf(objectionId)).version }));
const record = async (officer: Actor, objectionId: string, reason = "提出人来电撤回。") =>
  refusal(await recordWithdrawal(officer, { objectionId, version: (await objectionOf(objectionId)).version, reason }));
const told = async ({ actor }: Applicant) =>
  (await db().select().from(messages).where(eq(messages.userId, actor.userId))).map((row) => openMessage(row).template);
const raiseAbout = async (index: number) => {
  const { id: projectId } = await year.project("housing");
  const code = await publicCode(projectId, await housingOf(index));
  return raiseByOther(noticeSlug((await noticeInForce(db(), projectId))?.number ?? ""), code);
};
const atCounter = async (index: number): Promise<Actor> => {
  const officer = year.staff.township("lingxiu");
  return { ...officer, behalf: await visit(officer, person(index).person, "lingxiu") };
};

beforeAll(async () => {
  year = await seedRankedYear();
  second = await staffAccount("dept-human-resources-2", "department-scorer", "human-resources");
  const made = [];
  for (let index = 0; index < 3; index++) {
    const one = await year.person(index);
    await enter(year, one, "housing");
    made.push(one);
  }
  people = made;
  await scoreAll(year, people);
  await confirmAll(year, people);
  await setOfficeTime(DAY);
  await closeProjects();
  const { id, version } = await readyToRank(year.staff, (await year.project("housing")).id);
  const { runId } = must(await runRanking(year.staff.office1, { projectId: id, version }), "run");
  must(await publishNotice(year.staff.office2, { runId }), "notice");
});

describe("an own objection taken back", () => {
  it("is over at once, told and audited; the same may be raised again, one at a time", async () => {
    const id = await raise(person(0), await housingOf(0), "P03");
    expect(await withdraw(person(1).actor, id)).toBe("not-found");
    const clicks = await Promise.all(
      [1, 2].map(() => withdrawObjection(person(0).actor, { objectionId: id, version: 1 })),
    );
    expect(clicks.map(refusal).sort()).toEqual(["ok", "stale-record"]);
    expect(await objectionOf(id)).toMatchObject({ status: "withdrawn", handlerId: null, reasonSealed: null });
    expect(await withdraw(person(0).actor, id)).toBe("already-decided");
    expect(await told(person(0))).toContain("objection-withdrawn");
    const [event] = await db()
      .select()
      .from(events)
      .where(and(eq(events.act, "objection.withdraw"), eq(events.result, "done")));
    expect(event).toMatchObject({ objectId: id, actorId: person(0).actor.userId, detail: { from: "raised" } });
    expect(refusal(await takeObjection(year.staff.office1, { objectionId: id, version: 2 }))).toBe("already-decided");
    const again = await raise(person(0), await housingOf(0), "P03");
    await expect(raise(person(0), await housingOf(0), "P04")).rejects.toThrow("objected-already");
    await take(year.staff.office1, again);
    await ask(year.staff.office1, again, (await itemOf(person(0), "P03")).id);
    expect(await withdraw(person(0).actor, again)).toBe("ok");
    await expect(propose(second, again, person(0), { outcome: "accept" })).rejects.toThrow("already-decided");
  });

  it("is refused once the department has said what it would decide, and a decided line is not raised again", async () => {
    const id = await raise(person(0), await housingOf(0), "P03");
    await take(year.staff.office1, id);
    await ask(year.staff.office1, id, (await itemOf(person(0), "P03")).id);
    await propose(second, id, person(0), { outcome: "accept" });
    expect(await withdraw(person(0).actor, id)).toBe("unlawful-move");
    const { version } = await objectionOf(id);
    const decision = { objectionId: id, version, decision: "refuse" as const, reason: "没有变化。" };
    must(await decideObjection(year.staff.office1, decision), "refusal");
    await expect(raise(person(0), await housingOf(0), "P03")).rejects.toThrow("objected-already");
  });
});

describe("a third party's objection taken back", () => {
  it("is recorded by its handler alone, with a reason that the listed person does not read", async () => {
    const id = await raiseAbout(1);
    expect(await record(year.staff.office1, id)).toBe("unlawful-move");
    expect(await withdraw(person(1).actor, id)).toBe("not-found");
    await take(year.staff.office1, id);
    expect(await record(year.staff.office2, id)).toBe("not-handler");
    expect(await record(year.staff.office1, id, "")).toBe("reason-required");
    const { version } = await objectionOf(id);
    must(
      await hearListedPerson(year.staff.office1, { objectionId: id, version, text: "有人反映您有住房。" }),
      "hearing",
    );
    expect(await record(year.staff.office1, id)).toBe("ok");
    expect(await told(person(1))).toContain("hearing-over");
    const [seen] = must(await listOwnObjections(person(1).actor), "own");
    expect(seen).toMatchObject({ status: "withdrawn", reason: null });
    expect(refusal(await answerObjection(person(1).actor, { objectionId: id, answer: "没有。" }))).toBe(
      "already-decided",
    );
    expect(must(await readObjection(year.staff.office1, { objectionId: id }), "case").reason).toBe("提出人来电撤回。");
    const sent = (await db().select().from(messages).orderBy(desc(messages.createdAt))).map(openMessage);
    expect(sent.filter((one) => one.template === "objection-withdrawn" && one.body.own === "no")).toHaveLength(1);
  });

  it("does not stand for an own one", async () => {
    const id = await raise(person(1), await housingOf(1), "P03");
    await take(year.staff.office1, id);
    expect(await record(year.staff.office1, id)).toBe("unlawful-move");
    expect(await withdraw(person(1).actor, id)).toBe("ok");
  });
});

describe("at a counter", () => {
  it("the clerk raises for the person who is present: the person owns it, the counter stands in it, and its clerk does not handle it", async () => {
    const clerk = await atCounter(2);
    await db()
      .update(users)
      .set({ phoneSealed: null, phoneHmac: null })
      .where(eq(users.id, person(2).actor.userId));
    expect(must(await listOwnOutcomes(clerk), "outcomes").map((one) => one.candidacyId)).toEqual([await housingOf(2)]);
    expect(refusal(await readOwnProof(clerk, { candidacyId: await housingOf(2) }))).toBe("forbidden");
    const said = { ground: "rank-wrong" as const, text: "名次不对。", evidence: [] };
    expect(refusal(await raiseObjection(clerk, { ...said, candidacyId: await housingOf(0) }))).toBe("not-found");
    const plain = year.staff.township("lingxiu");
    expect(refusal(await raiseObjection(plain, { ...said, candidacyId: await housingOf(2) }))).toBe("not-found");
    const { objectionId } = must(await raiseObjection(clerk, { ...said, candidacyId: await housingOf(2) }), "raised");
    expect(await objectionOf(objectionId)).toMatchObject({ raisedBy: person(2).actor.userId, intakeId: clerk.behalf });
    for (const desk of [clerk, person(2).actor])
      expect(must(await listOwnObjections(desk), "own")[0]).toMatchObject({
        text: "名次不对。",
        counter: { township: "lingxiu", clerk: "town-lingxiu" },
      });
    const [event] = await db().select().from(events).where(eq(events.objectId, objectionId));
    expect(event).toMatchObject({
      actorRole: "township-officer",
      detail: { behalf: { person: person(2).actor.userId } },
    });
    const both = { ...plain, grants: [...plain.grants, { role: "points-office-officer" as const, unit: null }] };
    expect(refusal(await takeObjection(both, { objectionId, version: 1 }))).toBe("own-intake");
    expect(await withdraw(clerk, objectionId)).toBe("ok");
  });

  it("the clerk gives the answer of a listed person, and the handler sees where it was given", async () => {
    const id = await raiseAbout(2);
    await take(year.staff.office1, id);
    const { version } = await objectionOf(id);
    must(
      await hearListedPerson(year.staff.office1, { objectionId: id, version, text: "有人反映您有住房。" }),
      "hearing",
    );
    must(await answerObjection(await atCounter(2), { objectionId: id, answer: "没有住房。" }), "answer");
    const view = must(await readObjection(year.staff.office1, { objectionId: id }), "case");
    expect(view).toMatchObject({ answer: "没有住房。", answerCounter: { township: "lingxiu" }, counter: null });
    const plain = year.staff.township("lingxiu");
    const both = { ...plain, grants: [...plain.grants, { role: "points-office-officer" as const, unit: null }] };
    expect(refusal(await takeObjection(both, { objectionId: id, version: view.version }))).toBe("own-intake");
    expect(await record(year.staff.office1, id)).toBe("ok");
  });
});

it("the notice becomes final although objections were taken back", async () => {
  const statuses = await db().select({ status: objections.status }).from(objections);
  expect(new Set(statuses.map((one) => one.status))).toEqual(new Set(["withdrawn", "refused"]));
  await setOfficeTime("2020-09-01T09:00:00+08:00");
  await endNotices();
  expect((await year.project("housing")).status).toBe("final");
});
