import { eq, sql } from "drizzle-orm";
import { applications, candidacies, objections } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { isOpenObjection } from "../../domain/objection/statuses";
import { fail, ok } from "../../domain/shared/result";
import { shanghaiDay } from "../../platform/clock";
import { sealText } from "../../platform/crypto/field-encryption";
import { perform } from "../act";

/** The listed person answers what a third party objects to, also at a counter, once, until the last day told. */
export function answerObjection(actor: Actor, input: { readonly objectionId: string; readonly answer: string }) {
  return perform<null>(
    actor,
    "objection.answer",
    { kind: "objection", id: input.objectionId },
    async ({ tx, now, intake, authorize, audit }) => {
      const [objection] = await tx.select().from(objections).where(eq(objections.id, input.objectionId)).for("update");
      const [owner] =
        objection === undefined
          ? []
          : await tx
              .select({ userId: applications.userId })
              .from(candidacies)
              .innerJoin(applications, eq(applications.id, candidacies.applicationId))
              .where(eq(candidacies.id, objection.candidacyId));
      // Before the hearing the person is not to learn that there is a case at all.
      const heard = objection !== undefined && objection.heardUntil !== null;
      const allowed = authorize(heard && owner !== undefined ? { ownerUserId: owner.userId } : {});
      if (!allowed.ok) return allowed;
      if (objection === undefined || objection.heardUntil === null) return fail("not-found");
      if (objection.answeredAt !== null || !isOpenObjection(objection.status)) return fail("already-decided");
      if (shanghaiDay(now) > objection.heardUntil) return fail("window-closed");
      if (input.answer === "") return fail("invalid-input");
      await tx
        .update(objections)
        .set({
          answerSealed: sealText(input.answer, `objections.answer:${objection.id}`),
          answeredAt: now,
          answerIntakeId: intake?.id ?? null,
          version: sql`${objections.version} + 1`,
        })
        .where(eq(objections.id, objection.id));
      await audit({});
      return ok(null);
    },
  );
}
