import { and, desc, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "../../../db/client";
import { findUserByDocument } from "../../../db/queries/accounts";
import { events, facts, intakes, messages, submissions, users } from "../../../db/schema";
import { setOfficeTime, useDatabase } from "../../../db/testing/database";
import { makePeople } from "../../cli/demo/people/make-people";
import {
  type Applicant,
  applicationOf,
  dossierOf,
  fillApplication,
  PROMISED,
  sendDossier,
} from "../../cli/demo/seed/applicant";
import { must } from "../../cli/demo/seed/walk";
import type { Actor } from "../../domain/access/authorize";
import { lookupHmac } from "../../platform/crypto/field-encryption";
import { beginReset } from "../accounts/reset-password";
import { confirmPoints } from "../application/confirm-points";
import { readOwnApplication } from "../application/read-application";
import { readReceipt } from "../application/read-receipt";
import { recordFirstReview } from "../application/record-first-review";
import { refuseApplication } from "../application/refuse-application";
import { submitApplication } from "../application/submit-application";
import { codeOf, MONDAY, seedYear, type Year } from "../application/testing/case";
import { withdrawApplication } from "../application/withdraw-application";
import { readDossier, readOwnDossier } from "../dossier/read-dossier";
import { reviewIdentity } from "../dossier/review-identity";
import { saveDossier } from "../dossier/save-dossier";
import { applicantAccount, staffAccount } from "../testing/accounts";
import { visit } from "../testing/visit";
import { NO_REQUEST } from "../visitor-act";
import { beginIntake, type IntakeInput } from "./begin-intake";
import { listIntakes, readIntake } from "./read-intakes";

useDatabase();
let staff: Year;
let colleague: Actor;
const PEOPLE = makePeople(24, 2020, "2020-03-31");
beforeAll(async () => {
  staff = await seedYear();
  colleague = await staffAccount("town-lingxiu-2", "township-officer", "lingxiu");
});

const person = (index: number) => {
  const made = PEOPLE[index];
  if (made === undefined) throw new Error(`no person ${index}`);
  return { ...made, township: "lingxiu" as const };
};
const inputOf = (index: number, more: Partial<IntakeInput> = {}): IntakeInput => ({
  township: "lingxiu",
  name: person(index).name,
  documentKind: "identity-card",
  documentNumber: person(index).identityNumber,
  reason: "no-phone",
  ...more,
});
/** The person as whom the officer acts in a visit of today. */
const atCounter = async (index: number, officer = staff.town): Promise<Applicant> => ({
  person: person(index),
  actor: { ...officer, behalf: await visit(officer, person(index), "lingxiu") },
});
const accountOf = (index: number) => findUserByDocument(db(), lookupHmac("document", person(index).identityNumber));
/** The case as its person sees it, who is signed in. */
async function ownerOf(index: number): Promise<Applicant> {
  const user = await accountOf(index);
  if (user === null) throw new Error(`no account ${index}`);
  const grants = [{ role: "applicant" as const, unit: null }];
  return { person: person(index), actor: { ...staff.town, userId: user.id, name: user.name, grants } };
}
/** Everything at the counter, from the registration to the receipt. */
async function takenIn(index: number): Promise<Applicant> {
  await setOfficeTime(MONDAY);
  const counter = await atCounter(index);
  await sendDossier(counter);
  await fillApplication(counter, "training");
  const { version } = await applicationOf(await ownerOf(index));
  must(await submitApplication(counter.actor, { ...PROMISED, version }), "submission");
  return counter;
}

describe("a person without a phone", () => {
  it("is registered, filled in for, sent and received: the clerk acted, the person owns, the reason stands in every row", async () => {
    const { actor } = await takenIn(0);
    const owner = await ownerOf(0);
    const account = await accountOf(0);
    expect(account).toMatchObject({ kind: "applicant", phoneHmac: null, phoneSealed: null });
    const application = must(await readOwnApplication(owner.actor), "application");
    expect(application).toMatchObject({
      status: "submitted",
      counter: { township: "lingxiu", reason: "no-phone", clerk: "town-lingxiu" },
    });
    expect(must(await readOwnDossier(owner.actor), "dossier")?.counter).toMatchObject({ township: "lingxiu" });
    expect(must(await readReceipt(owner.actor), "receipt")).toEqual({
      ...must(await readReceipt(actor), "receipt at the counter"),
    });
    const rows = await db().select().from(events).where(eq(events.actorId, staff.town.userId));
    const acted = rows.filter(({ act }) => /^(dossier|application|claim|evidence|candidacy)\./.test(act));
    expect(new Set(acted.map(({ act }) => act)).size).toBeGreaterThanOrEqual(6);
    for (const row of acted)
      expect(row, row.act).toMatchObject({
        actorRole: "township-officer",
        result: "done",
        detail: { behalf: { intake: actor.behalf, person: account?.id, reason: "no-phone" } },
      });
    const [said] = await db()
      .select()
      .from(facts)
      .where(eq(facts.applicationId, application?.id ?? ""));
    expect(said).toMatchObject({ source: "township-counter", enteredBy: staff.town.userId });
  });

  it("is sent once, however often it is pressed", async () => {
    const owner = await ownerOf(0);
    const { id, version } = await applicationOf(owner);
    const again = { ...staff.town, behalf: await visit(staff.town, person(0), "lingxiu") };
    const answers = await Promise.all(
      [1, 2, 3].map(() => submitApplication(again, { ...PROMISED, version: version - 1 })),
    );
    expect(answers.map(codeOf)).toEqual(["ok", "ok", "ok"]);
    expect(await db().select().from(submissions).where(eq(submissions.applicationId, id))).toHaveLength(1);
  });

  it("is confirmed and reviewed by another officer than who sent it, and told nothing by message", async () => {
    const owner = await ownerOf(0);
    const before = await db().$count(messages);
    const dossier = await dossierOf(owner);
    const identity = { dossierId: dossier.id, version: dossier.version, decision: "confirm" as const };
    expect(codeOf(await reviewIdentity(staff.town, identity))).toBe("own-intake");
    expect(codeOf(await reviewIdentity(colleague, identity))).toBe("ok");
    const { id: applicationId, version } = await applicationOf(owner);
    expect(codeOf(await recordFirstReview(staff.town, { applicationId, version }))).toBe("own-intake");
    const refusal = { applicationId, version, reason: "不符合申请条件。" };
    expect(codeOf(await refuseApplication(staff.town, refusal))).toBe("own-intake");
    expect(codeOf(await recordFirstReview(colleague, { applicationId, version }))).toBe("ok");
    expect(await db().$count(messages)).toBe(before);
  });
});

describe("a visit to the counter", () => {
  it("needs the check digit, and words where the reason is another", async () => {
    const wrong = person(1).identityNumber.replace(/.$/, (last) => (last === "1" ? "2" : "1"));
    expect(codeOf(await beginIntake(staff.town, inputOf(1, { documentNumber: wrong })))).toBe("document-invalid");
    expect(codeOf(await beginIntake(staff.town, inputOf(1, { reason: "other" })))).toBe("reason-required");
    expect(await accountOf(1)).toBeNull();
    const begun = await beginIntake(staff.town, inputOf(1, { reason: "other", note: "手机丢失" }));
    const { intakeId } = must(begun, "visit");
    expect(must(await readIntake(staff.town, { intakeId }), "visit")).toMatchObject({
      name: person(1).name,
      reason: "other",
      note: "手机丢失",
      phoneOnFile: false,
    });
    const [row] = await db().select().from(intakes).where(eq(intakes.id, intakeId));
    expect(JSON.stringify(row)).not.toContain("手机丢失");
  });

  it("answers alike for people of other townships and for another name, and changes nothing", async () => {
    const elsewhere = await applicantAccount(2, "baogai");
    await sendDossier(elsewhere);
    const here = await applicantAccount(3, "lingxiu");
    await sendDossier(here);
    const before = await db().$count(intakes);
    expect(codeOf(await beginIntake(staff.town, inputOf(2)))).toBe("intake-not-here");
    expect(codeOf(await beginIntake(staff.town, inputOf(3, { name: "别的名字" })))).toBe("intake-not-here");
    expect(codeOf(await beginIntake(staff.town, inputOf(4, { township: "baogai" })))).toBe("not-found");
    expect(await db().$count(intakes)).toBe(before);
    expect(await accountOf(4)).toBeNull();
    expect(codeOf(await beginIntake(staff.town, inputOf(3)))).toBe("ok");
  });

  it("adds a phone where none is on file, and changes none", async () => {
    const known = await accountOf(3);
    must(await beginIntake(staff.town, inputOf(3, { phone: "13800000009" })), "visit");
    expect((await accountOf(3))?.phoneHmac).toBe(known?.phoneHmac);
    must(await beginIntake(staff.town, inputOf(1, { phone: "13800000009" })), "visit");
    const account = await accountOf(1);
    expect(account?.phoneHmac).toBe(lookupHmac("phone", "13800000009"));
    // By that phone the person sets a password and keeps what the counter filled in.
    const asked = { documentNumber: person(1).identityNumber, phone: "13800000009" };
    must(await beginReset(NO_REQUEST, asked), "reset");
    const told = await db()
      .select()
      .from(messages)
      .where(eq(messages.userId, account?.id ?? ""));
    expect(told.map(({ template }) => template)).toEqual(["reset-code"]);
  });

  it("is the clerk's own, of its day, and reaches that person alone", async () => {
    const { actor } = await atCounter(5);
    const { behalf = "" } = actor;
    const input = { ...person(5), version: 0 };
    for (const other of [
      colleague,
      staff.otherTown,
      staff.department("education"),
      staff.office1,
      (await ownerOf(5)).actor,
    ])
      expect(codeOf(await saveDossier({ ...other, behalf }, input)), other.name).toMatch(/not-found|forbidden/);
    expect(codeOf(await saveDossier(actor, { ...input, township: "baogai" }))).toBe("not-found");
    expect(codeOf(await saveDossier(actor, input))).toBe("ok");
    const foreign = await dossierOf(await ownerOf(0));
    expect(codeOf(await readDossier(actor, { dossierId: foreign.id }))).toBe("not-found");
    expect(codeOf(await confirmPoints(actor, { version: 1 }))).toBe("forbidden");
    expect((await listIntakes(staff.town, ["lingxiu"])).map(({ id }) => id)).toContain(behalf);
    expect(await listIntakes(colleague, ["lingxiu"])).toEqual([]);
    await setOfficeTime("2020-08-04T00:00:00+08:00");
    expect(codeOf(await saveDossier(actor, { ...input, version: 1 }))).toBe("intake-over");
    expect(codeOf(await readIntake(staff.town, { intakeId: behalf }))).toBe("intake-over");
    const [refused] = await db()
      .select()
      .from(events)
      .where(and(eq(events.act, "dossier.save"), eq(events.result, "refused")))
      .orderBy(desc(events.id))
      .limit(1);
    expect(refused).toMatchObject({ actorId: staff.town.userId, detail: { code: "intake-over" } });
    await setOfficeTime(MONDAY);
  });

  it("keeps the windows of the year, and takes back what was sent", async () => {
    const counter = await atCounter(6);
    await sendDossier(counter);
    await fillApplication(counter, "training");
    const owner = await ownerOf(6);
    await setOfficeTime("2020-09-11T00:00:00+08:00");
    const late = await atCounter(6);
    const { version } = await applicationOf(owner);
    expect(codeOf(await submitApplication(late.actor, { ...PROMISED, version }))).toBe("window-closed");
    await setOfficeTime(MONDAY);
    expect(codeOf(await submitApplication(counter.actor, { ...PROMISED, version }))).toBe("ok");
    expect(codeOf(await withdrawApplication(counter.actor, { version: version + 1 }))).toBe("ok");
  });

  it("ends for a person who moved to another township before the dossier was sent", async () => {
    const mover = await applicantAccount(7, "lingxiu");
    const { actor } = await atCounter(7);
    must(await saveDossier(mover.actor, { ...person(7), version: 0, township: "baogai" }), "dossier elsewhere");
    expect(codeOf(await readOwnDossier(actor))).toBe("not-found");
  });

  it("leaves an account that nobody can sign in to before a phone is on file", async () => {
    const [row] = await db()
      .select()
      .from(users)
      .where(eq(users.id, (await accountOf(5))?.id ?? ""));
    expect(row?.passwordHash).toMatch(/^\$argon2/);
    expect(row?.phoneHmac).toBeNull();
  });
});
