import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "../../../db/client";
import { applications, candidacies, events, messages, sanctions, users } from "../../../db/schema";
import { digestRows, setOfficeTime, useDatabase } from "../../../db/testing/database";
import { explainBan } from "../../auth/explain-ban";
import { type Applicant, applicationOf, PROMISED } from "../../cli/demo/seed/applicant";
import { demoPaper } from "../../cli/demo/seed/paper";
import { must } from "../../cli/demo/seed/walk";
import type { Actor } from "../../domain/access/authorize";
import { lookupHmac } from "../../platform/crypto/field-encryption";
import { enterCandidacy } from "../application/enter-candidacy";
import { startApplication } from "../application/start-application";
import { submitApplication } from "../application/submit-application";
import { readEvidence } from "../evidence/read-evidence";
import { uploadEvidence } from "../evidence/upload-evidence";
import { createProgramme } from "../programme/create-programme";
import { openProgramme } from "../programme/open-programme";
import { approveRulebook } from "../rulebook/approve-rulebook";
import { importRulebook } from "../rulebook/import-rulebook";
import { openMessage } from "../sweep/due-messages";
import { staffAccount } from "../testing/accounts";
import { enter, type RankedYear, scoreAll, seedRankedYear } from "../testing/ranked-year";
import { evidenceOf, itemOf } from "../testing/records";
import {
  effectSeen,
  GROUND,
  heardCase,
  impose,
  imposedCase,
  objectTo,
  openCase,
  proposeCase,
  REASON,
  sanctionOf,
  seen,
} from "../testing/sanction-steps";
import { receiptOf } from "../testing/small-year";
import { rulebookOf } from "../testing/world-years";
import { readBoard } from "../work/read-board";
import { answerSanction } from "./answer-sanction";
import { decideSanction } from "./decide-sanction";
import { dropSanction } from "./drop-sanction";
import { hearPerson } from "./hear-person";
import { imposeSanction } from "./impose-sanction";
import { listOwnSanctions } from "./list-own-sanctions";
import { listOfficeSanctions } from "./list-sanctions";
import { objectToSanction } from "./object-to-sanction";
import { findGrounds, openSanction } from "./open-sanction";
import { proposeSanction } from "./propose-sanction";
import { readSanction } from "./read-sanction";

useDatabase();
let year: RankedYear;
let office3: Actor;
let people: readonly Applicant[];
const person = (index: number): Applicant => {
  const one = people[index];
  if (one === undefined) throw new Error(`no person ${index}`);
  return one;
};
const LETTER = { name: "letter.pdf", mediaType: "application/pdf", bytes: demoPaper("LETTER", ["DEMO"]) };
const codeOf = (result: { readonly ok: boolean; readonly error?: unknown }) => (result.ok ? "ok" : result.error);
const told = async (index: number) =>
  (
    await db()
      .select()
      .from(messages)
      .where(eq(messages.userId, person(index).actor.userId))
  )
    .map(openMessage)
    .filter((one) => one.template.startsWith("sanction-"));
const statuses = async (index: number) => {
  const { id, status } = await applicationOf(person(index));
  const own = await db().select().from(candidacies).where(eq(candidacies.applicationId, id));
  return [status, ...own.map((one) => one.status)];
};
const lineOf = async (index: number) => ({ itemId: (await itemOf(person(index), "P03")).id });

/** Six people with every item decided, in an open housing project. */
beforeAll(async () => {
  year = await seedRankedYear();
  office3 = await staffAccount("office-3", "points-office-officer", null);
  const made: Applicant[] = [];
  for (let index = 0; index < 6; index++) {
    const one = await year.person(index);
    await enter(year, one, "housing");
    must(await uploadEvidence(one.actor, { ...LETTER, indicator: "P03" }), "paper");
    made.push(one);
  }
  people = made;
  await scoreAll(year, people);
});

describe("a case", () => {
  it("is found by the receipt, opened on a line or a file of that application alone, once, and told", async () => {
    const { office1, office2 } = year.staff;
    expect(codeOf(await findGrounds(office1, { receipt: "S2020-2222222222222222" }))).toBe("receipt-unknown");
    const found = must(
      await findGrounds(office1, { receipt: ` ${(await receiptOf(person(0))).toLowerCase()}` }),
      "found",
    );
    expect(found).toMatchObject({ name: person(0).person.name, year: 2020 });
    expect(found.lines.map((one) => one.code)).toContain("P03");
    const { applicationId, version } = found;
    const open = (about: { itemId?: string; evidenceId?: string }, actor = office1) =>
      openSanction(actor, { applicationId, version, ground: GROUND, ...about });
    expect(codeOf(await open({}))).toBe("invalid-input");
    expect(codeOf(await open(await lineOf(1)))).toBe("not-found");
    expect(codeOf(await open({ evidenceId: await evidenceOf(person(1)) }))).toBe("not-found");
    const both = await Promise.all([open(await lineOf(0)), open(await lineOf(0), office2)]);
    expect(both.map(codeOf).sort()).toEqual(["ok", "sanction-exists"]);
    const [own] = must(await listOwnSanctions(person(0).actor), "own");
    expect(own).toMatchObject({ status: "opened", ground: GROUND, line: { code: "P03" }, reason: null });
    expect(own?.caseNumber).toMatch(/^Z2020-[2-9A-Z]{16}$/);
    expect((await told(0)).map((one) => one.template)).toEqual(["sanction-opened"]);
    expect(await statuses(0)).toEqual(["scored", "eligible"]);
  });

  it("is for no officer whose own it is, nor who decided the line or a line that the file supports", async () => {
    const { id: applicationId, version } = await applicationOf(person(1));
    const open = async (actor: Actor, about: { itemId?: string; evidenceId?: string }) =>
      codeOf(await openSanction(actor, { applicationId, version, ground: GROUND, ...about }));
    const grants = [{ role: "points-office-officer" as const, unit: null }];
    expect(await open({ ...person(1).actor, grants }, await lineOf(1))).toBe("own-case");
    // The first officer recorded that nothing was found for V01.
    expect(await open(year.staff.office1, { itemId: (await itemOf(person(1), "V01")).id })).toBe("same-person");
    const scorer = { ...year.staff.department("human-resources"), grants };
    expect(await open(scorer, await lineOf(1))).toBe("same-person");
    expect(await open(scorer, { evidenceId: await evidenceOf(person(1)) })).toBe("same-person");
    const sanctionId = await openCase(year.staff.office2, applicationId, await lineOf(1));
    expect(codeOf(await hearPerson(scorer, await seen(sanctionId)))).toBe("same-person");
    must(await dropSanction(office3, { ...(await seen(sanctionId)), reason: "材料属实。" }), "drop");
    expect(await statuses(1)).toEqual(["scored", "eligible"]);
    const [own] = must(await listOwnSanctions(person(1).actor), "own");
    expect(own).toMatchObject({ status: "dropped", dropped: "材料属实。" });
    expect((await told(1)).map((one) => one.template)).toEqual(["sanction-opened", "sanction-dropped"]);
    expect(codeOf(await dropSanction(office3, { ...(await seen(sanctionId)), reason: "再次。" }))).toBe(
      "unlawful-move",
    );
  });

  it("waits for the person's answer or the end of its day; the files of the answer are open to the office", async () => {
    const { office1 } = year.staff;
    const { id: applicationId } = await applicationOf(person(2));
    const sanctionId = await openCase(office1, applicationId, await lineOf(2));
    const say = (answer: string, evidence: readonly string[] = [], by = person(2).actor) =>
      answerSanction(by, { sanctionId, answer, evidence });
    expect(codeOf(await say("是真的。"))).toBe("unlawful-move");
    expect(codeOf(await uploadEvidence(person(2).actor, { ...LETTER, indicator: null }))).toBe("unlawful-move");
    expect(must(await hearPerson(office1, await seen(sanctionId)), "hearing").until).toBe("2020-07-08");
    const { evidenceId } = must(await uploadEvidence(person(2).actor, { ...LETTER, indicator: null }), "upload");
    expect(codeOf(await readEvidence(office1, { evidenceId }))).toBe("not-found");
    const effect = "0".repeat(64);
    expect(codeOf(await proposeSanction(office1, { ...(await seen(sanctionId)), reason: REASON, effect }))).toBe(
      "hearing-open",
    );
    expect(codeOf(await say(""))).toBe("invalid-input");
    expect(codeOf(await say("是真的。", [await evidenceOf(person(3))]))).toBe("not-found");
    expect(codeOf(await say("是真的。", [], person(3).actor))).toBe("not-found");
    const twice = await Promise.all([say("是真的。", [evidenceId]), say("是真的。", [evidenceId])]);
    expect(twice.map(codeOf).sort()).toEqual(["already-decided", "ok"]);
    expect(codeOf(await readEvidence(office1, { evidenceId }))).toBe("ok");
    expect(codeOf(await readEvidence(year.staff.department("education"), { evidenceId }))).toBe("not-found");
    const [row] = await db().select().from(sanctions).where(eq(sanctions.id, sanctionId));
    const trail = await db().select().from(events).where(eq(events.objectId, sanctionId));
    for (const secret of ["是真的。", GROUND]) expect(JSON.stringify([row, trail])).not.toContain(secret);
  });

  it("that was not answered goes on after its last day, not before", async () => {
    const { office1, office2 } = year.staff;
    const { id: applicationId } = await applicationOf(person(3));
    const sanctionId = await openCase(office1, applicationId, await lineOf(3));
    must(await hearPerson(office1, await seen(sanctionId)), "hearing");
    await setOfficeTime("2020-07-08T23:59:59+08:00");
    expect((await readSanction(office2, { sanctionId })).ok).toBe(true);
    expect(await effectSeen(office2, sanctionId)).toBe("0".repeat(64));
    await setOfficeTime("2020-07-09T00:00:00+08:00");
    expect(codeOf(await answerSanction(person(3).actor, { sanctionId, answer: "晚了。", evidence: [] }))).toBe(
      "window-closed",
    );
    await proposeCase(office2, sanctionId);
    const [own] = must(await listOwnSanctions(person(3).actor), "own");
    expect(own).toMatchObject({ status: "proposed", reason: null, ban: null });
    expect(await statuses(3)).toEqual(["scored", "eligible"]);
    // Neither who opened nor who proposed imposes.
    for (const officer of [office1, office2]) expect(codeOf(await impose(officer, sanctionId))).toBe("same-person");
    expect(codeOf(await impose(office3, sanctionId))).toBe("ok");
    expect(await statuses(3)).toEqual(["void", "void"]);
  });
});

describe("imposing", () => {
  let sanctionId: string;

  it("is bound to the effect that was shown, and done once by two clicks", async () => {
    const { office1, office2 } = year.staff;
    const { id } = await applicationOf(person(4));
    sanctionId = await heardCase(office1, person(4).actor, id, { evidenceId: await evidenceOf(person(4)) });
    const wrong = { ...(await seen(sanctionId)), reason: REASON, effect: "0".repeat(64) };
    expect(codeOf(await proposeSanction(office1, wrong))).toBe("stale-record");
    await proposeCase(office1, sanctionId);
    const { effect } = must(await readSanction(office2, { sanctionId }), "case");
    expect(effect).toMatchObject({
      application: "scored",
      ban: { from: 2021, until: 2022 },
      candidacies: [{ project: "积分入住", status: "eligible", void: true, place: null }],
      notices: [],
    });
    const before = await digestRows();
    const input = { ...(await seen(sanctionId)), effect: "0".repeat(64) };
    expect(codeOf(await imposeSanction(office2, input))).toBe("stale-record");
    expect(await digestRows()).toEqual(before);
    const right = { ...input, effect: effect?.digest ?? "" };
    const both = await Promise.all([imposeSanction(office2, right), imposeSanction(office3, right)]);
    expect(both.map(codeOf).sort()).toEqual(["ok", "stale-record"]);
    expect(await statuses(4)).toEqual(["void", "void"]);
    expect(await sanctionOf(sanctionId)).toMatchObject({ applicationWas: "scored", objectUntil: "2020-07-23" });
    const last = (await told(4)).at(-1);
    expect(last).toMatchObject({
      template: "sanction-imposed",
      body: { year: "2020", until: "2022", objectUntil: "2020-07-23" },
    });
    const [own] = must(await listOwnSanctions(person(4).actor), "own");
    expect(own).toMatchObject({ reason: REASON, ban: { from: 2021, until: 2022 }, candidacies: [{ was: "eligible" }] });
  });

  it("is told to the office's lists and counted as work while something is to be decided", async () => {
    const all = await listOfficeSanctions(office3, { status: null, open: false }, null, 50);
    expect(all.map((one) => one.status).sort()).toEqual(["dropped", "hearing", "imposed", "imposed", "opened"]);
    expect((await readBoard(2020)).sanctions).toEqual({ open: 2, hearing: 1, proposed: 0, objected: 0, overdue: 0 });
    const [first, second] = all;
    const after = { at: first?.openedAt.toISOString() ?? "", id: first?.id ?? "" };
    expect((await listOfficeSanctions(office3, { status: null, open: false }, after, 1)).map((one) => one.id)).toEqual([
      second?.id,
    ]);
    expect(await listOfficeSanctions(office3, { status: null, open: true }, null, 50)).toHaveLength(2);
    expect(await listOfficeSanctions(person(4).actor, { status: null, open: false }, null, 50)).toEqual([]);
  });
});

/** The programme of a later year, open from its July. */
async function openYear(number: number): Promise<void> {
  const { office1, office2 } = year.staff;
  const window = { applyFrom: `${number}-07-01`, applyTo: `${number}-09-10` };
  must(await createProgramme(office1, { year: number, title: `${number}年度积分管理`, ...window }), "programme");
  const { rulebookId } = must(await importRulebook(office1, rulebookOf(number)), "rulebook");
  must(await approveRulebook(office2, { rulebookId }), "approval");
  must(await openProgramme(office2, { year: number }), "opening");
  await setOfficeTime(`${number}-07-05T09:00:00+08:00`);
}

describe("the objection", () => {
  it("is the person's, once, until its last day, and decided by an officer who did nothing else in the case", async () => {
    const { office1, office2 } = year.staff;
    const [own] = must(await listOwnSanctions(person(4).actor), "own");
    const sanctionId = own?.id ?? "";
    await setOfficeTime("2020-07-23T23:59:59+08:00");
    expect(codeOf(await objectToSanction(person(5).actor, { sanctionId, text: "不服。", evidence: [] }))).toBe(
      "not-found",
    );
    expect(codeOf(await objectToSanction(person(4).actor, { sanctionId, text: "", evidence: [] }))).toBe(
      "reason-required",
    );
    await objectTo(person(4).actor, sanctionId);
    expect(codeOf(await objectToSanction(person(4).actor, { sanctionId, text: "再说。", evidence: [] }))).toBe(
      "objected-already",
    );
    expect((await sanctionOf(sanctionId)).dueOn).toBe("2020-08-06");
    const decide = async (officer: Actor, decision: "uphold" | "lift") =>
      decideSanction(officer, { ...(await seen(sanctionId)), decision, reason: "核实后决定。" });
    expect(codeOf(await decide(office1, "lift"))).toBe("same-person");
    const imposer = (await sanctionOf(sanctionId)).imposedBy === office2.userId ? office2 : office3;
    const other = imposer === office2 ? office3 : office2;
    expect(codeOf(await decide(imposer, "lift"))).toBe("same-person");
    const asSeen = { ...(await seen(sanctionId)), reason: "核实后决定。" };
    const both = await Promise.all(
      (["uphold", "lift"] as const).map((decision) => decideSanction(other, { ...asSeen, decision })),
    );
    expect(both.filter((one) => one.ok)).toHaveLength(1);
    expect(both.map(codeOf)).toContain("stale-record");
  });

  it("that comes a second too late is refused", async () => {
    const [own] = must(await listOwnSanctions(person(3).actor), "own");
    await setOfficeTime("2020-07-24T00:00:00+08:00");
    expect(
      codeOf(await objectToSanction(person(3).actor, { sanctionId: own?.id ?? "", text: "不服。", evidence: [] })),
    ).toBe("window-closed");
    // The files are not taken any more either.
    expect((await uploadEvidence(person(3).actor, { ...LETTER, indicator: null })).ok).toBe(false);
  });
});

describe("the ban", () => {
  it("keeps the person from the programmes of its years, whatever account the person has, and names itself", async () => {
    const { office1, office2 } = year.staff;
    const { id } = await applicationOf(person(5));
    await setOfficeTime("2020-08-03T09:00:00+08:00");
    const sanctionId = await imposedCase([office1, office2], person(5).actor, id, await lineOf(5));
    const { id: projectId } = await year.project("housing");
    expect(codeOf(await enterCandidacy(person(5).actor, { projectId, choices: [] }))).toBe("unlawful-move");
    await openYear(2021);
    const refused = await startApplication(person(5).actor);
    expect(codeOf(refused)).toBe("banned");
    const explained = await explainBan(person(5).actor, refused);
    if (explained.ok || typeof explained.error === "string") throw new Error("not explained");
    const text = explained.error.sentences.join("");
    const { caseNumber } = await sanctionOf(sanctionId);
    for (const part of [caseNumber, "2021 年度至 2022 年度不能申报", "行政复议"]) expect(text).toContain(part);
    // The rule holds for the identity document, not for the account.
    const other = person(2);
    expect(codeOf(await startApplication(other.actor))).toBe("ok");
    const [draft] = await db()
      .select()
      .from(applications)
      .where(and(eq(applications.userId, other.actor.userId), eq(applications.year, 2021)));
    const number = person(5).person.identityNumber;
    await db()
      .update(users)
      .set({ documentHmac: lookupHmac("document", "990000190001010011") })
      .where(eq(users.id, person(5).actor.userId));
    await db()
      .update(users)
      .set({ documentHmac: lookupHmac("document", number) })
      .where(eq(users.id, other.actor.userId));
    expect(codeOf(await submitApplication(other.actor, { ...PROMISED, version: draft?.version ?? 0 }))).toBe("banned");
    const mine = must(await listOwnSanctions(other.actor), "own");
    expect(mine.map((one) => one.caseNumber)).toContain(caseNumber);
    await db()
      .update(users)
      .set({ documentHmac: lookupHmac("document", other.person.identityNumber) })
      .where(eq(users.id, other.actor.userId));
    await db()
      .update(users)
      .set({ documentHmac: lookupHmac("document", number) })
      .where(eq(users.id, person(5).actor.userId));
  });

  it("ends after its last year", async () => {
    await openYear(2022);
    expect(codeOf(await startApplication(person(5).actor))).toBe("banned");
    await openYear(2023);
    expect(codeOf(await startApplication(person(5).actor))).toBe("ok");
    const own = await db()
      .select({ year: applications.year, status: applications.status })
      .from(applications)
      .where(and(eq(applications.userId, person(5).actor.userId)))
      .orderBy(applications.year);
    expect(own).toEqual([
      { year: 2020, status: "void" },
      { year: 2023, status: "draft" },
    ]);
  });
});
