import { and, desc, eq } from "drizzle-orm";
import { applications, programmes } from "../../../db/schema";
import { windowState } from "../../domain/calendar/working-days";
import { fail, ok, type Result } from "../../domain/shared/result";
import { shanghaiDay } from "../../platform/clock";
import type { ActContext } from "../act";

export type ApplicationRow = typeof applications.$inferSelect;

/** Locks the person's newest application and checks that it is still a draft inside the programme's window. */
export async function lockOwnDraft(
  context: ActContext,
  userId: string,
): Promise<Result<ApplicationRow, "not-found" | "forbidden" | "unlawful-move" | "window-not-open" | "window-closed">> {
  const [application] = await context.tx
    .select()
    .from(applications)
    .where(eq(applications.userId, userId))
    .orderBy(desc(applications.year))
    .limit(1)
    .for("update");
  const allowed = context.authorize({ ownerUserId: userId });
  if (!allowed.ok) return allowed;
  if (application === undefined) return fail("not-found");
  if (application.status !== "draft") return fail("unlawful-move");
  const window = await checkWindow(context, application.year);
  return window.ok ? ok(application) : window;
}

/** Is the application window of the year open now, by office time in Asia/Shanghai? */
export async function checkWindow(
  { tx, now }: ActContext,
  year: number,
): Promise<Result<null, "window-not-open" | "window-closed">> {
  const [programme] = await tx
    .select()
    .from(programmes)
    .where(and(eq(programmes.year, year), eq(programmes.status, "open")));
  if (programme === undefined) return fail("window-not-open");
  const state = windowState(shanghaiDay(now), programme.applyFrom, programme.applyTo);
  return state === "open" ? ok(null) : fail(state === "before" ? "window-not-open" : "window-closed");
}
