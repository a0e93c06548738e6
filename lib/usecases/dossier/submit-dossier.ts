import { eq, sql } from "drizzle-orm";
import { dossiers } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { moveDossier } from "../../domain/dossier/statuses";
import { fail, ok } from "../../domain/shared/result";
import { perform } from "../act";

/** Sends the dossier to the township for identity confirmation. */
export function submitDossier(actor: Actor, input: { readonly version: number }) {
  return perform<null>(
    actor,
    "dossier.submit",
    { kind: "dossier", id: null },
    async ({ tx, now, authorize, audit, personId, intake }) => {
      const [dossier] = await tx.select().from(dossiers).where(eq(dossiers.userId, personId)).for("update");
      const allowed = authorize({ ownerUserId: personId });
      if (!allowed.ok) return allowed;
      if (dossier === undefined) return fail("dossier-incomplete");
      if (dossier.version !== input.version) return fail("stale-record");
      const moved = moveDossier(dossier.status, "submit");
      if (!moved.ok) return moved;
      await tx
        .update(dossiers)
        .set({
          status: moved.value,
          submittedAt: now,
          intakeId: intake?.id ?? null,
          returnReasonSealed: null,
          version: sql`${dossiers.version} + 1`,
        })
        .where(eq(dossiers.id, dossier.id));
      await audit({ from: dossier.status, to: moved.value }, { kind: "dossier", id: dossier.id });
      return ok(null);
    },
  );
}
