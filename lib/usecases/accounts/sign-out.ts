import { eq } from "drizzle-orm";
import { sessions } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { systemNow } from "../../platform/clock";
import { performUnsigned } from "../visitor-act";

/** Ends this session on the server; a copied cookie fails from now on. */
export function signOut(actor: Actor): Promise<void> {
  return performUnsigned(actor, async ({ tx, audit }) => {
    if (actor.sessionId !== null)
      await tx.update(sessions).set({ endedAt: systemNow() }).where(eq(sessions.id, actor.sessionId));
    await audit({ act: "account.sign-out", result: "done", userId: actor.userId });
  });
}
