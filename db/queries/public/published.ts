import { and, asc, desc, eq, gte, max, sql } from "drizzle-orm";
import { publicDb } from "../../client";
import {
  dailyFigures,
  publishedCalendarDays,
  publishedNotices,
  publishedProgrammes,
  publishedProjects,
  publishedRulebooks,
} from "../../schema";

/** What visitors see of the newest year, by the visitors' log-in; null before a year is opened. */
export async function findPublishedProgramme() {
  const [row] = await publicDb().select().from(publishedProgrammes).orderBy(desc(publishedProgrammes.year)).limit(1);
  return row ?? null;
}

/** Holidays on weekdays and make-up workdays on weekends from a day on, in order. */
export function listPublishedCalendarDays(from: string) {
  return publicDb()
    .select()
    .from(publishedCalendarDays)
    .where(gte(publishedCalendarDays.day, from))
    .orderBy(asc(publishedCalendarDays.day));
}

/** The newest version of each published project of a year. */
export function listPublishedProjects(year: number) {
  return publicDb()
    .selectDistinctOn([publishedProjects.code])
    .from(publishedProjects)
    .where(eq(publishedProjects.year, year))
    .orderBy(asc(publishedProjects.code), desc(publishedProjects.publishedAt));
}

export async function findPublishedProject(code: string) {
  const [row] = await publicDb()
    .select()
    .from(publishedProjects)
    .where(eq(publishedProjects.code, code))
    .orderBy(desc(publishedProjects.publishedAt))
    .limit(1);
  return row ?? null;
}

/** The rulebook in force: the newest published one. */
export async function findPublishedRulebook() {
  const [row] = await publicDb()
    .select()
    .from(publishedRulebooks)
    .orderBy(desc(publishedRulebooks.year), desc(publishedRulebooks.version))
    .limit(1);
  return row ?? null;
}

/** A version by the digest that the notices made by it name, whether it is still in force or not. */
export async function findPublishedRulebookByDigest(digest: string) {
  const [row] = await publicDb()
    .select()
    .from(publishedRulebooks)
    .where(eq(publishedRulebooks.digest, digest))
    .limit(1);
  return row ?? null;
}

/** The versions that were in force in a year, newest first, without their content. */
export function listPublishedRulebooks(year: number) {
  const { version, digest, reason, publishedAt } = publishedRulebooks;
  return publicDb()
    .select({ version, digest, reason, publishedAt })
    .from(publishedRulebooks)
    .where(eq(publishedRulebooks.year, year))
    .orderBy(desc(version));
}

/** Notices in force of a year, newest first, without their content; a corrected one is left to the register. */
export function listPublishedNotices(year: number) {
  const { number, projectName, projectCode, publishedAt, objectionsUntil, counts } = publishedNotices;
  return publicDb()
    .select({ number, projectName, projectCode, publishedAt, objectionsUntil, counts })
    .from(publishedNotices)
    .where(
      and(
        eq(publishedNotices.year, year),
        sql`not exists (select 1 from published.notices later where later.corrects = ${publishedNotices.sha256})`,
      ),
    )
    .orderBy(desc(publishedNotices.sequence));
}

/** The figures of all finished days, newest first: a row a day. */
export function listDays() {
  return publicDb().select().from(dailyFigures).orderBy(desc(dailyFigures.day));
}

/** The newest finished day that has figures; null before the first. */
export async function findNewestDay(): Promise<string | null> {
  const [row] = await publicDb()
    .select({ day: max(dailyFigures.day) })
    .from(dailyFigures);
  return row?.day ?? null;
}
