import { eq } from "drizzle-orm";
import { db, officeNow } from "../../../../db/client";
import { officeClock } from "../../../../db/schema";
import type { Actor, Grant } from "../../../domain/access/authorize";
import type { Result } from "../../../domain/shared/result";
import { moveOfficeClock } from "../../../usecases/demo/move-office-clock";
import { NO_REQUEST } from "../../../usecases/visitor-act";

/** The value of an act that must not be refused here; names the act where it is. */
export function must<T, E>(result: Result<T, E>, what: string): T {
  if (!result.ok) throw new Error(`${what}: ${JSON.stringify(result.error)}`);
  return result.value;
}

export function actorOf(userId: string, name: string, grants: readonly Grant[]): Actor {
  return { userId, name, grants, sessionId: null, requestId: null, address: null };
}

/** Walks office time to an instant; stands where that is not later. */
export async function walkTo(target: Date): Promise<void> {
  if ((await officeNow(db())).getTime() >= target.getTime()) return;
  must(await moveOfficeClock(NO_REQUEST, target), `clock to ${target.toISOString()}`);
}

/** Sets the first office time of an empty demo: the one move that may go back from today. */
export async function startClock(instant: string): Promise<void> {
  const [known] = await db().select().from(officeClock).where(eq(officeClock.one, 1));
  if (known !== undefined) throw new Error("the office clock is set already");
  await db()
    .insert(officeClock)
    .values({ one: 1, officeAt: new Date(instant), systemAt: new Date(), running: false });
}
