import { eq } from "drizzle-orm";
import { db } from "../../../db/client";
import { candidacies, evidence, submissions } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { sealText } from "../../platform/crypto/field-encryption";
import { randomReceipt } from "../../platform/crypto/random";
import { newId } from "../../platform/ids";
import type { Person } from "./final-project";
import { heardCase, imposedCase, proposeCase } from "./sanction-steps";

const MADE = new Date("2020-07-06T02:00:00Z");

/** A person of `seedFinalProject` was written as rows; a case is about what was sent, so a receipt and a paper are added. */
async function paperOf({ actor, candidacyId }: Person) {
  const [candidacy] = await db().select().from(candidacies).where(eq(candidacies.id, candidacyId));
  const applicationId = candidacy?.applicationId ?? "";
  const [submissionId, evidenceId] = [newId(), newId()];
  await db()
    .insert(submissions)
    .values({
      id: submissionId,
      year: 2020,
      applicationId,
      version: 1,
      receipt: randomReceipt("S", 2020),
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
      userId: actor.userId,
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
