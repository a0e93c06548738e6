import { and, eq } from "drizzle-orm";
import { dossierRecords, dossiers } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { fail, ok } from "../../domain/shared/result";
import { perform } from "../act";

/** The dossier forgets what it remembers of one indicator; claims stay as they are. */
export function removeRecord(actor: Actor, input: { readonly indicator: string }) {
  const subject = { kind: "dossier-record", id: null };
  return perform<null>(actor, "dossier.save", subject, async ({ tx, authorize, audit, personId }) => {
    const [dossier] = await tx.select().from(dossiers).where(eq(dossiers.userId, personId)).for("update");
    const allowed = authorize({ ownerUserId: personId });
    if (!allowed.ok) return allowed;
    if (dossier === undefined) return fail("dossier-incomplete");
    const gone = await tx
      .delete(dossierRecords)
      .where(and(eq(dossierRecords.dossierId, dossier.id), eq(dossierRecords.indicator, input.indicator)))
      .returning({ id: dossierRecords.id });
    if (gone.length === 0) return fail("not-found");
    await audit({ indicator: input.indicator, removed: true }, { kind: "dossier", id: dossier.id });
    return ok(null);
  });
}
