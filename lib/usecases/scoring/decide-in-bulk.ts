import { and, asc, eq, inArray, isNull, max, not, sql } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { decisions, items } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { itemsAreOpenIn, nothingFoundOutcome } from "../../domain/application/items";
import { newId } from "../../platform/ids";
import type { ApplicationRow } from "../application/lock-own";
import { hasNoLaidFile } from "./finding-files";

/** Records "nothing found" (checks: passed) on those of the items that are still open in locked applications. Returns how many. */
export async function decideInBulk(
  tx: Tx,
  actor: Actor,
  locked: readonly ApplicationRow[],
  wanted: readonly string[],
  now: Date,
): Promise<number> {
  const status = new Map(locked.map((one) => [one.id, one.status]));
  const open = await tx
    .select()
    .from(items)
    .where(and(inArray(items.id, [...wanted]), isNull(items.decisionId), not(items.dropped), hasNoLaidFile(tx)))
    .orderBy(asc(items.id))
    .for("update");
  const before = await tx
    .select({ itemId: decisions.itemId, sequence: max(decisions.sequence) })
    .from(decisions)
    .where(inArray(decisions.itemId, [...wanted]))
    .groupBy(decisions.itemId);
  const last = new Map(before.map((one) => [one.itemId, one.sequence ?? 0]));
  const made = open.flatMap((item) => {
    const outcome = nothingFoundOutcome(item.effect);
    const of = status.get(item.applicationId);
    if (outcome === null || of === undefined || !itemsAreOpenIn(of, item.candidacyId !== null)) return [];
    const sequence = (last.get(item.id) ?? 0) + 1;
    const row = { id: newId(), year: item.year, itemId: item.id, sequence, outcome, inBulk: true };
    return [{ ...row, decidedBy: actor.userId, decidedAt: now }];
  });
  for (let at = 0; at < made.length; at += 1000) {
    const rows = made.slice(at, at + 1000);
    await tx.insert(decisions).values(rows);
    const ids = rows.map((one) => one.id);
    await tx
      .update(items)
      .set({ decisionId: decisions.id, version: sql`${items.version} + 1` })
      .from(decisions)
      .where(and(eq(decisions.itemId, items.id), inArray(decisions.id, ids)));
  }
  return made.length;
}

/** Which of the applications may be settled now: all but those in scoring that have an open item left. */
export async function readyToSettle(tx: Tx, locked: readonly ApplicationRow[]): Promise<readonly ApplicationRow[]> {
  const scoring = locked.filter((one) => one.status === "scoring").map((one) => one.id);
  const waiting = await tx
    .selectDistinct({ id: items.applicationId })
    .from(items)
    .where(and(inArray(items.applicationId, scoring), isNull(items.decisionId), not(items.dropped)));
  const open = new Set(waiting.map((one) => one.id));
  return locked.filter((one) => !open.has(one.id));
}
