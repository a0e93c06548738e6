import { db } from "../../../db/client";
import { findUserByDocument } from "../../../db/queries/accounts";
import { checkCharacter } from "../../domain/dossier/identity-number";
import { fail, ok, type Result } from "../../domain/shared/result";
import { verifyPassword } from "../../platform/crypto/argon2";
import { lookupHmac } from "../../platform/crypto/field-encryption";
import { performUnsigned, type RequestFacts } from "../visitor-act";
import { countAttempt, forgetAttempts } from "./count-attempt";
import { type Device, deviceOf } from "./known-device";
import { type NewSession, startSession } from "./start-session";

/** The 18-digit form of a typed number; the old 15 digits find the same account. */
export function canonicalDocument(typed: string): string {
  const text = typed.normalize("NFKC").replace(/\s/g, "").toUpperCase();
  if (!/^\d{15}$/.test(text)) return text;
  const first17 = `${text.slice(0, 6)}19${text.slice(6)}`;
  return first17 + checkCharacter(first17);
}

/** Log-in by document number and password. Unknown, wrong and disabled get one answer in about one time. */
export async function signIn(
  facts: RequestFacts,
  typed: string,
  password: string,
  device: Device | null,
): Promise<Result<NewSession, "credentials-wrong" | "too-many-attempts">> {
  const documentHmac = lookupHmac("document", canonicalDocument(typed));
  const user = await findUserByDocument(db(), documentHmac);
  const from = { address: facts.address, device: deviceOf(device, user?.id) };
  if (!(await countAttempt("sign-in", documentHmac, from))) {
    await performUnsigned(facts, ({ audit }) =>
      audit({ act: "account.sign-in", result: "refused", detail: { code: "too-many-attempts" } }),
    );
    return fail("too-many-attempts");
  }
  const right = await verifyPassword(user?.passwordHash ?? null, password);
  return performUnsigned(facts, async ({ tx, audit }) => {
    if (user === null || !right || user.disabledAt !== null) {
      await audit({
        act: "account.sign-in",
        result: "refused",
        userId: user?.id ?? null,
        detail: { code: "credentials-wrong" },
      });
      return fail("credentials-wrong");
    }
    await forgetAttempts(tx, "sign-in", documentHmac, from);
    const session = await startSession(tx, user);
    await audit({ act: "account.sign-in", result: "done", userId: user.id });
    return ok(session);
  });
}
