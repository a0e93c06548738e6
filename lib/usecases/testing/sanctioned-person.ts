import { eq } from "drizzle-orm";
import { db } from "../../../db/client";
import { applications, candidacies, evidence, submissions } from "../../../db/schema";
import { must } from "../../cli/demo/seed/walk";
import type { Actor } from "../../domain/access/authorize";
import { sealText } from "../../platform/crypto/field-encryption";
import { randomReceipt } from "../../platform/crypto/random";
import { newId } from "../../platform/ids";
import { createProgramme } from "../programme/create-programme";
import { approveRulebook } from "../rulebook/approve-rulebook";
import { importRulebook } from "../rulebook/import-rulebook";
import type { Person } from "./final-project";
import { heardCase, imposedCase, proposeCase } from "./sanction-steps";
import { rulebookOf } from "./world-years";

const MADE = new Date("2020-07-06T02:00:00Z");

/** A receipt and a paper to an application that was written as a row; a case is about what was sent. */
async function paperTo(userId: string, applicationId: string, year: number) {
  const [submissionId, evidenceId] = [newId(), newId()];
  await db()
    .insert(submissions)
    .values({
      id: submissionId,
      year,
      applicationId,
      version: 1,
      receipt: randomReceipt("S", year),
      submittedAt: MADE,
      contentSealed: sealText("{}", `submissions.content:${submissionId}`),
      sha256: "",
      receiptFile: "",
      promiseVersion: "2020-1",
    });
  await db()
    .insert(evidence)
    .values({
      id: evidenceId,
      userId,
      applicationId,
      status: "stored",
      objectKey: evidenceId,
      nameSealed: sealText("证书.pdf", `evidence.name:${evidenceId}`),
      mediaType: "application/pdf",
      bytes: 1,
      sha256: "",
      keyId: "",
      createdAt: MADE,
      storedAt: MADE,
    });
  return { applicationId, evidenceId };
}

/** The same of a person of `seedFinalProject`. */
async function paperOf({ actor, candidacyId }: Person) {
  const [candidacy] = await db().select().from(candidacies).where(eq(candidacies.id, candidacyId));
  return paperTo(actor.userId, candidacy?.applicationId ?? "", 2020);
}

/** An earlier year with its rulebook, which bans for two years; not open any more. Returns the rulebook. */
export async function seedEarlierYear(year: number, officers: readonly [Actor, Actor]): Promise<string> {
  const window = { applyFrom: `${year}-07-01`, applyTo: `${year}-09-10` };
  must(await createProgramme(officers[0], { year, title: `${year}年度积分管理`, ...window }), "programme");
  const { rulebookId } = must(await importRulebook(officers[0], rulebookOf(year)), "rulebook");
  must(await approveRulebook(officers[1], { rulebookId }), "approval");
  return rulebookId;
}

/** What a person had sent in an earlier year, scored and never ranked; with a paper that a case can be about. */
async function earlierApplication(userId: string, year: number, rulebookId: string) {
  const [now] = await db().select().from(applications).where(eq(applications.userId, userId));
  if (now === undefined) throw new Error(`${userId} has no application`);
  const applicationId = newId();
  await db()
    .insert(applications)
    .values({ ...now, id: applicationId, year, rulebookId, status: "unconfirmed", correcting: false, version: 1 });
  return paperTo(userId, applicationId, year);
}

/** A sanction about an application of an earlier year, from the opening to its proposal. */
export async function proposedForEarlier(
  first: Actor,
  person: Actor,
  earlier: { readonly year: number; readonly rulebookId: string },
): Promise<string> {
  const { applicationId, evidenceId } = await earlierApplication(person.userId, earlier.year, earlier.rulebookId);
  const sanctionId = await heardCase(first, person, applicationId, { evidenceId });
  await proposeCase(first, sanctionId);
  return sanctionId;
}

/** A sanction of such a person that the first officer proposed. */
export async function proposedFor(first: Actor, person: Person): Promise<string> {
  const { applicationId, evidenceId } = await paperOf(person);
  const sanctionId = await heardCase(first, person.actor, applicationId, { evidenceId });
  await proposeCase(first, sanctionId);
  return sanctionId;
}

/** The same, imposed by the second. */
export async function imposedFor(officers: readonly [Actor, Actor], person: Person): Promise<string> {
  const { applicationId, evidenceId } = await paperOf(person);
  return imposedCase(officers, person.actor, applicationId, { evidenceId });
}
