import { and, asc, eq, gt, inArray, lt, or, sql } from "drizzle-orm";
import { OPEN_SANCTIONS, type SanctionStatus } from "../../lib/domain/sanction/statuses";
import type { Reader } from "../client";
import { sanctions, users } from "../schema";
import type { After } from "./applications";

export type SanctionFilter = {
  /** Null: every status. */
  readonly status: SanctionStatus | null;
  readonly open: boolean;
};

/** An objection that is not decided by its last day is late. */
const isLate = (today: string) => and(eq(sanctions.status, "objected"), lt(sanctions.dueOn, today));

/** Cases of false evidence of a year, those opened first in front. No name of a person stands in it. */
export function listSanctions(
  reader: Reader,
  year: number,
  today: string,
  filter: SanctionFilter,
  after: After,
  limit: number,
) {
  const later =
    after === null
      ? undefined
      : or(
          sql`${sanctions.openedAt} > ${after.at}::timestamptz`,
          and(sql`${sanctions.openedAt} = ${after.at}::timestamptz`, gt(sanctions.id, after.id)),
        );
  return reader
    .select({
      id: sanctions.id,
      caseNumber: sanctions.caseNumber,
      status: sanctions.status,
      openedAt: sanctions.openedAt,
      openedBy: users.name,
      heardUntil: sanctions.heardUntil,
      answeredAt: sanctions.answeredAt,
      objectUntil: sanctions.objectUntil,
      dueOn: sanctions.dueOn,
      overdue: sql<boolean>`coalesce(${isLate(today)}, false)`,
    })
    .from(sanctions)
    .innerJoin(users, eq(users.id, sanctions.openedBy))
    .where(
      and(
        eq(sanctions.year, year),
        filter.status === null ? undefined : eq(sanctions.status, filter.status),
        filter.open ? inArray(sanctions.status, OPEN_SANCTIONS) : undefined,
        later,
      ),
    )
    .orderBy(asc(sanctions.openedAt), asc(sanctions.id))
    .limit(limit);
}

/** How many cases of a year wait for the office, and for what. Numbers alone. */
export async function countSanctions(reader: Reader, year: number, today: string) {
  const count = (of: ReturnType<typeof sql>) => sql<number>`(count(*) filter (where ${of}))::int`;
  const [row] = await reader
    .select({
      open: count(sql`${inArray(sanctions.status, OPEN_SANCTIONS)}`),
      hearing: count(sql`${sanctions.status} = 'hearing'`),
      proposed: count(sql`${sanctions.status} = 'proposed'`),
      objected: count(sql`${sanctions.status} = 'objected'`),
      overdue: count(sql`${isLate(today)}`),
    })
    .from(sanctions)
    .where(eq(sanctions.year, year));
  return row ?? { open: 0, hearing: 0, proposed: 0, objected: 0, overdue: 0 };
}
