import { eq } from "drizzle-orm";
import { applications, items } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { fail, ok, type Result } from "../../domain/shared/result";
import type { ActContext } from "../act";
import type { ApplicationRow } from "../application/lock-own";
import { checkOpen, type NotOpen } from "./open-item";

type Locked = { readonly application: ApplicationRow; readonly item: typeof items.$inferSelect };

/** Locks an application and one of its items for an act of its department: in scope, open to this officer, and as the officer saw it. */
export async function lockOpenItem(
  { tx, now, authorize }: ActContext,
  actor: Actor,
  input: { readonly itemId: string; readonly version: number },
): Promise<Result<Locked, NotOpen | "not-found" | "forbidden" | "stale-record">> {
  const [found] = await tx.select().from(items).where(eq(items.id, input.itemId));
  const [application] =
    found === undefined
      ? []
      : await tx.select().from(applications).where(eq(applications.id, found.applicationId)).for("update");
  const [item] = await tx.select().from(items).where(eq(items.id, input.itemId)).for("update");
  const allowed = authorize(item === undefined ? {} : { departments: [item.department] });
  if (!allowed.ok) return allowed;
  if (application === undefined || item === undefined) return fail("not-found");
  const open = await checkOpen(tx, actor, application, item, now);
  if (!open.ok) return open;
  return item.version === input.version ? ok({ application, item }) : fail("stale-record");
}
