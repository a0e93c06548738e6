import { eq } from "drizzle-orm";
import { db } from "../../../db/client";
import { findUser } from "../../../db/queries/accounts";
import { users } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { isWeakPassword } from "../../domain/access/password";
import { fail, ok, type Result } from "../../domain/shared/result";
import { hashPassword, verifyPassword } from "../../platform/crypto/argon2";
import { performUnsigned } from "../visitor-act";
import { countAttempt } from "./count-attempt";
import { endSessions } from "./start-session";

/** A new password for oneself; every session ends, this one too. */
export async function changePassword(
  actor: Actor,
  input: { readonly current: string; readonly password: string },
): Promise<Result<null, "credentials-wrong" | "password-weak" | "password-same" | "too-many-attempts">> {
  const user = await findUser(db(), actor.userId);
  if (!(await countAttempt("change-password", actor.userId, { address: actor.address, device: actor.sessionId })))
    return fail("too-many-attempts");
  const right = await verifyPassword(user?.passwordHash ?? null, input.current);
  if (user === null || !right) {
    await performUnsigned(actor, ({ audit }) =>
      audit({ act: "account.change-password", result: "refused", userId: actor.userId }),
    );
    return fail("credentials-wrong");
  }
  if (input.current === input.password) return fail("password-same");
  if (
    isWeakPassword(
      input.password,
      [user.name, user.login ?? ""].filter((one) => one !== ""),
    )
  )
    return fail("password-weak");
  const passwordHash = await hashPassword(input.password);
  await performUnsigned(actor, async ({ tx, audit }) => {
    await tx.update(users).set({ passwordHash, passwordOneUse: false }).where(eq(users.id, user.id));
    await endSessions(tx, user.id);
    await audit({ act: "account.change-password", result: "done", userId: user.id });
  });
  return ok(null);
}
