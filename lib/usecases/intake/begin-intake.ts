import { eq } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { findUserByDocument } from "../../../db/queries/accounts";
import { consents, dossiers, intakes, users } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { type DocumentKind, readDocumentNumber } from "../../domain/dossier/identity-number";
import type { IntakeReason } from "../../domain/dossier/intakes";
import type { TownshipCode } from "../../domain/dossier/townships";
import { fail, ok } from "../../domain/shared/result";
import { shanghaiDay, systemNow } from "../../platform/clock";
import { hashPassword } from "../../platform/crypto/argon2";
import { lookupHmac, sealText } from "../../platform/crypto/field-encryption";
import { newId } from "../../platform/ids";
import { CONSENT_VERSION } from "../accounts/register";
import { perform } from "../act";

export type IntakeInput = {
  readonly township: TownshipCode;
  readonly name: string;
  readonly documentKind: DocumentKind;
  readonly documentNumber: string;
  readonly phone?: string | undefined;
  readonly reason: IntakeReason;
  readonly note?: string | undefined;
};

const phoneOf = (id: string, phone: string) => ({
  phoneHmac: lookupHmac("phone", phone),
  phoneSealed: sealText(phone, `users.phone:${id}`),
});

/** Makes the account of a person who has none: nobody knows its password, so it is signed in to only by a phone on file, once a password is set. */
async function register(tx: Tx, input: IntakeInput, canonical: string, passwordHash: string): Promise<string> {
  const id = newId();
  await tx.insert(users).values({
    id,
    kind: "applicant",
    name: input.name,
    documentKind: input.documentKind,
    documentHmac: lookupHmac("document", canonical),
    documentSealed: sealText(canonical, `users.document:${id}`),
    passwordHash,
    createdAt: systemNow(),
    ...(input.phone ? phoneOf(id, input.phone) : {}),
  });
  return id;
}

/**
 * A township's counter begins to act for a person who is present: one known by the whole document number and the name, or a new one. People of other
 * townships, and another name than the one on file, get one and the same answer. A phone is added only where none is on file.
 */
export async function beginIntake(actor: Actor, input: IntakeInput) {
  const passwordHash = await hashPassword(`${newId()}${newId()}`);
  return perform<{ readonly intakeId: string }>(
    actor,
    "intake.begin",
    { kind: "intake", id: null },
    async ({ tx, now, authorize, audit }) => {
      const allowed = authorize({ township: input.township });
      if (!allowed.ok) return allowed;
      const document = readDocumentNumber(input.documentKind, input.documentNumber);
      if (!document.ok) return fail("document-invalid");
      if (input.reason === "other" && !input.note) return fail("reason-required");
      const { canonical } = document.value;
      const known = await findUserByDocument(tx, lookupHmac("document", canonical));
      if (known !== null) {
        const [dossier] = await tx.select().from(dossiers).where(eq(dossiers.userId, known.id)).for("update");
        if (known.name !== input.name || known.disabledAt !== null) return fail("intake-not-here");
        if (dossier !== undefined && dossier.township !== input.township) return fail("intake-not-here");
      }
      const userId = known?.id ?? (await register(tx, input, canonical, passwordHash));
      const phoneAdded = known !== null && known.phoneHmac === null && Boolean(input.phone);
      if (phoneAdded && input.phone)
        await tx.update(users).set(phoneOf(userId, input.phone)).where(eq(users.id, userId));
      for (const text of ["privacy", "sensitive"])
        await tx
          .insert(consents)
          .values({ id: newId(), userId, text, textVersion: CONSENT_VERSION, givenAt: now })
          .onConflictDoNothing();
      const id = newId();
      await tx.insert(intakes).values({
        id,
        userId,
        township: input.township,
        clerkId: actor.userId,
        reason: input.reason,
        noteSealed: input.note ? sealText(input.note, `intakes.note:${id}`) : null,
        day: shanghaiDay(now),
        openedAt: now,
      });
      if (known === null) await audit({ registered: true }, { kind: "user", id: userId });
      await audit(
        { person: userId, reason: input.reason, registered: known === null, phoneAdded },
        { kind: "intake", id },
      );
      return ok({ intakeId: id });
    },
  );
}
