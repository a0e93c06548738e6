import { eq } from "drizzle-orm";
import { roleGrants, users } from "../../../db/schema";
import { fail, ok, type Result } from "../../domain/shared/result";
import { systemNow } from "../../platform/clock";
import { hashPassword } from "../../platform/crypto/argon2";
import { newId } from "../../platform/ids";
import { NO_REQUEST, performUnsigned } from "../visitor-act";
import { oneUsePassword } from "./create-staff";

export type FirstAccount = { readonly login: string; readonly role: string; readonly password: string };

/** The first administrator and the first two points-office officers, by command line; refused once staff exist. */
export async function bootstrapStaff(): Promise<Result<readonly FirstAccount[], "already-decided">> {
  const first = [
    { login: "admin", name: "系统管理员", role: "system-administrator" as const },
    { login: "office-1", name: "积分办工作人员一", role: "points-office-officer" as const },
    { login: "office-2", name: "积分办工作人员二", role: "points-office-officer" as const },
  ];
  const made = await Promise.all(first.map(async (one) => ({ ...one, password: oneUsePassword() })));
  const hashes = await Promise.all(made.map((one) => hashPassword(one.password)));
  return performUnsigned(NO_REQUEST, async ({ tx, audit }) => {
    await tx.execute("lock table users in share row exclusive mode");
    const known = await tx.select({ id: users.id }).from(users).where(eq(users.kind, "staff")).limit(1);
    if (known.length > 0) {
      await audit({ act: "staff.bootstrap", result: "refused" });
      return fail("already-decided");
    }
    for (const [index, one] of made.entries()) {
      const id = newId();
      const now = systemNow();
      await tx.insert(users).values({
        id,
        kind: "staff",
        name: one.name,
        login: one.login,
        passwordHash: hashes[index] ?? "",
        passwordOneUse: true,
        createdAt: now,
      });
      await tx
        .insert(roleGrants)
        .values({ id: newId(), userId: id, role: one.role, unit: null, proposedAt: now, approvedAt: now });
    }
    await audit({ act: "staff.bootstrap", result: "done", object: { kind: "users", id: null } });
    return ok(made.map(({ login, role, password }) => ({ login, role, password })));
  });
}
