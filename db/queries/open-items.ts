import { and, asc, eq, gt, inArray, isNotNull, isNull, not, or, type SQL, sql } from "drizzle-orm";
import type { ItemEffect, ItemState } from "../../lib/domain/application/items";
import type { Reader } from "../client";
import { applications, disagreements, dossiers, items, materialRequests, submissions } from "../schema";
import type { After } from "./applications";
import { isStuck } from "./stuck";

/** What a department can decide: all items while the application is with the departments; later the checks of a candidacy that joined. */
export const isOpenItem = and(
  isNull(items.decisionId),
  not(items.dropped),
  or(
    eq(applications.status, "scoring"),
    and(isNotNull(items.candidacyId), inArray(applications.status, ["scored", "awaiting-confirmation", "confirmed"])),
  ),
);

/** Material is awaited until `today` has passed its last day; what could be decided before the instant `lateBefore` is overdue. */
export type ItemTime = { readonly today: string; readonly lateBefore: Date };
/** Whose items: the departments come from the grants of who asks. */
export type ItemScope = ItemTime & { readonly year: number; readonly departments: readonly string[] };
export type ItemFilter = {
  readonly indicator: string | null;
  readonly effect: ItemEffect | null;
  readonly state: ItemState | null;
};

/** Since when the department could decide: arrival, the person's disagreement, or the answer to its request. */
const decidableSince = sql`greatest(${items.createdAt}, ${disagreements.saidAt}, ${materialRequests.answeredAt})`;
const awaited = (today: string) =>
  sql<boolean>`(${materialRequests.id} is not null and ${materialRequests.answeredAt} is null and ${materialRequests.dueOn} >= ${today}::date)`;
const overdue = ({ today, lateBefore }: ItemTime) =>
  sql<boolean>`(not ${awaited(today)} and ${decidableSince} < ${lateBefore.toISOString()}::timestamptz)`;

function inState(state: ItemState, time: ItemTime): SQL {
  if (state === "waiting") return awaited(time.today);
  if (state === "answered") return sql`${materialRequests.answeredAt} is not null`;
  return state === "recheck" ? sql`${disagreements.id} is not null` : overdue(time);
}

const newestReceipt = sql<string>`(select ${submissions.receipt} from ${submissions}
  where ${submissions.applicationId} = ${applications.id} order by ${submissions.version} desc limit 1)`;

/** Open items of departments, those that came first in front, keyset by creation and id. An item has at most one request and one disagreement. */
export function listOpenItems(reader: Reader, scope: ItemScope, filter: ItemFilter, after: After, limit: number) {
  const later =
    after === null
      ? undefined
      : or(
          sql`${items.createdAt} > ${after.at}::timestamptz`,
          and(sql`${items.createdAt} = ${after.at}::timestamptz`, gt(items.id, after.id)),
        );
  return reader
    .select({
      item: items,
      name: dossiers.name,
      applicantClass: applications.applicantClass,
      receipt: newestReceipt,
      awaitedUntil: sql<string | null>`case when ${awaited(scope.today)} then ${materialRequests.dueOn}::text end`,
      asked: sql<boolean>`${materialRequests.id} is not null`,
      answered: sql<boolean>`${materialRequests.answeredAt} is not null`,
      recheck: sql<boolean>`${disagreements.id} is not null`,
      stuck: sql<boolean>`(${disagreements.id} is not null and ${isStuck()})`,
      overdue: overdue(scope),
    })
    .from(items)
    .innerJoin(applications, eq(applications.id, items.applicationId))
    .innerJoin(dossiers, eq(dossiers.id, applications.dossierId))
    .leftJoin(materialRequests, eq(materialRequests.itemId, items.id))
    .leftJoin(disagreements, eq(disagreements.itemId, items.id))
    .where(
      and(
        eq(items.year, scope.year),
        inArray(items.department, [...scope.departments]),
        isOpenItem,
        filter.indicator === null ? undefined : eq(items.indicator, filter.indicator),
        filter.effect === null ? undefined : eq(items.effect, filter.effect),
        filter.state === null ? undefined : inState(filter.state, scope),
        later,
      ),
    )
    .orderBy(asc(items.createdAt), asc(items.id))
    .limit(limit);
}

const count = (of: SQL) => sql<number>`(count(*) filter (where ${of}))::int`;

/** Open items of departments by indicator and by state, for the filters. */
export function countOpenItems(reader: Reader, scope: ItemScope) {
  return reader
    .select({
      indicator: items.indicator,
      effect: items.effect,
      department: items.department,
      open: sql<number>`count(*)::int`,
      waiting: count(inState("waiting", scope)),
      answered: count(inState("answered", scope)),
      recheck: count(inState("recheck", scope)),
      overdue: count(inState("overdue", scope)),
    })
    .from(items)
    .innerJoin(applications, eq(applications.id, items.applicationId))
    .leftJoin(materialRequests, eq(materialRequests.itemId, items.id))
    .leftJoin(disagreements, eq(disagreements.itemId, items.id))
    .where(and(eq(items.year, scope.year), inArray(items.department, [...scope.departments]), isOpenItem))
    .groupBy(items.indicator, items.effect, items.department)
    .orderBy(asc(items.indicator));
}

/** Open work of every department, for the office's board. */
export function countOpenByDepartment(reader: Reader, year: number, time: ItemTime) {
  return reader
    .select({
      department: items.department,
      open: sql<number>`count(*)::int`,
      waiting: count(inState("waiting", time)),
      recheck: count(inState("recheck", time)),
      overdue: count(inState("overdue", time)),
      oldest: sql<Date>`min(${items.createdAt})`.mapWith(items.createdAt),
    })
    .from(items)
    .innerJoin(applications, eq(applications.id, items.applicationId))
    .leftJoin(materialRequests, eq(materialRequests.itemId, items.id))
    .leftJoin(disagreements, eq(disagreements.itemId, items.id))
    .where(and(eq(items.year, year), isOpenItem))
    .groupBy(items.department)
    .orderBy(asc(items.department));
}
