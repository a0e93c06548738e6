import { eq } from "drizzle-orm";
import { users } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { fail, ok } from "../../domain/shared/result";
import { systemNow } from "../../platform/clock";
import { endSessions } from "../accounts/start-session";
import { perform } from "../act";

/** Ends an account at once: the next request of every session fails. */
export function disableStaff(actor: Actor, input: { readonly userId: string }) {
  return perform<null>(actor, "staff.disable", { kind: "user", id: input.userId }, async ({ tx, authorize, audit }) => {
    const [user] = await tx.select().from(users).where(eq(users.id, input.userId)).for("update");
    const allowed = authorize({});
    if (!allowed.ok) return allowed;
    if (user === undefined || user.kind !== "staff") return fail("not-found");
    if (user.id === actor.userId) return fail("own-case");
    if (user.disabledAt !== null) return fail("unlawful-move");
    await tx.update(users).set({ disabledAt: systemNow() }).where(eq(users.id, user.id));
    await endSessions(tx, user.id);
    await audit({});
    return ok(null);
  });
}
