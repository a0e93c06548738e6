import { and, eq, max, sql } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { decisions, facts, items } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import type { ItemOutcome } from "../../domain/application/items";
import { sealText } from "../../platform/crypto/field-encryption";
import { newId } from "../../platform/ids";

type ItemRow = typeof items.$inferSelect;

/** Adds a decision row with its decided facts and makes it the item's current one. */
export async function appendDecision(
  tx: Tx,
  actor: Pick<Actor, "userId">,
  item: ItemRow,
  decision: {
    readonly outcome: ItemOutcome;
    readonly facts: readonly Record<string, unknown>[] | null;
    readonly reason: string | null;
    readonly inBulk: boolean;
    readonly standsIn?: boolean;
    readonly now: Date;
  },
): Promise<string> {
  const id = newId();
  let factsId: string | null = null;
  if (decision.facts !== null) {
    factsId = newId();
    const [newest] = await tx
      .select({ sequence: max(facts.sequence) })
      .from(facts)
      .where(
        and(
          eq(facts.applicationId, item.applicationId),
          eq(facts.indicator, item.indicator),
          eq(facts.layer, "decided"),
        ),
      );
    await tx.insert(facts).values({
      id: factsId,
      year: item.year,
      applicationId: item.applicationId,
      indicator: item.indicator,
      layer: "decided",
      items: [...decision.facts],
      source: item.department,
      enteredBy: actor.userId,
      enteredAt: decision.now,
      sequence: (newest?.sequence ?? 0) + 1,
    });
  }
  const [last] = await tx
    .select({ sequence: max(decisions.sequence) })
    .from(decisions)
    .where(eq(decisions.itemId, item.id));
  const reasonSealed = decision.reason === null ? null : sealText(decision.reason, `decisions.reason:${id}`);
  await tx.insert(decisions).values({
    id,
    year: item.year,
    itemId: item.id,
    sequence: (last?.sequence ?? 0) + 1,
    outcome: decision.outcome,
    factsId,
    reasonSealed,
    inBulk: decision.inBulk,
    standsIn: decision.standsIn ?? false,
    decidedBy: actor.userId,
    decidedAt: decision.now,
  });
  await tx
    .update(items)
    .set({ decisionId: id, version: sql`${items.version} + 1` })
    .where(eq(items.id, item.id));
  return id;
}
