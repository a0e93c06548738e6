import { and, asc, eq, isNull, lt, sql } from "drizzle-orm";
import { applications, supplements } from "../../../db/schema";
import { dropDraftClaims } from "../../../db/writes/claims";
import { moveApplication } from "../../domain/application/statuses";
import { shanghaiDay } from "../../platform/clock";
import { tellPerson } from "../accounts/messages";
import { NO_REQUEST, performUnsigned } from "../visitor-act";

const BATCH = 200;

/** What was not sent in by its last day: the application goes back to the township and is judged on what is there; the person is told. One batch; returns how many. */
export function lapseSupplements(): Promise<number> {
  return performUnsigned(NO_REQUEST, async ({ tx, now, audit }) => {
    const due = await tx
      .select()
      .from(applications)
      .where(and(eq(applications.status, "supplementing"), lt(applications.supplementBy, shanghaiDay(now))))
      .orderBy(asc(applications.id))
      .limit(BATCH)
      .for("update", { skipLocked: true });
    for (const application of due) {
      const moved = moveApplication(application.status, "supplementLapsed");
      if (!moved.ok) throw new Error(`application ${application.id}: ${application.status} does not lapse`);
      await dropDraftClaims(tx, application.id);
      await tx
        .update(supplements)
        .set({ ended: "lapsed", endedAt: now })
        .where(and(eq(supplements.applicationId, application.id), isNull(supplements.ended)));
      await tx
        .update(applications)
        .set({
          status: moved.value,
          supplementBy: null,
          statusSince: now,
          version: sql`${applications.version} + 1`,
        })
        .where(eq(applications.id, application.id));
      await tellPerson(tx, application.userId, "supplement-lapsed", {});
      await audit({ act: "supplement.lapse", result: "done", object: { kind: "application", id: application.id } });
    }
    return due.length;
  });
}
