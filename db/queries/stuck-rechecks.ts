import { and, asc, eq, sql } from "drizzle-orm";
import type { Reader } from "../client";
import { applications, disagreements, items, objections } from "../schema";
import { isOpenItem } from "./open-items";
import { isStuck } from "./stuck";

/** The rechecks of a year that are stuck, those of objections in front; no name of a person stands in it. */
export async function listStuckRechecks(reader: Reader, year: number) {
  const objected = await reader
    .select({
      itemId: items.id,
      indicator: items.indicator,
      department: items.department,
      caseNumber: sql<string | null>`${objections.caseNumber}`,
      since: sql<Date>`${objections.recheckAskedAt}`.mapWith(objections.recheckAskedAt),
    })
    .from(objections)
    .innerJoin(items, eq(items.id, objections.itemId))
    .innerJoin(applications, eq(applications.id, items.applicationId))
    .where(and(eq(objections.year, year), eq(objections.status, "rechecking"), isStuck(sql`${objections.handlerId}`)))
    .orderBy(asc(objections.recheckAskedAt), asc(objections.id));
  const disagreed = await reader
    .select({
      itemId: items.id,
      indicator: items.indicator,
      department: items.department,
      caseNumber: sql<string | null>`null`,
      since: sql<Date>`${disagreements.saidAt}`.mapWith(disagreements.saidAt),
    })
    .from(disagreements)
    .innerJoin(items, eq(items.id, disagreements.itemId))
    .innerJoin(applications, eq(applications.id, items.applicationId))
    .where(and(eq(items.year, year), isOpenItem, isStuck()))
    .orderBy(asc(disagreements.saidAt), asc(items.id));
  return [...objected, ...disagreed];
}
