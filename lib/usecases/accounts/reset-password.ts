import { eq } from "drizzle-orm";
import { findUserByDocument } from "../../../db/queries/accounts";
import { users } from "../../../db/schema";
import { isWeakPassword } from "../../domain/access/password";
import { fail, ok, type Result } from "../../domain/shared/result";
import { hashPassword } from "../../platform/crypto/argon2";
import { lookupHmac } from "../../platform/crypto/field-encryption";
import { performUnsigned, type RequestFacts } from "../visitor-act";
import { countAttempt } from "./count-attempt";
import { queueMessage } from "./messages";
import { makePhoneCode, usePhoneCode } from "./phone-codes";
import { canonicalDocument } from "./sign-in";
import { endSessions } from "./start-session";

export type PendingReset = { readonly documentHmac: string; readonly phone: string };

/** Sends a code when number and phone belong together; the answer is the same when they do not. */
export async function beginReset(
  facts: RequestFacts,
  input: { readonly documentNumber: string; readonly phone: string },
): Promise<Result<PendingReset, "too-many-attempts">> {
  const documentHmac = lookupHmac("document", canonicalDocument(input.documentNumber));
  if (!(await countAttempt("phone-code", input.phone, facts.address))) return fail("too-many-attempts");
  await performUnsigned(facts, async ({ tx, audit }) => {
    const user = await findUserByDocument(tx, documentHmac);
    const fits = user !== null && user.phoneHmac === lookupHmac("phone", input.phone) && user.disabledAt === null;
    if (fits)
      await queueMessage(tx, {
        userId: user.id,
        phone: input.phone,
        template: "reset-code",
        body: { code: await makePhoneCode(tx, input.phone, "reset") },
      });
    await audit({ act: "account.reset-code", result: fits ? "done" : "refused", userId: user?.id ?? null });
  });
  return ok({ documentHmac, phone: input.phone });
}

/** With the right code the password is changed and every session ends. */
export async function completeReset(
  facts: RequestFacts,
  pending: PendingReset,
  input: { readonly code: string; readonly password: string },
): Promise<Result<null, "code-wrong" | "code-expired" | "password-weak">> {
  if (isWeakPassword(input.password, [pending.phone])) return fail("password-weak");
  const passwordHash = await hashPassword(input.password);
  return performUnsigned(facts, async ({ tx, audit }) => {
    const used = await usePhoneCode(tx, pending.phone, "reset", input.code);
    const user = await findUserByDocument(tx, pending.documentHmac);
    if (!used.ok || user === null) {
      await audit({ act: "account.reset-password", result: "refused", userId: user?.id ?? null });
      return used.ok ? fail("code-wrong") : used;
    }
    await tx.update(users).set({ passwordHash }).where(eq(users.id, user.id));
    await endSessions(tx, user.id, user.sessionVersion);
    await audit({ act: "account.reset-password", result: "done", userId: user.id });
    return ok(null);
  });
}
