import { and, eq, inArray, sql } from "drizzle-orm";
import { db } from "../../../db/client";
import { applications, dossiers } from "../../../db/schema";

/** How much waits in these townships: dossiers, first reviews, points to feed back. Numbers alone, no person. */
export async function countTownshipWork(townships: readonly string[]) {
  const own = [...townships];
  const counted = await db()
    .select({ status: applications.status, count: sql<number>`count(*)::int` })
    .from(applications)
    .where(and(inArray(applications.township, own), inArray(applications.status, ["submitted", "scored"])))
    .groupBy(applications.status);
  const of = (status: string) => counted.find((one) => one.status === status)?.count ?? 0;
  const identity = await db().$count(
    dossiers,
    and(inArray(dossiers.township, own), eq(dossiers.status, "identity-pending")),
  );
  return { identity, reviews: of("submitted"), points: of("scored") };
}

/** How many applications of the year stand in each status. */
export function countApplications(year: number) {
  return db()
    .select({ status: applications.status, count: sql<number>`count(*)::int` })
    .from(applications)
    .where(eq(applications.year, year))
    .groupBy(applications.status);
}
