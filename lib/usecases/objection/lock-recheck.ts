import { and, asc, eq } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { applications, decisions, items, objections } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { fail, ok, type Result } from "../../domain/shared/result";
import type { ActContext } from "../act";
import type { ApplicationRow } from "../application/lock-own";
import { isStandIn, unitsOf } from "../scoring/stand-in";
import type { ObjectionRow } from "./lock-objection";

type ItemRow = typeof items.$inferSelect;
export type LockedRecheck = {
  readonly objection: ObjectionRow;
  readonly item: ItemRow;
  readonly application: ApplicationRow;
};
type ForOfficer = LockedRecheck & {
  /** Does the officer stand in for the item's department? */
  readonly standsIn: boolean;
};

/** The objection for whose sake a department looks at this item again, the oldest first; null where there is none. */
export async function findRecheck(tx: Tx, itemId: string): Promise<ObjectionRow | null> {
  const [found] = await tx
    .select()
    .from(objections)
    .where(and(eq(objections.itemId, itemId), eq(objections.status, "rechecking")))
    .orderBy(asc(objections.raisedAt), asc(objections.id))
    .limit(1);
  return found ?? null;
}

/** May this officer propose an outcome? Not in an own case, nor who decided the item before, nor who has the case. */
export async function checkRecheck(
  tx: Tx,
  actor: Actor,
  { objection, item, application }: LockedRecheck,
): Promise<Result<null, "own-case" | "same-person">> {
  if (application.userId === actor.userId) return fail("own-case");
  const before = await tx.select({ by: decisions.decidedBy }).from(decisions).where(eq(decisions.itemId, item.id));
  return objection.handlerId === actor.userId || before.some(({ by }) => by === actor.userId)
    ? fail("same-person")
    : ok(null);
}

/** Locks an objection with its item for an act of the item's department, or of who stands in for it: in scope, waiting for it, and as the officer saw it. */
export async function lockRecheck(
  { tx, authorize }: ActContext,
  actor: Actor,
  input: { readonly objectionId: string; readonly itemId: string; readonly version: number },
): Promise<
  Result<ForOfficer, "not-found" | "forbidden" | "already-decided" | "stale-record" | "own-case" | "same-person">
> {
  const [item] = await tx.select().from(items).where(eq(items.id, input.itemId));
  const [application] =
    item === undefined
      ? []
      : await tx.select().from(applications).where(eq(applications.id, item.applicationId)).for("update");
  const [objection] = await tx.select().from(objections).where(eq(objections.id, input.objectionId)).for("update");
  const known = item !== undefined && objection !== undefined && objection.itemId === item.id;
  const allowed = authorize(
    known ? { departments: await unitsOf(tx, item, objection.status === "rechecking" ? objection : null) } : {},
  );
  if (!allowed.ok) return allowed;
  if (!known || application === undefined) return fail("not-found");
  if (objection.status !== "rechecking") return fail("already-decided");
  if (item.version !== input.version) return fail("stale-record");
  const locked = { objection, item, application };
  const fit = await checkRecheck(tx, actor, locked);
  return fit.ok ? ok({ ...locked, standsIn: isStandIn(allowed.value, item) }) : fit;
}
