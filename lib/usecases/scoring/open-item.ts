import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { decisions, type items, materialRequests } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { itemsAreOpenIn } from "../../domain/application/items";
import { fail, ok, type Result } from "../../domain/shared/result";
import { shanghaiDay } from "../../platform/clock";
import type { ApplicationRow } from "../application/lock-own";

type ItemRow = typeof items.$inferSelect;
export type NotOpen = "already-decided" | "own-case" | "unlawful-move" | "material-awaited" | "same-person";

/**
 * May this officer decide this locked item now? Not an own case; not while asked-for material may still come; after a disagreement not the officer
 * whose decision it was. Source: domain.md, scoring and recheck.
 */
export async function checkOpen(
  tx: Tx,
  actor: Actor,
  application: ApplicationRow,
  item: ItemRow,
  now: Date,
): Promise<Result<null, NotOpen>> {
  if (item.decisionId !== null || item.dropped) return fail("already-decided");
  if (application.userId === actor.userId) return fail("own-case");
  if (!itemsAreOpenIn(application.status, item.candidacyId !== null)) return fail("unlawful-move");
  const awaited = await tx
    .select({ dueOn: materialRequests.dueOn })
    .from(materialRequests)
    .where(and(eq(materialRequests.itemId, item.id), isNull(materialRequests.answeredAt)));
  if (awaited.some(({ dueOn }) => shanghaiDay(now) <= dueOn)) return fail("material-awaited");
  const before = await tx.select({ by: decisions.decidedBy }).from(decisions).where(eq(decisions.itemId, item.id));
  return before.some(({ by }) => by === actor.userId) ? fail("same-person") : ok(null);
}
