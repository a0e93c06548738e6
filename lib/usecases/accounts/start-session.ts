import { eq, sql } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { sessions, users } from "../../../db/schema";
import { systemNow } from "../../platform/clock";
import { newId } from "../../platform/ids";

export type NewSession = { readonly userId: string; readonly sessionId: string; readonly version: number };

/** A new session row at each log-in; its id goes into the cookie. */
export async function startSession(
  tx: Tx,
  user: { readonly id: string; readonly sessionVersion: number },
): Promise<NewSession> {
  const id = newId();
  const now = systemNow();
  await tx
    .insert(sessions)
    .values({ id, userId: user.id, version: user.sessionVersion, createdAt: now, lastSeen: now });
  return { userId: user.id, sessionId: id, version: user.sessionVersion };
}

/** A changed password or role ends every session of the user at the next request. */
export async function endSessions(tx: Tx, userId: string): Promise<void> {
  await tx
    .update(users)
    .set({ sessionVersion: sql`${users.sessionVersion} + 1` })
    .where(eq(users.id, userId));
}
