import { and, eq, isNotNull, isNull, or, sql } from "drizzle-orm";
import { items, objections } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { moveObjection } from "../../domain/objection/statuses";
import { fail, ok } from "../../domain/shared/result";
import { sealText } from "../../platform/crypto/field-encryption";
import { perform } from "../act";
import { checkHandler, lockAsHandler } from "./lock-objection";

export type RecheckQuestion = {
  readonly objectionId: string;
  readonly version: number;
  readonly itemId: string;
  readonly text: string;
};

/** The handler asks the department of one line to look at it again. The line's decision stands until the objection is granted. */
export function askRecheck(actor: Actor, input: RecheckQuestion) {
  return perform<null>(
    actor,
    "objection.ask-recheck",
    { kind: "objection", id: input.objectionId },
    async (context) => {
      const locked = await lockAsHandler(context, actor, input);
      if (!locked.ok) return locked;
      const { objection, applicationId } = locked.value;
      const moved = moveObjection(objection.status, "askRecheck");
      if (!moved.ok) return moved;
      if (input.text === "") return fail("reason-required");
      const { tx, now, audit } = context;
      const [item] = await tx
        .select({ id: items.id, indicator: items.indicator, department: items.department })
        .from(items)
        .where(
          and(
            eq(items.id, input.itemId),
            eq(items.applicationId, applicationId),
            isNotNull(items.decisionId),
            or(isNull(items.candidacyId), eq(items.candidacyId, objection.candidacyId)),
          ),
        );
      if (item === undefined) return fail("not-found");
      const fit = await checkHandler(context, actor, locked.value, item.id);
      if (!fit.ok) return fit;
      await tx
        .update(objections)
        .set({
          status: moved.value,
          itemId: item.id,
          recheckSealed: sealText(input.text, `objections.recheck:${objection.id}`),
          recheckAskedAt: now,
          version: sql`${objections.version} + 1`,
        })
        .where(eq(objections.id, objection.id));
      await audit({ indicator: item.indicator, department: item.department });
      return ok(null);
    },
  );
}
