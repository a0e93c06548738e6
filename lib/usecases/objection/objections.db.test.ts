import { eq, notInArray } from "drizzle-orm";
import postgres from "postgres";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "../../../db/client";
import { listItems, listScores } from "../../../db/queries/applications";
import { events, evidence, messages, noticeCorrections, notices, objections } from "../../../db/schema";
import { digestRows, setOfficeTime, useDatabase } from "../../../db/testing/database";
import { demoIdentityNumber } from "../../cli/demo/people/identity";
import { type Applicant, applicationOf, formRows } from "../../cli/demo/seed/applicant";
import { readyToRank } from "../../cli/demo/seed/procedure";
import { must } from "../../cli/demo/seed/walk";
import { readNotice, readProof } from "../../contracts/notice";
import { noticeSlug } from "../../copy/notice";
import type { Actor } from "../../domain/access/authorize";
import type { Notice, NoticeRow } from "../../domain/notice/notice";
import { verifyNotice } from "../../domain/notice/verify-notice";
import { systemNow } from "../../platform/clock";
import { verifyText } from "../../platform/crypto/ed25519";
import { sha256Hex } from "../../platform/crypto/sha256";
import { sm3Hex } from "../../platform/crypto/sm3";
import { newId } from "../../platform/ids";
import { listOwnOutcomes } from "../notice/list-own-outcomes";
import { noticeInForce } from "../notice/notice-in-force";
import { publishNotice } from "../notice/publish-notice";
import { readOwnProof } from "../notice/read-own-proof";
import { compareRuns, exportDifference } from "../ranking/compare-runs";
import { runRanking } from "../ranking/run-ranking";
import { closeProjects } from "../sweep/close-projects";
import { openMessage } from "../sweep/due-messages";
import { endNotices } from "../sweep/end-notices";
import { staffAccount } from "../testing/accounts";
import { ask, codeOf, objectionOf, propose, raise, raiseByOther, THIRD_PARTY, take } from "../testing/objected-year";
import {
  candidacyOf,
  confirmAll,
  enter,
  type Kind,
  type RankedYear,
  scoreAll,
  seedRankedYear,
} from "../testing/ranked-year";
import { itemOf } from "../testing/records";
import { answerObjection } from "./answer-objection";
import { decideObjection } from "./decide-objection";
import { hearListedPerson } from "./hear-listed-person";
import { listOwnObjections } from "./list-own-objections";
import { proposeOutcome } from "./propose-outcome";
import { raiseAsThirdParty } from "./raise-as-third-party";
import { raiseObjection } from "./raise-objection";
import { readObjection } from "./read-objection";
import { readObjector } from "./read-objector";
import { takeObjection } from "./take-objection";

const database = useDatabase();
const crypto = { sha256: sha256Hex, sm3: sm3Hex, verify: verifyText };
const PEOPLE = 5;
let year: RankedYear;
let people: readonly Applicant[];
let office3: Actor;
let second: Actor;
let secondOfHousing: Actor;

const person = (index: number): Applicant => {
  const one = people[index];
  if (one === undefined) throw new Error(`no person ${index}`);
  return one;
};
const housingOf = async (index: number) => (await candidacyOf(year, person(index), "housing")).id;
const inForce = async (kind: Kind = "housing") => {
  const row = await noticeInForce(db(), (await year.project(kind)).id);
  if (row === null) throw new Error(`${kind} has no notice`);
  return { row, ...must(readNotice(row.content), row.number) };
};
const slug = async () => noticeSlug((await inForce()).row.number);
const rowOf = async (index: number) => {
  const code = await codeOf((await year.project("housing")).id, await housingOf(index));
  return (await inForce()).notice.rows.find((row) => row.code === code);
};
const effectOf = async (officer: Actor, objectionId: string) =>
  must(await readObjection(officer, { objectionId }), "case").effect;
const decide = async (officer: Actor, objectionId: string, decision: "grant" | "refuse", effect?: string) =>
  decideObjection(officer, {
    objectionId,
    version: (await objectionOf(objectionId)).version,
    decision,
    reason: "复核后的说明。",
    effect: effect ?? (await effectOf(officer, objectionId))?.digest,
  });
const run = async (officer: Actor, kind: Kind = "housing") => {
  const { id: projectId, version } = await year.project(kind);
  return runRanking(officer, { projectId, version });
};
/** Five insurances for many years: more points than anybody claims. */
const MORE = formRows(
  ["pension", "medical", "unemployment", "injury", "maternity"].map((option) => ({
    option,
    from: "2004-01-01",
    to: "2020-03-31",
  })),
);

/** From raised to proposed, about insurance, handled by the first officer. */
async function proposed(index: number, facts: Readonly<Record<string, string>> = MORE): Promise<string> {
  const id = await raise(person(index), await housingOf(index), "P03");
  await take(year.staff.office1, id);
  await ask(year.staff.office1, id, (await itemOf(person(index), "P03")).id);
  await propose(second, id, person(index), { outcome: "accept", ...facts });
  return id;
}

beforeAll(async () => {
  year = await seedRankedYear();
  office3 = await staffAccount("office-3", "points-office-officer", null);
  second = await staffAccount("dept-human-resources-2", "department-scorer", "human-resources");
  secondOfHousing = await staffAccount("dept-housing-2", "department-scorer", "housing");
  const made = [];
  for (let index = 0; index < PEOPLE; index++) {
    const one = await year.person(index);
    await enter(year, one, "housing");
    await enter(year, one, "schooling", demoIdentityNumber("2013-09-01", 90_020 + index));
    made.push(one);
  }
  people = made;
  await scoreAll(year, people);
  await confirmAll(year, people);
  await setOfficeTime("2020-07-20T09:00:00+08:00");
  await closeProjects();
  for (const kind of ["housing", "schooling"] as const) {
    await readyToRank(year.staff, (await year.project(kind)).id);
    must(
      await publishNotice(year.staff.office2, { runId: must(await run(year.staff.office1, kind), kind).runId }),
      kind,
    );
  }
});

describe("raising", () => {
  it("is open to the person about the own place, once at a time, with an own line and own files", async () => {
    const own = { candidacyId: await housingOf(0), ground: "facts-wrong" as const, text: "少算了。", evidence: [] };
    const { id: foreign } = await itemOf(person(1), "P03");
    expect(await raiseObjection(person(1).actor, own)).toEqual({ ok: false, error: "not-found" });
    expect(await raiseObjection(person(0).actor, { ...own, itemId: foreign })).toEqual({
      ok: false,
      error: "not-found",
    });
    expect(await raiseObjection(person(0).actor, { ...own, text: "" })).toEqual({
      ok: false,
      error: "reason-required",
    });
    const { id: itemId, applicationId } = await itemOf(person(0), "V01");
    const officers = { id: newId(), objectKey: "x", nameSealed: "x", mediaType: "application/pdf" };
    const stored = {
      status: "stored" as const,
      bytes: 1,
      sha256: "x",
      keyId: "x",
      createdAt: systemNow(),
      storedAt: systemNow(),
    };
    await db()
      .insert(evidence)
      .values({ ...officers, ...stored, applicationId, itemId, userId: second.userId });
    expect(await raiseObjection(person(0).actor, { ...own, evidence: [officers.id] }), "an officer's file").toEqual({
      ok: false,
      error: "not-found",
    });
    const both = await Promise.all([raiseObjection(person(0).actor, own), raiseObjection(person(0).actor, own)]);
    expect(both.map((one) => (one.ok ? "ok" : one.error)).sort()).toEqual(["objected-already", "ok"]);
    const [mine] = must(await listOwnObjections(person(0).actor), "own");
    expect(mine).toMatchObject({ status: "raised", text: "少算了。", dueOn: "2020-08-03", ground: "facts-wrong" });
    expect(mine?.caseNumber).toMatch(/^Y2020-[2-9A-Z]{16}$/);
  });

  it("ends with the last second of the last day", async () => {
    const { objectionsUntil } = (await inForce()).row;
    const own = { candidacyId: await housingOf(1), ground: "rank-wrong" as const, text: "名次不对。", evidence: [] };
    await setOfficeTime(`${objectionsUntil}T23:59:59+08:00`);
    expect((await raiseObjection(person(1).actor, own)).ok).toBe(true);
    await setOfficeTime("2020-08-01T00:00:00+08:00");
    expect(objectionsUntil).toBe("2020-07-31");
    const late = { ...own, candidacyId: await housingOf(2) };
    expect(await raiseObjection(person(2).actor, late)).toEqual({ ok: false, error: "window-closed" });
    const code = (await rowOf(2))?.code ?? "";
    const other = { ...THIRD_PARTY, notice: await slug(), code };
    expect(await raiseAsThirdParty({ address: "192.0.2.9", requestId: null }, other)).toEqual({
      ok: false,
      error: "window-closed",
    });
    await setOfficeTime("2020-07-20T09:00:00+08:00");
  });

  it("is open to others by name about a listed code, which is neither told nor stored in clear; a wrong code and many tries are refused", async () => {
    const id = await raiseByOther(await slug(), ((await rowOf(2))?.code ?? "").toLowerCase().replace("-", " "));
    const [row] = await db().select().from(objections).where(eq(objections.id, id));
    const trail = await db().select().from(events).where(eq(events.objectId, id));
    for (const secret of [THIRD_PARTY.name, THIRD_PARTY.phone, THIRD_PARTY.text])
      expect(JSON.stringify([row, trail])).not.toContain(secret);
    expect(must(await listOwnObjections(person(2).actor), "own")).toEqual([]);
    const wrong = { ...THIRD_PARTY, notice: await slug(), code: "K7QX-3MPD" };
    const tries = [];
    for (let n = 0; n < 5; n++) tries.push(await raiseAsThirdParty({ address: "192.0.2.10", requestId: null }, wrong));
    expect(tries.map((one) => !one.ok && one.error)).toEqual([
      ...Array(3).fill("code-not-listed"),
      ...Array(2).fill("too-many-attempts"),
    ]);
    expect(await readObjector(office3, { objectionId: id })).toEqual({ ok: false, error: "not-handler" });
    await take(office3, id);
    expect(must(await readObjector(office3, { objectionId: id }), "objector")).toMatchObject({
      name: THIRD_PARTY.name,
      phone: THIRD_PARTY.phone,
    });
    expect(await readObjector(year.staff.office1, { objectionId: id })).toEqual({ ok: false, error: "not-handler" });
    expect(JSON.stringify(must(await readObjection(office3, { objectionId: id }), "case"))).not.toContain(
      THIRD_PARTY.phone,
    );
  });
});

describe("who may", () => {
  it("handle: not the person, nor who decided the line in question; two officers at once: one has it", async () => {
    const id = await raise(person(3), await housingOf(3), "V01");
    const version = 1;
    expect(await takeObjection(year.staff.office1, { objectionId: id, version })).toEqual({
      ok: false,
      error: "same-person",
    });
    const asStaff = { ...person(3).actor, grants: [{ role: "points-office-officer" as const, unit: null }] };
    expect(await takeObjection(asStaff, { objectionId: id, version })).toEqual({ ok: false, error: "own-case" });
    const both = await Promise.all(
      [year.staff.office2, office3].map((one) => takeObjection(one, { objectionId: id, version })),
    );
    expect(both.map((one) => (one.ok ? "ok" : one.error)).sort()).toEqual(["ok", "stale-record"]);
    const { handlerId } = await objectionOf(id);
    const [handler, colleague] =
      handlerId === office3.userId ? [office3, year.staff.office2] : [year.staff.office2, office3];
    expect(await decide(colleague, id, "refuse")).toEqual({ ok: false, error: "not-handler" });
    await take(colleague, id);
    expect(await decide(handler, id, "refuse")).toEqual({ ok: false, error: "not-handler" });
    expect((await decide(colleague, id, "refuse")).ok).toBe(true);
  });

  it("look again: not the first officer, another department, or whoever has the case; and it changes nothing yet", async () => {
    const id = await raise(person(4), await housingOf(4), "P03");
    await take(year.staff.office1, id);
    const line = await itemOf(person(4), "P03");
    await ask(year.staff.office1, id, line.id);
    const input = {
      objectionId: id,
      itemId: line.id,
      version: line.version,
      outcome: "accept" as const,
      reason: "复核。",
      ...MORE,
    };
    const codes = [];
    for (const officer of [year.staff.department("human-resources"), year.staff.department("education")]) {
      const result = await proposeOutcome(officer, input);
      codes.push(result.ok ? "ok" : result.error.code);
    }
    expect(codes).toEqual(["same-person", "not-found"]);
    const standing = async () => {
      const { id: applicationId } = await applicationOf(person(4));
      return [
        await listItems(db(), applicationId),
        await listScores(db(), applicationId),
        (await inForce()).row.sha256,
      ];
    };
    const before = await standing();
    await propose(second, id, person(4), { outcome: "accept", ...MORE });
    expect(await standing()).toEqual(before);
    expect((await decide(year.staff.office1, id, "refuse")).ok).toBe(true);
    expect(await standing()).toEqual(before);
  });
});

describe("a grant", () => {
  let id: string;

  it("shows its effect first, is bound to it, and dies whole or is done whole", async () => {
    id = await proposed(2);
    const effect = await effectOf(year.staff.office1, id);
    const [first] = effect?.projects ?? [];
    expect(first).toMatchObject({ project: "积分入住", owes: true });
    expect(first?.own[0]?.before?.total).toBeLessThan(first?.own[0]?.now?.total ?? 0);
    expect(await effectOf(office3, id)).toBeNull();
    expect(await decide(year.staff.office1, id, "grant", "0".repeat(64))).toEqual({ ok: false, error: "stale-record" });

    const superuser = postgres(database.superuserUrl(), { max: 1, onnotice: () => {} });
    await superuser`create function boom() returns trigger language plpgsql as $$ begin raise exception 'boom'; end $$`;
    const before = await digestRows();
    for (const table of [
      "decisions",
      "facts",
      "items",
      "scores",
      "notice_corrections",
      "objections",
      "messages",
      "audit.events",
    ]) {
      await superuser.unsafe(`create trigger boom before insert or update on ${table} execute function boom()`);
      await expect(decide(year.staff.office1, id, "grant", effect?.digest), table).rejects.toThrow();
      await superuser.unsafe(`drop trigger boom on ${table}`);
    }
    await superuser.end();
    expect(await digestRows()).toEqual(before);
  });

  it("makes the department's decision the one that counts, with a new score; the application stays confirmed and the notice as it is", async () => {
    const { sha256 } = (await inForce()).row;
    const twice = await Promise.all([decide(year.staff.office1, id, "grant"), decide(year.staff.office1, id, "grant")]);
    expect(twice.filter((one) => one.ok)).toHaveLength(1);
    const application = await applicationOf(person(2));
    expect(application.status).toBe("confirmed");
    const line = (await listItems(db(), application.id)).find((one) => one.item.indicator === "P03");
    expect(line?.decision).toMatchObject({ sequence: 2, outcome: "accept", decidedBy: second.userId });
    expect((await listScores(db(), application.id)).map((one) => one.version)).toEqual([2, 2, 2]);
    expect((await inForce()).row.sha256).toBe(sha256);
    const sent = (await db().select().from(messages)).map(openMessage).map((one) => one.template);
    expect(sent).toContain("objection-granted");
    expect(sent).toContain("points-corrected");
  });

  it("makes what another officer is looking at stale", async () => {
    const other = await raise(person(0), await housingOf(0), "P03").catch(() => null);
    expect(other).toBeNull();
    const open = must(await listOwnObjections(person(0).actor), "own")[0]?.id ?? "";
    await take(year.staff.office1, open);
    await ask(year.staff.office1, open, (await itemOf(person(0), "P03")).id);
    await propose(second, open, person(0), { outcome: "accept", ...MORE });
    const seen = await effectOf(year.staff.office1, open);
    const third = await raise(person(4), await housingOf(4), "P04");
    await take(year.staff.office1, third);
    await ask(year.staff.office1, third, (await itemOf(person(4), "P04")).id);
    const immigration = await staffAccount("dept-public-security-2", "department-scorer", "public-security");
    await propose(immigration, third, person(4), { outcome: "refuse" });
    must(await decide(year.staff.office1, third, "grant"), "third");
    expect(await decide(year.staff.office1, open, "grant", seen?.digest)).toEqual({ ok: false, error: "stale-record" });
    must(await decide(year.staff.office1, open, "grant"), "fresh effect");
  });
});

/** What differs between two files, by another way than the program's. */
function differences(before: readonly NoticeRow[], after: readonly NoticeRow[]): readonly string[] {
  const codes = new Set([...before, ...after].map((row) => row.code));
  return [...codes].flatMap((code) => {
    const [old, now] = [before.find((row) => row.code === code), after.find((row) => row.code === code)];
    if (old === undefined || now === undefined)
      return [`${code} row ${old === undefined ? null : code} ${now === undefined ? null : code}`];
    return (["total", "pool", "rank", "outcome"] as const)
      .filter((field) => old[field] !== now[field])
      .map((field) => `${code} ${field} ${old[field]} ${now[field]}`);
  });
}
const told = (notice: Notice) => notice.changes.map((one) => `${one.code} ${one.field} ${one.old} ${one.new}`);

describe("the corrected notice", () => {
  let before: Awaited<ReturnType<typeof inForce>>;

  it("waits for a run by one officer and publication by another, and takes in all that was granted", async () => {
    before = await inForce();
    const first = must(await run(year.staff.office1), "run").runId;
    expect(await publishNotice(year.staff.office1, { runId: first })).toEqual({ ok: false, error: "same-person" });
    const late = must(await listOwnObjections(person(1).actor), "own")[0]?.id ?? "";
    await take(office3, late);
    await ask(office3, late, (await itemOf(person(1), "P03")).id);
    await propose(second, late, person(1), { outcome: "accept", ...MORE });
    must(await decide(office3, late, "grant"), "late grant");
    expect(await publishNotice(year.staff.office2, { runId: first })).toEqual({ ok: false, error: "run-outdated" });
    const { runId } = must(await run(year.staff.office1), "second run");
    expect(await publishNotice(year.staff.office2, { runId: first })).toEqual({ ok: false, error: "stale-record" });
    await setOfficeTime("2020-07-22T09:00:00+08:00");
    must(await publishNotice(year.staff.office2, { runId }), "correction");
    const owed = await db().select().from(noticeCorrections);
    const { id } = await year.project("housing");
    expect(owed.filter((one) => one.projectId === id && one.noticeId === null)).toEqual([]);
    expect(owed.filter((one) => one.projectId === id)).toHaveLength(4);
  });

  it("names every change and no other, keeps the codes, and verifies with the one it corrects", async () => {
    const after = await inForce();
    expect(after.notice).toMatchObject({ version: 2, corrects: before.row.sha256 });
    expect(after.row.corrects).toBe(before.row.id);
    expect(after.row.number).not.toBe(before.row.number);
    expect(after.notice.rows.map((row) => row.code).sort()).toEqual(before.notice.rows.map((row) => row.code).sort());
    expect([...told(after.notice)].sort()).toEqual([...differences(before.notice.rows, after.notice.rows)].sort());
    expect(after.notice.changes.length).toBeGreaterThan(3);
    expect(after.notice.changes.every((one) => one.reason === "objection")).toBe(true);
    expect(verifyNotice({ ...after, previous: before.notice, crypto })).toEqual([]);
    // Schooling was published in between: the chain goes through it, and fits too.
    expect(after.notice.previous).toBe((await inForce("schooling")).row.sha256);
    expect(verifyNotice({ ...after, previous: (await inForce("schooling")).notice, crypto })).toEqual([]);
  });

  it("gives everybody a new proof that fits it", async () => {
    const { notice } = await inForce();
    for (const [index, one] of people.entries()) {
      const { file } = must(await readOwnProof(one.actor, { candidacyId: await housingOf(index) }), "proof");
      const { proof } = must(readProof(file), "proof file");
      expect(verifyNotice({ notice, service: (await inForce()).service, crypto, proof })).toEqual([]);
    }
    const [outcome] = must(await listOwnOutcomes(person(2).actor), "outcomes").filter(
      (one) => one.project === "积分入住",
    );
    expect(outcome?.notice?.number).toBe(notice.number);
  });

  it("tells those whose row changed", async () => {
    const { notice } = await inForce();
    const changed = new Set(notice.changes.map((one) => one.code)).size;
    const sent = (await db().select().from(messages))
      .map(openMessage)
      .filter((one) => one.template === "notice-corrected");
    expect(sent.length).toBe(changed);
  });

  it("lists somebody no more whose check fails, after the person was heard", async () => {
    const listed = await inForce();
    const gone = (await rowOf(3))?.code ?? "";
    const id = await raiseByOther(await slug(), gone);
    await take(office3, id);
    await ask(office3, id, (await itemOf(person(3), "C04")).id);
    await propose(secondOfHousing, id, person(3), { outcome: "failed" });
    expect(await decide(office3, id, "grant")).toEqual({ ok: false, error: "hearing-open" });
    expect(await answerObjection(person(3).actor, { objectionId: id, answer: "没有。" })).toEqual({
      ok: false,
      error: "not-found",
    });
    const { version } = await objectionOf(id);
    const { until } = must(
      await hearListedPerson(office3, { objectionId: id, version, text: "有人反映您有住房。" }),
      "hearing",
    );
    expect(until).toBe("2020-07-29");
    const [seen] = must(await listOwnObjections(person(3).actor), "own").filter((one) => one.side === "third-party");
    expect(JSON.stringify(seen)).not.toMatch(new RegExp(`${THIRD_PARTY.name}|${THIRD_PARTY.phone}|邻居`));
    expect(seen).toMatchObject({ heard: "有人反映您有住房。", text: null, heardUntil: "2020-07-29" });
    expect(await decide(office3, id, "grant")).toEqual({ ok: false, error: "hearing-open" });
    must(await answerObjection(person(3).actor, { objectionId: id, answer: "已于前年出售。" }), "answer");
    const again = await answerObjection(person(3).actor, { objectionId: id, answer: "再说一次。" });
    expect(again).toEqual({ ok: false, error: "already-decided" });
    must(await decide(office3, id, "grant"), "grant");
    expect((await candidacyOf(year, person(3), "housing")).status).toBe("not-eligible");
    must(
      await publishNotice(year.staff.office2, { runId: must(await run(year.staff.office1), "run").runId }),
      "third version",
    );
    const { notice, service } = await inForce();
    expect(notice).toMatchObject({ version: 3, corrects: listed.row.sha256 });
    expect(notice.changes).toContainEqual({ code: gone, field: "row", old: gone, new: null, reason: "objection" });
    expect(verifyNotice({ notice, service, previous: listed.notice, crypto })).toEqual([]);
    const [outcome] = must(await listOwnOutcomes(person(3).actor), "outcomes").filter(
      (one) => one.project === "积分入住",
    );
    expect(outcome).toMatchObject({ unlisted: "not-eligible", notice: null });
  });

  it("leaves a difference of the runs that names the lines, departments and cases of everybody who moved", async () => {
    const { id: projectId } = await year.project("housing");
    const compare = async (from: number, to: number) =>
      must(await compareRuns(year.staff.office2, { projectId, from, to, after: 0 }), "difference");
    const granted = (await db().select().from(objections)).filter((one) => one.status === "granted");
    const { people: moved } = await compare(1, 3);
    const own = moved.filter((one) => one.reasons.some((reason) => reason.code === "points"));
    expect(own.length).toBeGreaterThan(1);
    for (const one of own) {
      const [reason] = one.reasons;
      expect(reason).toMatchObject({ code: "points", before: one.before?.total, now: one.now?.total });
      const lines = reason?.code === "points" ? reason.lines.map((line) => line.indicator) : [];
      expect(one.causes.map((cause) => cause.indicator)).toEqual(lines);
      for (const { caseNumber } of one.causes) expect(granted.map((each) => each.caseNumber)).toContain(caseNumber);
    }
    const causes = own.flatMap((one) => one.causes.map(({ indicator, department }) => [indicator, department]));
    expect(causes).toContainEqual(["P03", "human-resources"]);
    for (const one of moved.filter((row) => !own.includes(row)))
      expect(one.reasons.map((reason) => reason.code)).toEqual(["others"]);
    const left = (await compare(3, 4)).people.at(-1);
    expect(left).toMatchObject({ name: person(3).person.name, reasons: [{ code: "gone", why: "not-eligible" }] });
    expect(left?.causes).toMatchObject([{ indicator: "C04", department: "housing" }]);
    expect(granted.map((objection) => objection.caseNumber)).toContain(left?.causes[0]?.caseNumber);
    expect((await compare(2, 2)).people).toEqual([]);
    const file = must(await exportDifference(year.staff.office2, { projectId, from: 1, to: 3 }), "file");
    const all = [];
    for await (const page of file.pages()) all.push(...page);
    expect(all).toEqual(moved);
  });

  it("is final when its own period is over and nothing is open", async () => {
    const open = await raiseByOther(await slug(), (await rowOf(4))?.code ?? "");
    await setOfficeTime("2020-09-01T09:00:00+08:00");
    await endNotices();
    expect((await year.project("housing")).status).toBe("in-notice");
    // The rows leave the site on the day that was announced, whatever is still open (checklist PV-04).
    expect((await inForce()).row).toMatchObject({ endedAt: expect.any(Date), finalAt: null, filesAt: null });
    await take(office3, open);
    const undecided = await db()
      .select()
      .from(objections)
      .where(notInArray(objections.status, ["granted", "refused"]));
    expect(undecided).toHaveLength(2);
    for (const { id } of undecided) {
      expect((await year.project("housing")).status).toBe("in-notice");
      must(await decide(office3, id, "refuse"), "refusal");
      await endNotices();
    }
    expect((await year.project("housing")).status).toBe("final");
    const rows = await db().select().from(notices).orderBy(notices.sequence);
    expect(rows.filter((row) => row.projectId === rows[0]?.projectId).map((row) => row.finalAt !== null)).toEqual([
      false,
      false,
      true,
    ]);
    expect((await candidacyOf(year, person(4), "housing")).status).toBe("final");
    expect((await candidacyOf(year, person(3), "housing")).status).toBe("not-eligible");
  });
});
