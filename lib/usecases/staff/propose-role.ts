import { eq } from "drizzle-orm";
import { roleGrants, users } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { ROLE_UNIT, type StaffRole } from "../../domain/access/roles";
import { fail, ok } from "../../domain/shared/result";
import { systemNow } from "../../platform/clock";
import { newId } from "../../platform/ids";
import { perform } from "../act";

/** The system administrator proposes a role with its unit; it counts once a points-office officer approves. */
export function proposeRole(
  actor: Actor,
  input: { readonly userId: string; readonly role: StaffRole; readonly unit?: string | undefined },
) {
  return perform<{ readonly grantId: string }>(
    actor,
    "role.propose",
    { kind: "user", id: input.userId },
    async ({ tx, authorize, audit }) => {
      const [user] = await tx.select().from(users).where(eq(users.id, input.userId)).for("update");
      const allowed = authorize({});
      if (!allowed.ok) return allowed;
      if (user === undefined || user.kind !== "staff") return fail("not-found");
      const unit = ROLE_UNIT[input.role] === null ? null : input.unit || null;
      if (ROLE_UNIT[input.role] !== null && unit === null) return fail("role-unit-missing");
      const id = newId();
      const made = await tx
        .insert(roleGrants)
        .values({ id, userId: user.id, role: input.role, unit, proposedBy: actor.userId, proposedAt: systemNow() })
        .onConflictDoNothing()
        .returning({ id: roleGrants.id });
      if (made.length === 0) return fail("grant-exists");
      await audit({ role: input.role, unit }, { kind: "role-grant", id });
      return ok({ grantId: id });
    },
  );
}
