import { eq } from "drizzle-orm";
import { applications, items } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { fail, ok, type Result } from "../../domain/shared/result";
import type { ActContext } from "../act";
import type { ApplicationRow } from "../application/lock-own";
import { findRecheck } from "../objection/lock-recheck";
import { checkDesk } from "./check-desk";
import type { NotOpen } from "./open-item";
import { isStandIn, unitsOf } from "./stand-in";

type Locked = {
  readonly application: ApplicationRow;
  readonly item: typeof items.$inferSelect;
  /** Does the officer stand in for the item's department? */
  readonly standsIn: boolean;
};

/** Locks an application and one of its items for a file of its department, or of who stands in for it: in scope, and open to this officer or looked at again by this officer. */
export async function lockItem(
  { tx, now, authorize }: ActContext,
  actor: Actor,
  itemId: string | null,
): Promise<Result<Locked, NotOpen | "not-found" | "forbidden">> {
  const [found] = itemId === null ? [] : await tx.select().from(items).where(eq(items.id, itemId));
  const [application] =
    found === undefined
      ? []
      : await tx.select().from(applications).where(eq(applications.id, found.applicationId)).for("update");
  const [item] = found === undefined ? [] : await tx.select().from(items).where(eq(items.id, found.id)).for("update");
  const allowed = authorize(
    item === undefined ? {} : { departments: await unitsOf(tx, item, await findRecheck(tx, item.id)) },
  );
  if (!allowed.ok) return allowed;
  if (application === undefined || item === undefined) return fail("not-found");
  const { open } = await checkDesk(tx, actor, application, item, now);
  return open.ok ? ok({ application, item, standsIn: isStandIn(allowed.value, item) }) : open;
}

/** The same for a decision, which an item that is only looked at again does not take; bound to the item as the officer saw it. */
export async function lockOpenItem(
  context: ActContext,
  actor: Actor,
  input: { readonly itemId: string; readonly version: number },
): Promise<Result<Locked, NotOpen | "not-found" | "forbidden" | "stale-record">> {
  const locked = await lockItem(context, actor, input.itemId);
  if (!locked.ok) return locked;
  const { item } = locked.value;
  if (item.decisionId !== null) return fail("already-decided");
  return item.version === input.version ? locked : fail("stale-record");
}
