import { and, eq, sql } from "drizzle-orm";
import { db } from "../../../db/client";
import { countOpenByDepartment } from "../../../db/queries/open-items";
import { listProjects } from "../../../db/queries/programmes";
import { countSanctions } from "../../../db/queries/sanctions";
import { listStuckRechecks } from "../../../db/queries/stuck-rechecks";
import { applications, dossiers } from "../../../db/schema";
import type { LocalDate } from "../../domain/shared/local-date";
import { startOfDay } from "../../platform/clock";
import { countIdle, FEED_BACK_WORKING_DAYS } from "../application/feed-back-idle";
import { isDue } from "../signoff/list-signoffs";
import { readSignoffs } from "../signoff/read-signoffs";
import { itemTime } from "./department-queue";
import { lateBefore } from "./due-after";
import { FIRST_REVIEW_WORKING_DAYS, IDENTITY_WORKING_DAYS } from "./terms";

export const TOWNSHIP_WORK = ["identity", "firstReview", "feedBack"] as const;
export type TownshipWork = (typeof TOWNSHIP_WORK)[number];
/** After how many working days each kind of work is overdue. */
export const TOWNSHIP_DAYS: Readonly<Record<TownshipWork, number>> = {
  identity: IDENTITY_WORKING_DAYS,
  firstReview: FIRST_REVIEW_WORKING_DAYS,
  feedBack: FEED_BACK_WORKING_DAYS,
};
export type Waiting = { readonly open: number; readonly overdue: number; readonly oldest: Date | null };
/** `unsigned`: in how many projects the township has not signed for the numbers of its people. */
export type TownshipBoard = { readonly township: string; readonly unsigned: number } & Readonly<
  Record<TownshipWork, Waiting>
>;

const NONE: Waiting = { open: 0, overdue: 0, oldest: null };
const open = sql<number>`count(*)::int`;
const before = (since: typeof dossiers.submittedAt | typeof applications.statusSince, late: Date) => ({
  open,
  overdue: sql<number>`(count(*) filter (where ${since} < ${late.toISOString()}::timestamptz))::int`,
  oldest: sql<Date>`min(${since})`.mapWith(since),
});

/** Open work by township and by department: how much, how much past its days, the oldest since when; the office's own cases of false evidence, and the rechecks that nobody of a department can take. Numbers alone, no person. */
export async function readBoard(year: number) {
  const time = await itemTime(db());
  const late = async (work: TownshipWork) =>
    startOfDay(await lateBefore(db(), time.today as LocalDate, TOWNSHIP_DAYS[work]));
  const identity = await db()
    .select({ township: dossiers.township, ...before(dossiers.submittedAt, await late("identity")) })
    .from(dossiers)
    .where(eq(dossiers.status, "identity-pending"))
    .groupBy(dossiers.township);
  const inStatus = async (status: "submitted" | "scored", work: TownshipWork) =>
    db()
      .select({ township: applications.township, ...before(applications.statusSince, await late(work)) })
      .from(applications)
      .where(and(eq(applications.year, year), eq(applications.status, status)))
      .groupBy(applications.township);
  const work = {
    identity,
    firstReview: await inStatus("submitted", "firstReview"),
    feedBack: await inStatus("scored", "feedBack"),
  };
  const unsigned = (await readSignoffs(db(), await listProjects(db(), year))).filter(isDue);
  const codes = new Set([
    ...TOWNSHIP_WORK.flatMap((kind) => work[kind].flatMap(({ township }) => township ?? [])),
    ...unsigned.map(({ township }) => township),
  ]);
  const of = (kind: TownshipWork, code: string): Waiting => work[kind].find((one) => one.township === code) ?? NONE;
  const townships: readonly TownshipBoard[] = [...codes].map((township) => ({
    township,
    unsigned: unsigned.filter((one) => one.township === township).length,
    identity: of("identity", township),
    firstReview: of("firstReview", township),
    feedBack: of("feedBack", township),
  }));
  const idle = await countIdle(db(), year, time.today);
  return {
    townships: townships.toSorted((a, b) => lateOf(b) - lateOf(a) || openOf(b) - openOf(a)),
    departments: (await countOpenByDepartment(db(), year, time)).toSorted(
      (a, b) => b.overdue - a.overdue || b.open - a.open,
    ),
    stuck: await listStuckRechecks(db(), year),
    sanctions: await countSanctions(db(), year, time.today),
    idle,
    idleTotal: idle.reduce((sum, { count }) => sum + count, 0),
  };
}
export type Board = Awaited<ReturnType<typeof readBoard>>;

const lateOf = (one: TownshipBoard) => TOWNSHIP_WORK.reduce((sum, kind) => sum + one[kind].overdue, 0);
const openOf = (one: TownshipBoard) => TOWNSHIP_WORK.reduce((sum, kind) => sum + one[kind].open, one.unsigned);
