import { and, asc, eq, inArray, lt, sql } from "drizzle-orm";
import type { Reader } from "../../../db/client";
import { applications } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import type { LocalDate } from "../../domain/shared/local-date";
import { fail, ok } from "../../domain/shared/result";
import { shanghaiDay } from "../../platform/clock";
import { perform } from "../act";
import { lateBefore } from "../work/due-after";
import { tellPoints } from "./tell-points";

/** Working days within which a township feeds scored points back; afterwards the office may. */
export const FEED_BACK_WORKING_DAYS = 3;
const MOST_AT_ONCE = 500;

/** How many scored applications each township has left lying past its days. */
export async function countIdle(reader: Reader, year: number, today: string) {
  const before = await lateBefore(reader, today as LocalDate, FEED_BACK_WORKING_DAYS);
  return reader
    .select({ township: applications.township, count: sql<number>`count(*)::int` })
    .from(applications)
    .where(and(eq(applications.year, year), eq(applications.status, "scored"), lt(dayOfStatus, before)))
    .groupBy(applications.township)
    .orderBy(asc(applications.township));
}

const dayOfStatus = sql<string>`(${applications.statusSince} at time zone 'Asia/Shanghai')::date::text`;

/**
 * The office feeds back in one act what townships left lying past their days, 500 at once at most, bound to the number shown before. Source:
 * domain.md, Application ("the office does it in bulk where a township stays idle past its days").
 */
export function feedBackIdle(actor: Actor, input: { readonly year: number; readonly expected: number }) {
  return perform<{ readonly told: number }>(
    actor,
    "score.feed-back-idle",
    { kind: "programme", id: String(input.year) },
    async ({ tx, now, authorize, audit }) => {
      const allowed = authorize({});
      if (!allowed.ok) return allowed;
      const today = shanghaiDay(now);
      const counted = (await countIdle(tx, input.year, today)).reduce((sum, { count }) => sum + count, 0);
      if (counted !== input.expected) return fail("stale-record");
      const before = await lateBefore(tx, today as LocalDate, FEED_BACK_WORKING_DAYS);
      const ids = await tx
        .select({ id: applications.id })
        .from(applications)
        .where(and(eq(applications.year, input.year), eq(applications.status, "scored"), lt(dayOfStatus, before)))
        .orderBy(asc(applications.id))
        .limit(MOST_AT_ONCE);
      const due = await tx
        .select()
        .from(applications)
        .where(
          inArray(
            applications.id,
            ids.map(({ id }) => id),
          ),
        )
        .orderBy(asc(applications.id))
        .for("update");
      let told = 0;
      for (const application of due) if ((await tellPoints(tx, application, now)).ok) told++;
      await audit({ told });
      return ok({ told });
    },
  );
}
