import { eq, sql } from "drizzle-orm";
import { findUser } from "../../../db/queries/accounts";
import { findProgramme, readCalendar } from "../../../db/queries/programmes";
import { applications } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { moveApplication } from "../../domain/application/statuses";
import { nthWorkingDay } from "../../domain/calendar/working-days";
import type { LocalDate } from "../../domain/shared/local-date";
import { fail, ok } from "../../domain/shared/result";
import { shanghaiDay } from "../../platform/clock";
import { openText } from "../../platform/crypto/field-encryption";
import { queueMessage } from "../accounts/messages";
import { perform } from "../act";

/** Tells a person the points with each line explained; the days to confirm begin tomorrow. */
export function feedBackPoints(actor: Actor, input: { readonly applicationId: string; readonly version: number }) {
  return perform<{ readonly confirmBy: string }>(
    actor,
    "score.feed-back",
    { kind: "application", id: input.applicationId },
    async ({ tx, now, authorize, audit }) => {
      const [application] = await tx
        .select()
        .from(applications)
        .where(eq(applications.id, input.applicationId))
        .for("update");
      if (application === undefined) return fail("not-found");
      const allowed = authorize({ township: application.township });
      if (!allowed.ok) return allowed;
      if (application.version !== input.version) return fail("stale-record");
      const moved = moveApplication(application.status, "feedBack");
      if (!moved.ok) return moved;
      const programme = await findProgramme(tx, application.year);
      const user = await findUser(tx, application.userId);
      if (programme === null || user === null || user.phoneSealed === null)
        throw new Error("an application without programme or phone");
      const confirmBy = nthWorkingDay(
        shanghaiDay(now) as LocalDate,
        programme.confirmationWorkingDays,
        await readCalendar(tx),
        "from-next-day",
      );
      await tx
        .update(applications)
        .set({ status: moved.value, statusSince: now, confirmBy, version: sql`${applications.version} + 1` })
        .where(eq(applications.id, application.id));
      await queueMessage(tx, {
        userId: user.id,
        phone: openText(user.phoneSealed, `users.phone:${user.id}`),
        template: "points-fed-back",
        body: { confirmBy },
      });
      await audit({ confirmBy });
      return ok({ confirmBy });
    },
  );
}
