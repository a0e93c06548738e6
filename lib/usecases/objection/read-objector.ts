import { eq } from "drizzle-orm";
import { objections } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { fail, ok } from "../../domain/shared/result";
import { openText } from "../../platform/crypto/field-encryption";
import { perform } from "../act";

export type Objector = { readonly caseNumber: string; readonly name: string; readonly phone: string };

/** Name and phone of a third party, for who has the case and nobody else; each reading is audited. */
export function readObjector(actor: Actor, input: { readonly objectionId: string }) {
  return perform<Objector>(
    actor,
    "objection.read-objector",
    { kind: "objection", id: input.objectionId },
    async ({ tx, authorize, audit }) => {
      const [found] = await tx.select().from(objections).where(eq(objections.id, input.objectionId));
      const allowed = authorize({});
      if (!allowed.ok) return allowed;
      if (found === undefined || found.nameSealed === null || found.phoneSealed === null) return fail("not-found");
      if (found.handlerId !== actor.userId) return fail("not-handler");
      await audit({});
      return ok({
        caseNumber: found.caseNumber,
        name: openText(found.nameSealed, `objections.name:${found.id}`),
        phone: openText(found.phoneSealed, `objections.phone:${found.id}`),
      });
    },
  );
}
