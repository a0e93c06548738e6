import { and, eq, inArray, sql } from "drizzle-orm";
import { db, officeNow } from "../../../db/client";
import { applications, dossiers } from "../../../db/schema";
import type { LocalDate } from "../../domain/shared/local-date";
import { shanghaiDay } from "../../platform/clock";
import { lateBefore } from "./due-after";
import { IDENTITY_WORKING_DAYS, TOWNSHIP_WORKING_DAYS } from "./terms";

export type Waiting = { readonly count: number; readonly overdue: number };

/** How much waits in these townships, with the township or with the person, and how much of it longer than its days. Numbers alone, no person. */
export async function countTownshipWork(townships: readonly string[]) {
  const own = [...townships];
  const today = shanghaiDay(await officeNow(db())) as LocalDate;
  const before = async (days: number) => `${await lateBefore(db(), today, days)}T00:00:00+08:00`;
  const waiting = async (
    status: "submitted" | "supplementing" | "scored" | "awaiting-confirmation",
  ): Promise<Waiting> => {
    const days = TOWNSHIP_WORKING_DAYS[status];
    const here = and(inArray(applications.township, own), eq(applications.status, status));
    const late = days === undefined ? null : await before(days);
    return {
      count: await db().$count(applications, here),
      overdue:
        late === null
          ? 0
          : await db().$count(applications, and(here, sql`${applications.statusSince} < ${late}::timestamptz`)),
    };
  };
  const pending = and(inArray(dossiers.township, own), eq(dossiers.status, "identity-pending"));
  const late = await before(IDENTITY_WORKING_DAYS);
  return {
    identity: {
      count: await db().$count(dossiers, pending),
      overdue: await db().$count(dossiers, and(pending, sql`${dossiers.submittedAt} < ${late}::timestamptz`)),
    },
    reviews: await waiting("submitted"),
    supplements: await waiting("supplementing"),
    points: await waiting("scored"),
    confirmations: await waiting("awaiting-confirmation"),
  };
}

/** How many applications of the year stand in each status. */
export function countApplications(year: number) {
  return db()
    .select({ status: applications.status, count: sql<number>`count(*)::int` })
    .from(applications)
    .where(eq(applications.year, year))
    .groupBy(applications.status);
}
