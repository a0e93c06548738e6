import { and, asc, eq, lt, sql } from "drizzle-orm";
import { applications } from "../../../db/schema";
import { moveApplication } from "../../domain/application/statuses";
import { shanghaiDay } from "../../platform/clock";
import { appendConfirmation, hadConfirmed } from "../application/append-confirmation";
import { NO_REQUEST, performUnsigned } from "../visitor-act";

const BATCH = 200;

/**
 * Points that nobody confirmed by their last day stand unconfirmed and are not ranked; where the person had confirmed before the rulebook was corrected, the
 * confirmation stands. One batch; returns how many. Source: domain.md.
 */
export function lapseConfirmations(): Promise<number> {
  return performUnsigned(NO_REQUEST, async ({ tx, now, audit }) => {
    const due = await tx
      .select()
      .from(applications)
      .where(and(eq(applications.status, "awaiting-confirmation"), lt(applications.confirmBy, shanghaiDay(now))))
      .orderBy(asc(applications.id))
      .limit(BATCH)
      .for("update", { skipLocked: true });
    for (const application of due) {
      const stands = await hadConfirmed(tx, application.id);
      const moved = moveApplication(application.status, stands ? "confirmationStands" : "confirmationLapsed");
      if (!moved.ok) throw new Error(`application ${application.id}: ${application.status} does not lapse`);
      await tx
        .update(applications)
        .set({ status: moved.value, statusSince: now, version: sql`${applications.version} + 1` })
        .where(eq(applications.id, application.id));
      await appendConfirmation(tx, application, { answer: stands ? "stands" : "lapsed", givenBy: null, now });
      const object = { kind: "application", id: application.id };
      await audit({ act: "score.lapse", result: "done", object, detail: { stands } });
    }
    return due.length;
  });
}
