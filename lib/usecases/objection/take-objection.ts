import { eq, sql } from "drizzle-orm";
import { objections } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { isOpenObjection, moveObjection } from "../../domain/objection/statuses";
import { fail, ok } from "../../domain/shared/result";
import { perform } from "../act";
import { checkHandler, lockObjection } from "./lock-objection";

/**
 * An officer of the office takes a case, or takes it over from a colleague. Neither the person of the case, nor who decided the line in question, nor
 * who proposed its outcome.
 */
export function takeObjection(actor: Actor, input: { readonly objectionId: string; readonly version: number }) {
  return perform<null>(actor, "objection.take", { kind: "objection", id: input.objectionId }, async (context) => {
    const locked = await lockObjection(context, input);
    if (!locked.ok) return locked;
    const { objection } = locked.value;
    if (!isOpenObjection(objection.status)) return fail("already-decided");
    if (objection.handlerId === actor.userId) return fail("unlawful-move");
    const fit = await checkHandler(context, actor, locked.value, objection.itemId);
    if (!fit.ok) return fit;
    const first = moveObjection(objection.status, "take");
    const { tx, now, audit } = context;
    await tx
      .update(objections)
      .set({
        status: first.ok ? first.value : objection.status,
        handlerId: actor.userId,
        takenAt: now,
        version: sql`${objections.version} + 1`,
      })
      .where(eq(objections.id, objection.id));
    await audit({ from: objection.handlerId });
    return ok(null);
  });
}
