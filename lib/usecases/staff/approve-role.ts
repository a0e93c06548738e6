import { eq } from "drizzle-orm";
import { roleGrants, users } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { fail, ok } from "../../domain/shared/result";
import { systemNow } from "../../platform/clock";
import { endSessions } from "../accounts/start-session";
import { perform } from "../act";

/** A second person, of the points office, approves a proposed role; the holder's sessions end, so that it counts from the next log-in. */
export function approveRole(actor: Actor, input: { readonly grantId: string }) {
  return perform<null>(
    actor,
    "role.approve",
    { kind: "role-grant", id: input.grantId },
    async ({ tx, authorize, audit }) => {
      const [grant] = await tx.select().from(roleGrants).where(eq(roleGrants.id, input.grantId)).for("update");
      const allowed = authorize({});
      if (!allowed.ok) return allowed;
      if (grant === undefined) return fail("not-found");
      if (grant.approvedAt !== null || grant.endedAt !== null) return fail("already-decided");
      if (grant.proposedBy === actor.userId) return fail("same-person");
      if (grant.userId === actor.userId) return fail("own-case");
      const [user] = await tx.select().from(users).where(eq(users.id, grant.userId)).for("update");
      if (user === undefined) return fail("not-found");
      await tx
        .update(roleGrants)
        .set({ approvedBy: actor.userId, approvedAt: systemNow() })
        .where(eq(roleGrants.id, grant.id));
      await endSessions(tx, user.id);
      await audit({ role: grant.role, unit: grant.unit });
      return ok(null);
    },
  );
}

/** The system administrator ends a role at once. */
export function endRole(actor: Actor, input: { readonly grantId: string }) {
  return perform<null>(
    actor,
    "role.end",
    { kind: "role-grant", id: input.grantId },
    async ({ tx, authorize, audit }) => {
      const [grant] = await tx.select().from(roleGrants).where(eq(roleGrants.id, input.grantId)).for("update");
      const allowed = authorize({});
      if (!allowed.ok) return allowed;
      if (grant === undefined || grant.endedAt !== null) return fail("not-found");
      const [user] = await tx.select().from(users).where(eq(users.id, grant.userId)).for("update");
      if (user === undefined) return fail("not-found");
      await tx
        .update(roleGrants)
        .set({ endedBy: actor.userId, endedAt: systemNow() })
        .where(eq(roleGrants.id, grant.id));
      await endSessions(tx, user.id);
      await audit({ role: grant.role, unit: grant.unit });
      return ok(null);
    },
  );
}
