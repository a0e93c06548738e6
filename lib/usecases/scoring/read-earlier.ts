import { desc, eq } from "drizzle-orm";
import type { Reader } from "../../../db/client";
import { decisions, disagreements } from "../../../db/schema";
import { openText } from "../../platform/crypto/field-encryption";

/** What the person said against the first decision of an item, and that decision; null where nobody disagreed. */
export async function readEarlier(reader: Reader, itemId: string) {
  const [said] = await reader.select().from(disagreements).where(eq(disagreements.itemId, itemId));
  if (said === undefined) return null;
  const [first] = await reader
    .select()
    .from(decisions)
    .where(eq(decisions.itemId, itemId))
    .orderBy(desc(decisions.sequence))
    .limit(1);
  if (first === undefined) throw new Error(`disagreement ${said.id} with an item that nobody decided`);
  return {
    reason: openText(said.reasonSealed, `disagreements.reason:${said.id}`),
    saidAt: said.saidAt,
    outcome: first.outcome,
    decidedBy: first.decidedBy,
    decisionReason: first.reasonSealed === null ? null : openText(first.reasonSealed, `decisions.reason:${first.id}`),
  };
}
