import { and, desc, eq, isNull } from "drizzle-orm";
import { applications, programmes, supplementPoints, supplements } from "../../../db/schema";
import { windowState } from "../../domain/calendar/working-days";
import { fail, ok, type Result } from "../../domain/shared/result";
import { shanghaiDay } from "../../platform/clock";
import type { ActContext } from "../act";
import { reopenedBy } from "./filling";

export type ApplicationRow = typeof applications.$inferSelect;
type OwnRefusal = "not-found" | "forbidden" | "unlawful-move" | "window-not-open" | "window-closed";
/** `reopened`: the indicators that may change; null = all. */
export type OwnDraft = { readonly application: ApplicationRow; readonly reopened: ReadonlySet<string> | null };

/** Locks the person's newest application. */
export async function lockOwn(context: ActContext): Promise<Result<ApplicationRow, "not-found" | "forbidden">> {
  const [application] = await context.tx
    .select()
    .from(applications)
    .where(eq(applications.userId, context.personId))
    .orderBy(desc(applications.year))
    .limit(1)
    .for("update");
  const allowed = context.authorize({ ownerUserId: context.personId });
  if (!allowed.ok) return allowed;
  return application === undefined ? fail("not-found") : ok(application);
}

/**
 * Locks the person's newest application where something can be filled in: a draft, a correction beside what was sent (both inside the programme's
 * window), or the named points of a supplement until its last day.
 */
export async function lockOwnDraft(context: ActContext): Promise<Result<OwnDraft, OwnRefusal>> {
  const locked = await lockOwn(context);
  if (!locked.ok) return locked;
  const application = locked.value;
  if (application.status === "supplementing") {
    if (shanghaiDay(context.now) > (application.supplementBy ?? "")) return fail("window-closed");
    const points = await context.tx
      .select({ indicator: supplementPoints.indicator })
      .from(supplementPoints)
      .innerJoin(supplements, eq(supplements.id, supplementPoints.supplementId))
      .where(and(eq(supplements.applicationId, application.id), isNull(supplements.ended)));
    return ok({ application, reopened: reopenedBy(points) });
  }
  if (application.status !== "draft" && !application.correcting) return fail("unlawful-move");
  const window = await checkWindow(context, application.year);
  return window.ok ? ok({ application, reopened: null }) : window;
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
