import { eq } from "drizzle-orm";
import { consents, dossiers, householdMembers } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import type { MemberRelation } from "../../domain/dossier/household";
import { readDocumentNumber } from "../../domain/dossier/identity-number";
import { fail, ok } from "../../domain/shared/result";
import { lookupHmac, sealText } from "../../platform/crypto/field-encryption";
import { newId } from "../../platform/ids";
import { CONSENT_VERSION } from "../accounts/register";
import { perform } from "../act";

/**
 * Adds a member of the household: the spouse, or a child or ward whom a candidacy for schooling can name, with the guardian's consent, without
 * which nobody but the spouse is added. Source: PIPL 31, checklist PV-07.
 */
export function addMember(
  actor: Actor,
  input: {
    readonly relation: MemberRelation;
    readonly name: string;
    readonly documentNumber: string;
    /** The guardian's consent, for whoever is not the spouse. */
    readonly guardian?: "yes" | false | "" | undefined;
  },
) {
  return perform<null>(
    actor,
    "dossier.save",
    { kind: "household-member", id: null },
    async ({ tx, now, authorize, audit, personId }) => {
      const [dossier] = await tx.select().from(dossiers).where(eq(dossiers.userId, personId)).for("update");
      const allowed = authorize({ ownerUserId: personId });
      if (!allowed.ok) return allowed;
      if (dossier === undefined) return fail("dossier-incomplete");
      if (input.relation !== "spouse" && input.guardian !== "yes") return fail("guardian-consent-missing");
      const document = readDocumentNumber("identity-card", input.documentNumber);
      if (!document.ok) return fail("document-invalid");
      const id = newId();
      const { canonical } = document.value;
      const made = await tx
        .insert(householdMembers)
        .values({
          id,
          dossierId: dossier.id,
          relation: input.relation,
          nameSealed: sealText(input.name, `household_members.name:${id}`),
          documentHmac: lookupHmac("document", canonical),
          documentSealed: sealText(canonical, `household_members.document:${id}`),
          createdAt: now,
        })
        .onConflictDoNothing()
        .returning({ id: householdMembers.id });
      if (made.length === 0) return fail("already-entered");
      if (input.relation !== "spouse")
        await tx
          .insert(consents)
          .values({ id: newId(), userId: personId, text: "guardian", textVersion: CONSENT_VERSION, givenAt: now })
          .onConflictDoNothing();
      await audit({ dossier: dossier.id }, { kind: "household-member", id });
      return ok(null);
    },
  );
}
