import { findUserByDocument } from "../../../db/queries/accounts";
import { consents, users } from "../../../db/schema";
import { isWeakPassword } from "../../domain/access/password";
import { type DocumentKind, readDocumentNumber } from "../../domain/dossier/identity-number";
import { fail, ok, type Result } from "../../domain/shared/result";
import { systemNow } from "../../platform/clock";
import { hashPassword } from "../../platform/crypto/argon2";
import { lookupHmac, openText, sealText } from "../../platform/crypto/field-encryption";
import { newId } from "../../platform/ids";
import { performUnsigned, type RequestFacts } from "../visitor-act";
import { countAttempt } from "./count-attempt";
import { queueMessage } from "./messages";
import { checkPhoneCode, makePhoneCode, spendPhoneCode } from "./phone-codes";

/** Which text a person agreed to; a changed text gets a new version. */
export const CONSENT_VERSION = "2020-1";
export type Registration = {
  readonly name: string;
  readonly documentKind: DocumentKind;
  readonly documentNumber: string;
  readonly phone: string;
  readonly password: string;
};
/** What waits between the two steps, in an encrypted cookie. */
export type PendingRegistration = {
  readonly name: string;
  readonly documentKind: DocumentKind;
  readonly canonical: string;
  readonly phone: string;
  readonly passwordHash: string;
  readonly codeId: string;
};

/** First step: checks the form and sends a code to the phone. The answer is the same whether the number is in use or not. */
export async function beginRegistration(
  facts: RequestFacts,
  input: Registration,
): Promise<Result<PendingRegistration, "document-invalid" | "password-weak" | "too-many-attempts">> {
  const document = readDocumentNumber(input.documentKind, input.documentNumber);
  if (!document.ok) return fail("document-invalid");
  if (isWeakPassword(input.password, [input.documentNumber, input.phone, input.name])) return fail("password-weak");
  if (!(await countAttempt("phone-code", input.phone, facts))) return fail("too-many-attempts");
  const passwordHash = await hashPassword(input.password);
  const codeId = await performUnsigned(facts, async ({ tx, audit }) => {
    const { codeId, code } = await makePhoneCode(tx, input.phone, "register");
    await queueMessage(tx, { userId: null, phone: input.phone, template: "register-code", body: { code } });
    await audit({ act: "account.register-code", result: "done" });
    return codeId;
  });
  return ok({
    name: input.name,
    documentKind: input.documentKind,
    canonical: document.value.canonical,
    phone: input.phone,
    passwordHash,
    codeId,
  });
}

/** Second step: with the right code the account is made; if the number is in use its owner is told instead, and the answer is the same. */
export function completeRegistration(
  facts: RequestFacts,
  pending: PendingRegistration,
  code: string,
): Promise<Result<null, "code-wrong" | "code-expired">> {
  return performUnsigned(facts, async ({ tx, now, audit }) => {
    const right = await checkPhoneCode(tx, pending, "register", code);
    const used = right.ok && !(await spendPhoneCode(tx, pending, "register")) ? fail("code-expired" as const) : right;
    if (!used.ok) {
      await audit({ act: "account.register", result: "refused", detail: { code: used.error } });
      return used;
    }
    const documentHmac = lookupHmac("document", pending.canonical);
    const id = newId();
    const inserted = await tx
      .insert(users)
      .values({
        id,
        kind: "applicant",
        name: pending.name,
        documentKind: pending.documentKind,
        documentHmac,
        documentSealed: sealText(pending.canonical, `users.document:${id}`),
        phoneHmac: lookupHmac("phone", pending.phone),
        phoneSealed: sealText(pending.phone, `users.phone:${id}`),
        passwordHash: pending.passwordHash,
        createdAt: systemNow(),
      })
      .onConflictDoNothing()
      .returning({ id: users.id });
    if (inserted.length === 1) {
      for (const text of ["privacy", "sensitive"])
        await tx.insert(consents).values({ id: newId(), userId: id, text, textVersion: CONSENT_VERSION, givenAt: now });
      await audit({ act: "account.register", result: "done", userId: id });
      return ok(null);
    }
    const owner = await findUserByDocument(tx, documentHmac);
    if (owner !== null && owner.phoneSealed !== null)
      await queueMessage(tx, {
        userId: owner.id,
        phone: openText(owner.phoneSealed, `users.phone:${owner.id}`),
        template: "number-in-use",
        body: {},
      });
    await audit({
      act: "account.register",
      result: "refused",
      userId: owner?.id ?? null,
      detail: { code: "number-in-use" },
    });
    return ok(null);
  });
}
