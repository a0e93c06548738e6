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
import { checkPhoneCode, makePhoneCode, spendPhoneCode } from "./phone-codes";
import { canonicalDocument } from "./sign-in";
import { endSessions } from "./start-session";

/** What waits between the two steps, in an encrypted cookie; `document` as typed, canonical. */
export type PendingReset = { readonly document: string; readonly phone: string; readonly codeId: string };
type Account = Awaited<ReturnType<typeof findUserByDocument>>;

/** The account of a document number, if this is its phone and it is not disabled. */
function fitting(user: Account, phone: string): Account {
  return user !== null && user.phoneHmac === lookupHmac("phone", phone) && user.disabledAt === null ? user : null;
}

/** Makes a code, and sends it when number and phone belong together; the answer is the same when they do not. */
export async function beginReset(
  facts: RequestFacts,
  input: { readonly documentNumber: string; readonly phone: string },
): Promise<Result<PendingReset, "too-many-attempts">> {
  const document = canonicalDocument(input.documentNumber);
  if (!(await countAttempt("phone-code", input.phone, facts))) return fail("too-many-attempts");
  const codeId = await performUnsigned(facts, async ({ tx, audit }) => {
    const known = await findUserByDocument(tx, lookupHmac("document", document));
    const user = fitting(known, input.phone);
    const made = await makePhoneCode(tx, input.phone, "reset");
    if (user !== null)
      await queueMessage(tx, {
        userId: user.id,
        phone: input.phone,
        template: "reset-code",
        body: { code: made.code },
      });
    await audit({
      act: "account.reset-code",
      result: user === null ? "refused" : "done",
      userId: known?.id ?? null,
    });
    return made.codeId;
  });
  return ok({ document, phone: input.phone, codeId });
}

/** With the right code the password is changed and every session ends. The code is hashed for and spent only once it was right. */
export async function completeReset(
  facts: RequestFacts,
  pending: PendingReset,
  input: { readonly code: string; readonly password: string },
): Promise<Result<{ readonly userId: string }, "code-wrong" | "code-expired" | "password-weak">> {
  const documentHmac = lookupHmac("document", pending.document);
  const checked = await performUnsigned(facts, async ({ tx, audit }) => {
    const right = await checkPhoneCode(tx, pending, "reset", input.code);
    if (!right.ok) await audit({ act: "account.reset-password", result: "refused", detail: { code: right.error } });
    return right;
  });
  if (!checked.ok) return checked;
  if (isWeakPassword(input.password, [pending.phone, pending.document])) return fail("password-weak");
  const passwordHash = await hashPassword(input.password);
  return performUnsigned(facts, async ({ tx, audit }) => {
    const known = await findUserByDocument(tx, documentHmac);
    const user = fitting(known, pending.phone);
    if (user === null || !(await spendPhoneCode(tx, pending, "reset"))) {
      await audit({ act: "account.reset-password", result: "refused", userId: known?.id ?? null });
      return fail("code-expired");
    }
    await tx.update(users).set({ passwordHash }).where(eq(users.id, user.id));
    await endSessions(tx, user.id);
    await audit({ act: "account.reset-password", result: "done", userId: user.id });
    return ok({ userId: user.id });
  });
}
