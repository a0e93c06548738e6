import { asc, eq } from "drizzle-orm";
import type { Reader } from "../../../db/client";
import { decisions, disagreements, facts } from "../../../db/schema";
import { openText } from "../../platform/crypto/field-encryption";
import { readDecisionFiles } from "./finding-files";

type DecisionRow = typeof decisions.$inferSelect;

/** A decision with its reason in clear, the facts that it found and the files that it rests on. */
export async function openDecision(reader: Reader, decision: DecisionRow) {
  const [found] =
    decision.factsId === null
      ? []
      : await reader.select({ items: facts.items }).from(facts).where(eq(facts.id, decision.factsId));
  return {
    outcome: decision.outcome,
    decidedBy: decision.decidedBy,
    decidedAt: decision.decidedAt,
    inBulk: decision.inBulk,
    standsIn: decision.standsIn,
    reason: decision.reasonSealed === null ? null : openText(decision.reasonSealed, `decisions.reason:${decision.id}`),
    facts: found?.items ?? [],
    files: (await readDecisionFiles(reader, [decision.id])).get(decision.id) ?? [],
  };
}

/** What the person said against the first decision of an item (once at most), and that decision; null where nobody disagreed. */
export async function readEarlier(reader: Reader, itemId: string) {
  const [said] = await reader.select().from(disagreements).where(eq(disagreements.itemId, itemId));
  if (said === undefined) return null;
  const [first] = await reader
    .select()
    .from(decisions)
    .where(eq(decisions.itemId, itemId))
    .orderBy(asc(decisions.sequence))
    .limit(1);
  if (first === undefined) throw new Error(`disagreement ${said.id} with an item that nobody decided`);
  return {
    said: openText(said.reasonSealed, `disagreements.reason:${said.id}`),
    saidAt: said.saidAt,
    first: await openDecision(reader, first),
  };
}
