import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "../../../db/client";
import { applications } from "../../../db/schema";
import { digestRows, setOfficeTime, useDatabase } from "../../../db/testing/database";
import { type Applicant, applicationOf, fillApplication, sendDossier } from "../../cli/demo/seed/applicant";
import { must } from "../../cli/demo/seed/walk";
import type { Answer } from "../../domain/application/questions";
import { applicantAccount } from "../testing/accounts";
import { answerQuestions } from "./answer-questions";
import { beginCorrection } from "./correct-application";
import { readApplication, readOwnApplication } from "./read-application";
import { codeOf, MONDAY, seedYear, sentCase, type Year } from "./testing/case";

useDatabase();
let staff: Year;
let drafter: Applicant;
beforeAll(async () => {
  staff = await seedYear();
  drafter = await applicantAccount(0, "lingxiu");
  await sendDossier(drafter);
  await fillApplication(drafter, "training");
});

const viewOf = async ({ actor }: Applicant) => {
  const view = must(await readOwnApplication(actor), "application");
  if (view === null) throw new Error("no application");
  return view;
};
const allOf = async (applicant: Applicant, answer: Answer) =>
  new Map((await viewOf(applicant)).questions.map((one) => [one.section, answer]));

describe("answers to the questions before the claims", () => {
  it("are kept for a later visit, changed at will, and touch no claim", async () => {
    const before = await viewOf(drafter);
    expect(before.answers.size).toBe(0);
    const no = await allOf(drafter, "no");
    expect(no.size).toBeGreaterThan(4);
    expect(codeOf(await answerQuestions(drafter.actor, { answers: no }))).toBe("ok");
    expect((await viewOf(drafter)).answers).toEqual(no);
    const mixed = new Map(no).set("research", "yes");
    expect(codeOf(await answerQuestions(drafter.actor, { answers: mixed }))).toBe("ok");
    const after = await viewOf(drafter);
    expect(after.answers).toEqual(mixed);
    expect(after.claims).toEqual(before.claims);
    expect(after.version, "what lies open in another window can still be sent").toBe(before.version);
  });

  it("are refused unless they answer each question that is asked and no other", async () => {
    const before = await digestRows();
    const all = await allOf(drafter, "yes");
    const some = new Map([...all].slice(2));
    const partly = await answerQuestions(drafter.actor, { answers: some });
    expect(partly).toEqual({ ok: false, error: { code: "invalid-input", missing: [...all.keys()].slice(0, 2) } });
    const many = new Map([...all, ...Array.from({ length: 5000 }, (_, n): [string, Answer] => [`s${n}`, "no"])]);
    for (const answers of [many, new Map(all).set("__proto__", "no"), new Map(all).set("insurance", "no")])
      expect(codeOf(await answerQuestions(drafter.actor, { answers }))).toBe("invalid-input");
    expect(await digestRows()).toEqual(before);
  });

  it("wait for a correction once the application is sent, and end with the window", async () => {
    const sent = await sentCase(staff, 3);
    const answers = await allOf(sent, "no");
    expect(codeOf(await answerQuestions(sent.actor, { answers }))).toBe("unlawful-move");
    must(await beginCorrection(sent.actor, { version: (await applicationOf(sent)).version }), "correction");
    expect(codeOf(await answerQuestions(sent.actor, { answers }))).toBe("ok");
    await setOfficeTime("2020-09-11T00:00:00+08:00");
    expect(codeOf(await answerQuestions(sent.actor, { answers }))).toBe("window-closed");
    await setOfficeTime(MONDAY);
  });

  it("belong to the person: the township's view of the application does not hold them", async () => {
    const sent = await sentCase(staff, 4);
    const { id } = await applicationOf(sent);
    const [row] = await db().select().from(applications).where(eq(applications.id, id));
    expect(row?.answers).toEqual({});
    const view = must(await readApplication(staff.town, { applicationId: id }), "the township's view");
    expect(Object.keys(view)).not.toContain("answers");
    expect(Object.keys(view)).not.toContain("remembered");
  });
});
