import { eq } from "drizzle-orm";
import { children, dossiers } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { readDocumentNumber } from "../../domain/dossier/identity-number";
import { fail, ok } from "../../domain/shared/result";
import { lookupHmac, sealText } from "../../platform/crypto/field-encryption";
import { newId } from "../../platform/ids";
import { perform } from "../act";

/** Adds a child whom a candidacy for schooling can name. */
export function addChild(actor: Actor, input: { readonly name: string; readonly documentNumber: string }) {
  return perform<null>(actor, "dossier.save", { kind: "child", id: null }, async ({ tx, now, authorize, audit }) => {
    const [dossier] = await tx.select().from(dossiers).where(eq(dossiers.userId, actor.userId)).for("update");
    const allowed = authorize({ ownerUserId: actor.userId });
    if (!allowed.ok) return allowed;
    if (dossier === undefined) return fail("dossier-incomplete");
    const document = readDocumentNumber("identity-card", input.documentNumber);
    if (!document.ok) return fail("document-invalid");
    const id = newId();
    const { canonical } = document.value;
    const made = await tx
      .insert(children)
      .values({
        id,
        dossierId: dossier.id,
        nameSealed: sealText(input.name, `children.name:${id}`),
        documentHmac: lookupHmac("document", canonical),
        documentSealed: sealText(canonical, `children.document:${id}`),
        createdAt: now,
      })
      .onConflictDoNothing()
      .returning({ id: children.id });
    if (made.length === 0) return fail("already-entered");
    await audit({ dossier: dossier.id }, { kind: "child", id });
    return ok(null);
  });
}
