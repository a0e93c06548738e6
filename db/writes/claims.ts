import { and, eq } from "drizzle-orm";
import { newId } from "../../lib/platform/ids";
import type { Tx } from "../client";
import { claimEvidence, claims } from "../schema";

/** Lays a draft beside what was sent: each claim with its facts and files, to be changed and sent again. */
export async function copySentClaims(tx: Tx, applicationId: string): Promise<void> {
  const sent = await tx
    .select()
    .from(claims)
    .where(and(eq(claims.applicationId, applicationId), eq(claims.side, "sent")));
  for (const claim of sent) {
    const id = newId();
    await tx.insert(claims).values({ ...claim, id, side: "draft", version: 1 });
    const files = await tx.select().from(claimEvidence).where(eq(claimEvidence.claimId, claim.id));
    for (const { evidenceId } of files) await tx.insert(claimEvidence).values({ claimId: id, evidenceId });
  }
}

/** Takes the draft away; facts and files stay. */
export async function dropDraftClaims(tx: Tx, applicationId: string): Promise<void> {
  await tx.delete(claims).where(and(eq(claims.applicationId, applicationId), eq(claims.side, "draft")));
}

/** The draft becomes what was sent, in place of what was sent before. Before first review alone: no item points at a claim yet. */
export async function sendDraftClaims(tx: Tx, applicationId: string): Promise<void> {
  await tx.delete(claims).where(and(eq(claims.applicationId, applicationId), eq(claims.side, "sent")));
  await tx
    .update(claims)
    .set({ side: "sent" })
    .where(and(eq(claims.applicationId, applicationId), eq(claims.side, "draft")));
}
