import { and, eq, inArray, isNotNull, ne, sql } from "drizzle-orm";
import type { Reader } from "../../../db/client";
import { isStanding } from "../../../db/queries/standing";
import { applications, candidacies, householdMembers } from "../../../db/schema";
import { laterForOneChild } from "../../domain/candidacy/one-child-once";
import type { ClassCount } from "../../domain/signoff/counts";

export type CountedTownship = {
  readonly projectId: string;
  readonly township: string;
  readonly classes: readonly ClassCount[];
};

const UNDER_WAY = ["submitted", "supplementing", "scoring", "scored", "awaiting-confirmation"] as const;
const isUnderWay = sql`${candidacies.status} in ('entered', 'eligible', 'ranked', 'not-ranked') and
  (${inArray(applications.status, UNDER_WAY)} or (${candidacies.status} = 'entered' and ${applications.status} = 'confirmed'))`;

/** Standing candidacies whose child has an earlier one, by project. A run leaves them out. */
async function countLater(reader: Reader, projectIds: readonly string[]) {
  const named = await reader
    .select({
      projectId: candidacies.projectId,
      township: applications.township,
      class: applications.applicantClass,
      child: householdMembers.documentHmac,
      enteredAt: candidacies.enteredAt,
      receipt: candidacies.receipt,
    })
    .from(candidacies)
    .innerJoin(applications, eq(applications.id, candidacies.applicationId))
    .innerJoin(householdMembers, eq(householdMembers.id, candidacies.childId))
    .where(and(inArray(candidacies.projectId, [...projectIds]), isNotNull(candidacies.childId), isStanding));
  return projectIds.flatMap((id) => [...laterForOneChild(named.filter((one) => one.projectId === id))]);
}

/** The people of each township in these projects by class: numbers alone. A child entered twice by one application counts once among the sent. */
export async function countTownships(
  reader: Reader,
  projectIds: readonly string[],
): Promise<readonly CountedTownship[]> {
  if (projectIds.length === 0) return [];
  const rows = await reader
    .select({
      projectId: candidacies.projectId,
      township: applications.township,
      class: applications.applicantClass,
      sent: sql<number>`count(distinct (${candidacies.applicationId}, ${candidacies.childId}))::int`,
      standing: sql<number>`(count(*) filter (where ${isStanding}))::int`,
      underWay: sql<number>`(count(*) filter (where ${isUnderWay}))::int`,
    })
    .from(candidacies)
    .innerJoin(applications, eq(applications.id, candidacies.applicationId))
    .where(and(inArray(candidacies.projectId, [...projectIds]), ne(applications.status, "draft")))
    .groupBy(candidacies.projectId, applications.township, applications.applicantClass)
    .orderBy(candidacies.projectId, applications.township, applications.applicantClass);
  const later = await countLater(reader, projectIds);
  const counted = new Map<string, CountedTownship & { readonly classes: ClassCount[] }>();
  for (const { projectId, township, class: applicantClass, sent, standing: eligible, underWay } of rows) {
    const of = (one: { projectId: string; township: string; class: string }) =>
      one.projectId === projectId && one.township === township && one.class === applicantClass;
    const standing = eligible - later.filter(of).length;
    const key = `${projectId} ${township}`;
    const known = counted.get(key) ?? { projectId, township, classes: [] };
    known.classes.push({ class: applicantClass, sent, standing, underWay, leftOut: sent - standing - underWay });
    counted.set(key, known);
  }
  return [...counted.values()];
}
