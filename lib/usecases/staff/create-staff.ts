import { randomBytes } from "node:crypto";
import { users } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { fail, ok } from "../../domain/shared/result";
import { systemNow } from "../../platform/clock";
import { hashPassword } from "../../platform/crypto/argon2";
import { newId } from "../../platform/ids";
import { perform } from "../act";

export function oneUsePassword(): string {
  return randomBytes(12).toString("base64url");
}

/** The system administrator makes a staff account without any role; the one-use password is shown once. */
export function createStaff(actor: Actor, input: { readonly name: string; readonly login: string }) {
  const password = oneUsePassword();
  return perform<{ readonly userId: string; readonly password: string }>(
    actor,
    "staff.create",
    { kind: "user", id: null },
    async ({ tx, authorize, audit }) => {
      const allowed = authorize({});
      if (!allowed.ok) return allowed;
      const id = newId();
      const made = await tx
        .insert(users)
        .values({
          id,
          kind: "staff",
          name: input.name,
          login: input.login,
          passwordHash: await hashPassword(password),
          passwordOneUse: true,
          createdAt: systemNow(),
        })
        .onConflictDoNothing()
        .returning({ id: users.id });
      if (made.length === 0) return fail("name-taken");
      await audit({}, { kind: "user", id });
      return ok({ userId: id, password });
    },
  );
}
