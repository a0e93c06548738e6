import { eq, sql } from "drizzle-orm";
import { findUser } from "../../../db/queries/accounts";
import { dossiers } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import type { TownshipCode } from "../../domain/dossier/townships";
import { localDate } from "../../domain/shared/local-date";
import { fail, ok } from "../../domain/shared/result";
import { openText, sealText } from "../../platform/crypto/field-encryption";
import { newId } from "../../platform/ids";
import { perform } from "../act";

export type DossierInput = {
  readonly version: number;
  readonly birthDate: string;
  readonly township: TownshipCode;
  readonly applicantClass: string;
  readonly address: string;
};

/** The person fills in the own dossier; one per account; a counter only for its own township. `version` 0 makes it. A birth date must agree with an 18-digit number. */
export function saveDossier(actor: Actor, input: DossierInput) {
  return perform<{ readonly dossierId: string }>(
    actor,
    "dossier.save",
    { kind: "dossier", id: null },
    async ({ tx, now, authorize, audit, personId }) => {
      const allowed = authorize({ ownerUserId: personId, township: input.township });
      if (!allowed.ok) return allowed;
      const user = await findUser(tx, personId);
      if (user === null || user.documentSealed === null) return fail("not-found");
      const document = openText(user.documentSealed, `users.document:${user.id}`);
      if (localDate(input.birthDate) === null || document.slice(6, 14) !== input.birthDate.replaceAll("-", ""))
        return fail("document-invalid");
      const [known] = await tx.select().from(dossiers).where(eq(dossiers.userId, personId)).for("update");
      if ((known?.version ?? 0) !== input.version) return fail("stale-record");
      const id = known?.id ?? newId();
      const fields = {
        name: user.name,
        birthDate: input.birthDate,
        township: input.township,
        applicantClass: input.applicantClass,
        addressSealed: sealText(input.address, `dossiers.address:${id}`),
      };
      if (known === undefined)
        await tx.insert(dossiers).values({ id, userId: personId, status: "draft", createdAt: now, ...fields });
      else if (known.status !== "draft") return fail("unlawful-move");
      else
        await tx
          .update(dossiers)
          .set({ ...fields, version: sql`${dossiers.version} + 1` })
          .where(eq(dossiers.id, id));
      await audit({ township: input.township, class: input.applicantClass }, { kind: "dossier", id });
      return ok({ dossierId: id });
    },
  );
}
