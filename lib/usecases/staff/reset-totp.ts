import { eq } from "drizzle-orm";
import { totpResets, users } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { fail, ok } from "../../domain/shared/result";
import { systemNow } from "../../platform/clock";
import { newId } from "../../platform/ids";
import { endSessions } from "../accounts/start-session";
import { perform } from "../act";

/** A lost second factor: the system administrator proposes to reset it. */
export function proposeTotpReset(actor: Actor, input: { readonly userId: string }) {
  return perform<null>(
    actor,
    "totp-reset.propose",
    { kind: "user", id: input.userId },
    async ({ tx, authorize, audit }) => {
      const [user] = await tx.select().from(users).where(eq(users.id, input.userId)).for("update");
      const allowed = authorize({});
      if (!allowed.ok) return allowed;
      if (user === undefined || user.totpEnrolledAt === null) return fail("not-found");
      const id = newId();
      const made = await tx
        .insert(totpResets)
        .values({ id, userId: user.id, proposedBy: actor.userId, proposedAt: systemNow() })
        .onConflictDoNothing()
        .returning({ id: totpResets.id });
      if (made.length === 0) return fail("grant-exists");
      await audit({}, { kind: "totp-reset", id });
      return ok(null);
    },
  );
}

/** A second person approves; the next log-in enrols a new device. */
export function approveTotpReset(actor: Actor, input: { readonly resetId: string }) {
  return perform<null>(
    actor,
    "totp-reset.approve",
    { kind: "totp-reset", id: input.resetId },
    async ({ tx, authorize, audit }) => {
      const [reset] = await tx.select().from(totpResets).where(eq(totpResets.id, input.resetId)).for("update");
      const allowed = authorize({});
      if (!allowed.ok) return allowed;
      if (reset === undefined) return fail("not-found");
      if (reset.approvedAt !== null) return fail("already-decided");
      if (reset.proposedBy === actor.userId) return fail("same-person");
      if (reset.userId === actor.userId) return fail("own-case");
      const [user] = await tx.select().from(users).where(eq(users.id, reset.userId)).for("update");
      if (user === undefined) return fail("not-found");
      await tx
        .update(totpResets)
        .set({ approvedBy: actor.userId, approvedAt: systemNow() })
        .where(eq(totpResets.id, reset.id));
      await tx.update(users).set({ totpSealed: null, totpEnrolledAt: null }).where(eq(users.id, user.id));
      await endSessions(tx, user.id);
      await audit({});
      return ok(null);
    },
  );
}
