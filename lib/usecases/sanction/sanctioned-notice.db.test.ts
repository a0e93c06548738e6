import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "../../../db/client";
import { noticeCorrections } from "../../../db/schema";
import { setOfficeTime, useDatabase } from "../../../db/testing/database";
import { type Applicant, applicationOf } from "../../cli/demo/seed/applicant";
import { readyToRank } from "../../cli/demo/seed/procedure";
import { must } from "../../cli/demo/seed/walk";
import { readNotice, readProof } from "../../contracts/notice";
import type { Actor } from "../../domain/access/authorize";
import { verifyNotice } from "../../domain/notice/verify-notice";
import { verifyText } from "../../platform/crypto/ed25519";
import { sha256Hex } from "../../platform/crypto/sha256";
import { sm3Hex } from "../../platform/crypto/sm3";
import { listOwnOutcomes } from "../notice/list-own-outcomes";
import { noticeInForce } from "../notice/notice-in-force";
import { publishNotice } from "../notice/publish-notice";
import { readOwnProof } from "../notice/read-own-proof";
import { decideObjection } from "../objection/decide-objection";
import { readObjection } from "../objection/read-objection";
import { runRanking } from "../ranking/run-ranking";
import { closeProjects } from "../sweep/close-projects";
import { endNotices } from "../sweep/end-notices";
import { staffAccount } from "../testing/accounts";
import { ask, codeOf, objectionOf, propose, raise, take } from "../testing/objected-year";
import { candidacyOf, confirmAll, enter, type RankedYear, scoreAll, seedRankedYear } from "../testing/ranked-year";
import { itemOf } from "../testing/records";
import { heardCase, impose, imposedCase, objectTo, proposeCase, seen } from "../testing/sanction-steps";
import { proposedForEarlier, seedEarlierYear } from "../testing/sanctioned-person";
import { decideSanction } from "./decide-sanction";
import { imposeSanction } from "./impose-sanction";
import { listOwnSanctions } from "./list-own-sanctions";
import { readSanction } from "./read-sanction";

useDatabase();
const crypto = { sha256: sha256Hex, sm3: sm3Hex, verify: verifyText };
const PEOPLE = 6;
let year: RankedYear;
let office3: Actor;
let people: readonly Applicant[];

const person = (index: number): Applicant => {
  const one = people[index];
  if (one === undefined) throw new Error(`no person ${index}`);
  return one;
};
const housingOf = async (index: number) => candidacyOf(year, person(index), "housing");
const inForce = async () => {
  const row = await noticeInForce(db(), (await year.project("housing")).id);
  if (row === null) throw new Error("housing has no notice");
  return { row, ...must(readNotice(row.content), row.number) };
};
const codeOfPerson = async (index: number) => codeOf((await year.project("housing")).id, (await housingOf(index)).id);
const run = async () => {
  const { id: projectId, version } = await year.project("housing");
  return runRanking(year.staff.office1, { projectId, version });
};
const publish = async () => publishNotice(year.staff.office2, { runId: must(await run(), "run").runId });
const owed = async () => {
  const { id } = await year.project("housing");
  const rows = await db().select().from(noticeCorrections).where(eq(noticeCorrections.projectId, id));
  return rows.filter((one) => one.noticeId === null);
};
/** The person who stands at this rank of the notice in force. */
async function atRank(rank: number): Promise<number> {
  const { notice } = await inForce();
  for (const [index] of people.entries()) {
    const code = await codeOfPerson(index);
    if (notice.rows.some((row) => row.code === code && row.rank === rank)) return index;
  }
  throw new Error(`nobody at rank ${rank}`);
}
async function openAndImpose(index: number): Promise<string> {
  const { office1, office2 } = year.staff;
  const { id } = await applicationOf(person(index));
  return imposedCase([office1, office2], person(index).actor, id, await line(index));
}
const line = async (index: number) => ({ itemId: (await itemOf(person(index), "P03")).id });
const lift = async (index: number, sanctionId: string) => {
  await objectTo(person(index).actor, sanctionId);
  return decideSanction(office3, { ...(await seen(sanctionId)), decision: "lift", reason: "档案证明材料属实。" });
};

beforeAll(async () => {
  year = await seedRankedYear();
  office3 = await staffAccount("office-3", "points-office-officer", null);
  const made: Applicant[] = [];
  for (let index = 0; index < PEOPLE; index++) {
    const one = await year.person(index);
    await enter(year, one, "housing");
    made.push(one);
  }
  people = made;
  await scoreAll(year, people);
  await confirmAll(year, people);
  await setOfficeTime("2020-07-20T09:00:00+08:00");
  await closeProjects();
  await readyToRank(year.staff, (await year.project("housing")).id);
});

describe("before the notice", () => {
  it("a run that holds the person cannot be published; run again, with numbers signed again, it leaves the person out", async () => {
    const { runId } = must(await run(), "run");
    const sanctionId = await openAndImpose(5);
    expect(await publishNotice(year.staff.office2, { runId })).toEqual({ ok: false, error: "run-outdated" });
    const blocked = await run();
    expect(blocked.ok).toBe(false);
    if (!blocked.ok) expect(blocked.error.reasons.map((one) => one.code)).toEqual(["counts-changed"]);
    // Lifted before anything was published: it stands for the next run, as it did.
    expect((await lift(5, sanctionId)).ok).toBe(true);
    expect((await housingOf(5)).status).toBe("eligible");
    expect((await applicationOf(person(5))).status).toBe("confirmed");
    expect(await owed()).toEqual([]);
    must(await publish(), "notice");
    expect((await inForce()).notice.rows).toHaveLength(PEOPLE);
  });
});

describe("in notice", () => {
  let before: Awaited<ReturnType<typeof inForce>>;
  let sanctionId: string;
  let first: number;

  it("the effect shows who moves up, before it is imposed", async () => {
    before = await inForce();
    first = await atRank(1);
    const { office1 } = year.staff;
    sanctionId = await heardCase(
      office1,
      person(first).actor,
      (await applicationOf(person(first))).id,
      await line(first),
    );
    await proposeCase(office1, sanctionId);
    const { effect } = must(await readSanction(office3, { sanctionId }), "case");
    expect(effect?.notices).toHaveLength(1);
    expect(effect?.notices[0]?.own[0]).toMatchObject({ before: { rank: 1 }, now: null });
    expect(effect?.notices[0]?.others.map((one) => [one.before?.rank, one.now?.rank])).toEqual(
      Array.from({ length: PEOPLE - 1 }, (_, at) => [at + 2, at + 1]),
    );
    expect(await owed()).toEqual([]);
  });

  it("what was run or published meanwhile makes the effect stale", async () => {
    const other = await atRank(2);
    const id = await raise(person(other), (await housingOf(other)).id, "P03");
    await take(office3, id);
    await ask(office3, id, (await itemOf(person(other), "P03")).id);
    const second = await staffAccount("dept-human-resources-2", "department-scorer", "human-resources");
    const effect = must(await readSanction(year.staff.office2, { sanctionId }), "case").effect?.digest ?? "";
    await propose(second, id, person(other), { outcome: "refuse" });
    const digest = must(await readObjection(office3, { objectionId: id }), "case").effect?.digest;
    const { version } = await objectionOf(id);
    must(
      await decideObjection(office3, { objectionId: id, version, decision: "grant", reason: "核实。", effect: digest }),
      "grant",
    );
    expect(await imposeSanction(year.staff.office2, { ...(await seen(sanctionId)), effect })).toEqual({
      ok: false,
      error: "stale-record",
    });
    must(await impose(year.staff.office2, sanctionId), "imposing");
    expect((await housingOf(first)).status).toBe("void");
    expect(await owed()).toHaveLength(2);
    // The notice stands as it is until the corrected one is out, and final waits for that.
    expect((await inForce()).row.sha256).toBe(before.row.sha256);
  });

  it("the corrected notice leaves the person out, gives each change its reason, and verifies", async () => {
    must(await publish(), "correction");
    const after = await inForce();
    const gone = before.notice.rows.find((row) => row.rank === 1)?.code ?? "";
    expect(after.notice.rows.map((row) => row.code)).not.toContain(gone);
    expect(after.notice.rows).toHaveLength(PEOPLE - 1);
    expect(after.notice.changes).toContainEqual({ code: gone, field: "row", old: gone, new: null, reason: "sanction" });
    expect(new Set(after.notice.changes.map((one) => one.reason))).toEqual(new Set(["sanction", "objection"]));
    expect(verifyNotice({ ...after, previous: before.notice, crypto })).toEqual([]);
    expect(await owed()).toEqual([]);
    for (const [index, one] of people.entries()) {
      if (index === first) continue;
      const { file } = must(await readOwnProof(one.actor, { candidacyId: (await housingOf(index)).id }), "proof");
      const { proof } = must(readProof(file), "proof file");
      expect(verifyNotice({ ...after, crypto, proof })).toEqual([]);
    }
    const [outcome] = must(await listOwnOutcomes(person(first).actor), "outcomes");
    expect(outcome).toMatchObject({ unlisted: "void", notice: null, objectableUntil: null });
    const [own] = must(await listOwnSanctions(person(first).actor), "own");
    expect(own?.corrections).toMatchObject([{ number: after.row.number, lifted: false }]);
  });

  it("lifted, the person is listed again by the next corrected notice, with the old code", async () => {
    const without = await inForce();
    const code = before.notice.rows.find((row) => row.rank === 1)?.code ?? "";
    const restored = must(await lift(first, sanctionId), "lifting");
    expect(restored).toMatchObject({ lost: [] });
    expect((await applicationOf(person(first))).status).toBe("confirmed");
    expect((await housingOf(first)).status).toBe("eligible");
    expect(await owed()).toMatchObject([{ sanctionId, lifted: true }]);
    must(await publish(), "second correction");
    const after = await inForce();
    expect(after.notice.changes).toContainEqual({ code, field: "row", old: null, new: code, reason: "sanction" });
    expect(after.notice.changes.every((one) => one.reason === "sanction")).toBe(true);
    expect(verifyNotice({ ...after, previous: without.notice, crypto })).toEqual([]);
    expect((await housingOf(first)).status).toBe("in-notice");
  });

  it("a sanction about an earlier year takes the person out of the notice of a banned year, and lifted back in", async () => {
    const { office1, office2 } = year.staff;
    const rulebookId = await seedEarlierYear(2019, [office1, office2]);
    const index = await atRank(2);
    const code = await codeOfPerson(index);
    const id = await proposedForEarlier(office1, person(index).actor, { year: 2019, rulebookId });
    const { effect } = must(await readSanction(office2, { sanctionId: id }), "case");
    expect(effect?.banned).toMatchObject([{ year: 2020, status: "confirmed" }]);
    expect(effect?.notices[0]?.own[0]).toMatchObject({ before: { rank: 2 }, now: null });
    must(await impose(office2, id), "imposing");
    expect(await owed()).toMatchObject([{ sanctionId: id, lifted: false }]);
    const held = await inForce();
    must(await publish(), "correction");
    const without = await inForce();
    expect(without.notice.changes).toContainEqual({ code, field: "row", old: code, new: null, reason: "sanction" });
    expect(verifyNotice({ ...without, previous: held.notice, crypto })).toEqual([]);
    must(await lift(index, id), "lifting");
    expect((await housingOf(index)).status).toBe("eligible");
    must(await publish(), "second correction");
    const after = await inForce();
    expect(after.notice.changes).toContainEqual({ code, field: "row", old: null, new: code, reason: "sanction" });
    expect(after.notice.changes.every((one) => one.reason === "sanction")).toBe(true);
    expect(verifyNotice({ ...after, previous: without.notice, crypto })).toEqual([]);
    expect((await housingOf(index)).status).toBe("in-notice");
  });

  it("lifted before anything was corrected, nothing is owed, and a run that was made for it is not published", async () => {
    const stands = await inForce();
    const index = await atRank(3);
    const id = await openAndImpose(index);
    const { runId } = must(await run(), "run");
    must(await lift(index, id), "lifting");
    expect((await housingOf(index)).status).toBe("in-notice");
    expect(await owed()).toEqual([]);
    expect(await publishNotice(year.staff.office2, { runId })).toEqual({ ok: false, error: "run-outdated" });
    expect(await run()).toMatchObject({ ok: false, error: { code: "unlawful-move" } });
    expect((await inForce()).row.sha256).toBe(stands.row.sha256);
  });

  it("is final only once the correction is out and the person's objection is decided; a sanction lifted later finds the project gone on", async () => {
    const [index, other] = [await atRank(4), await atRank(3)];
    const [id, objected] = [await openAndImpose(index), await openAndImpose(other)];
    await objectTo(person(other).actor, objected);
    must(await publish(), "correction");
    expect((await inForce()).row.objectionsUntil).toBe("2020-07-31");
    await setOfficeTime("2020-08-01T09:00:00+08:00");
    await endNotices();
    expect((await year.project("housing")).status).toBe("in-notice");
    const decision = { reason: "核实后决定。", decision: "uphold" as const };
    must(await decideSanction(office3, { ...(await seen(objected)), ...decision }), "upheld");
    await endNotices();
    expect((await year.project("housing")).status).toBe("final");
    await setOfficeTime("2020-08-03T09:00:00+08:00");
    const { id: candidacyId } = await housingOf(index);
    expect(must(await lift(index, id), "lifting")).toEqual({ restored: [], lost: [candidacyId], stillVoid: [] });
    expect((await housingOf(index)).status).toBe("void");
    expect((await applicationOf(person(index))).status).toBe("confirmed");
  });

  it("whose result is final is void without a correction, and stands again once it is lifted", async () => {
    const index = await atRank(1);
    expect((await housingOf(index)).status).toBe("final");
    const id = await openAndImpose(index);
    expect((await housingOf(index)).status).toBe("void");
    // A final result is not corrected; its place goes to who waits when places are given.
    expect(await owed()).toEqual([]);
    expect(must(await lift(index, id), "lifting").lost).toEqual([]);
    expect((await housingOf(index)).status).toBe("final");
  });
});
