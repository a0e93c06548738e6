import { eq, sql } from "drizzle-orm";
import { applications } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { moveApplication } from "../../domain/application/statuses";
import { fail, ok } from "../../domain/shared/result";
import { shanghaiDay } from "../../platform/clock";
import { perform } from "../act";
import { appendConfirmation } from "./append-confirmation";

/** The person confirms the points, by the end of the last day. */
export function confirmPoints(actor: Actor, input: { readonly version: number }) {
  return perform<null>(
    actor,
    "score.confirm",
    { kind: "application", id: null },
    async ({ tx, now, authorize, audit }) => {
      const [application] = await tx
        .select()
        .from(applications)
        .where(eq(applications.userId, actor.userId))
        .orderBy(sql`${applications.year} desc`)
        .limit(1)
        .for("update");
      const allowed = authorize({ ownerUserId: actor.userId });
      if (!allowed.ok) return allowed;
      if (application === undefined) return fail("not-found");
      if (application.version !== input.version) return fail("stale-record");
      const moved = moveApplication(application.status, "confirm");
      if (!moved.ok) return moved;
      if (application.confirmBy !== null && shanghaiDay(now) > application.confirmBy) return fail("window-closed");
      await tx
        .update(applications)
        .set({ status: moved.value, statusSince: now, version: sql`${applications.version} + 1` })
        .where(eq(applications.id, application.id));
      await appendConfirmation(tx, application, { answer: "confirmed", givenBy: actor.userId, now });
      await audit({}, { kind: "application", id: application.id });
      return ok(null);
    },
  );
}
