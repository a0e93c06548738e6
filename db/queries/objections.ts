import { and, asc, eq, gt, inArray, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import { type ObjectionStatus, OPEN_OBJECTIONS } from "../../lib/domain/objection/statuses";
import type { Reader } from "../client";
import {
  applications,
  candidacies,
  dossiers,
  items,
  noticeCorrections,
  objections,
  serviceProjects,
  users,
} from "../schema";
import type { After } from "./applications";
import { isStuck } from "./stuck";

export type ObjectionFilter = {
  /** Null: every status. */
  readonly status: ObjectionStatus | null;
  readonly overdue: boolean;
  /** The handler, or null for everybody's. */
  readonly handlerId: string | null;
};

/** An undecided case is late once its last day is over. */
const isLate = (today: string) => and(inArray(objections.status, OPEN_OBJECTIONS), lt(objections.dueOn, today));

/** Cases of a year, those that came first in front. */
export function listObjections(
  reader: Reader,
  year: number,
  today: string,
  filter: ObjectionFilter,
  after: After,
  limit: number,
) {
  const later =
    after === null
      ? undefined
      : or(
          sql`${objections.raisedAt} > ${after.at}::timestamptz`,
          and(sql`${objections.raisedAt} = ${after.at}::timestamptz`, gt(objections.id, after.id)),
        );
  return reader
    .select({
      id: objections.id,
      caseNumber: objections.caseNumber,
      project: serviceProjects.name,
      side: objections.side,
      ground: objections.ground,
      raisedAt: objections.raisedAt,
      dueOn: objections.dueOn,
      status: objections.status,
      handler: users.name,
      overdue: sql<boolean>`${isLate(today)}`,
    })
    .from(objections)
    .innerJoin(serviceProjects, eq(serviceProjects.id, objections.projectId))
    .leftJoin(users, eq(users.id, objections.handlerId))
    .where(
      and(
        eq(objections.year, year),
        filter.status === null ? undefined : eq(objections.status, filter.status),
        filter.overdue ? isLate(today) : undefined,
        filter.handlerId === null ? undefined : eq(objections.handlerId, filter.handlerId),
        later,
      ),
    )
    .orderBy(asc(objections.raisedAt), asc(objections.id))
    .limit(limit);
}

const count = (of: SQL) => sql<number>`(count(*) filter (where ${of}))::int`;

/** How many cases of a year stand where, how many are late, and how old the oldest undecided one is. Numbers alone. */
export async function countObjections(reader: Reader, year: number, today: string) {
  const open = inArray(objections.status, OPEN_OBJECTIONS);
  const [row] = await reader
    .select({
      open: count(sql`${open}`),
      unclaimed: count(sql`${objections.status} = 'raised'`),
      rechecking: count(sql`${objections.status} = 'rechecking'`),
      proposed: count(sql`${objections.status} = 'proposed'`),
      overdue: count(sql`${isLate(today)}`),
      oldest: sql<Date | null>`min(${objections.raisedAt}) filter (where ${open})`.mapWith(objections.raisedAt),
    })
    .from(objections)
    .where(eq(objections.year, year));
  return row ?? { open: 0, unclaimed: 0, rechecking: 0, proposed: 0, overdue: 0, oldest: null };
}

/** The projects whose notice is owed a correction, with how many granted objections and sanctions wait for it. */
export function listOwedProjects(reader: Reader, year: number) {
  return reader
    .select({ id: serviceProjects.id, name: serviceProjects.name, count: sql<number>`count(*)::int` })
    .from(noticeCorrections)
    .innerJoin(serviceProjects, eq(serviceProjects.id, noticeCorrections.projectId))
    .where(and(eq(serviceProjects.year, year), isNull(noticeCorrections.noticeId)))
    .groupBy(serviceProjects.id, serviceProjects.name)
    .orderBy(asc(serviceProjects.name));
}

/** The lines that departments are to look at again for the sake of an objection, oldest first. */
export function listRechecks(reader: Reader, departments: readonly string[], today: string) {
  return reader
    .select({
      itemId: items.id,
      indicator: items.indicator,
      name: dossiers.name,
      caseNumber: objections.caseNumber,
      askedAt: objections.recheckAskedAt,
      dueOn: objections.dueOn,
      overdue: sql<boolean>`${isLate(today)}`,
      stuck: isStuck(sql`${objections.handlerId}`),
    })
    .from(objections)
    .innerJoin(items, eq(items.id, objections.itemId))
    .innerJoin(candidacies, eq(candidacies.id, objections.candidacyId))
    .innerJoin(applications, eq(applications.id, candidacies.applicationId))
    .innerJoin(dossiers, eq(dossiers.id, applications.dossierId))
    .where(and(eq(objections.status, "rechecking"), inArray(items.department, [...departments])))
    .orderBy(asc(objections.recheckAskedAt), asc(objections.id));
}
