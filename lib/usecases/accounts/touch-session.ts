import { eq } from "drizzle-orm";
import { db } from "../../../db/client";
import { sessions } from "../../../db/schema";
import { systemNow } from "../../platform/clock";

const MINUTE = 60_000;
const IDLE = { applicant: 30 * MINUTE, staff: 15 * MINUTE } as const;
const ABSOLUTE = 12 * 60 * MINUTE;

/** Does the session still hold (idle 30 minutes, staff 15; absolute 12 hours; system time)? Notes the use at most once a minute. */
export async function touchSession(
  session: { readonly id: string; readonly createdAt: Date; readonly lastSeen: Date },
  kind: "applicant" | "staff",
): Promise<boolean> {
  const now = systemNow().getTime();
  if (now - session.createdAt.getTime() > ABSOLUTE || now - session.lastSeen.getTime() > IDLE[kind]) return false;
  if (now - session.lastSeen.getTime() > MINUTE)
    await db().update(sessions).set({ lastSeen: systemNow() }).where(eq(sessions.id, session.id));
  return true;
}
