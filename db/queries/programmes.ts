import { and, asc, desc, eq, gte, isNotNull, sql } from "drizzle-orm";
import type { Reader, Tx } from "../client";
import { calendarDays, programmeStages, programmes, rulebooks, serviceProjects } from "../schema";

export async function findProgramme(reader: Reader, year: number) {
  const [row] = await reader.select().from(programmes).where(eq(programmes.year, year));
  return row ?? null;
}

/** The newest programme, which staff and applicants work on. */
export async function findCurrentProgramme(reader: Reader) {
  const [row] = await reader.select().from(programmes).orderBy(desc(programmes.year)).limit(1);
  return row ?? null;
}

export function listRulebooks(reader: Reader, year: number) {
  return reader.select().from(rulebooks).where(eq(rulebooks.year, year)).orderBy(desc(rulebooks.version));
}

/** The rulebook in force for a year, or null. */
export async function findApprovedRulebook(reader: Reader, year: number) {
  const [row] = await reader
    .select()
    .from(rulebooks)
    .where(and(eq(rulebooks.year, year), eq(rulebooks.status, "approved")));
  return row ?? null;
}

/**
 * The rulebook in force, held until the end of the transaction: a correction waits for it, and whoever waited for a correction reads the corrected one. For
 * whatever keeps the rulebook that it begins with.
 */
export async function holdApprovedRulebook(tx: Tx, year: number) {
  const inForce = and(eq(rulebooks.year, year), eq(rulebooks.status, "approved"));
  for (;;) {
    const [held] = await tx.select().from(rulebooks).where(inForce).for("share");
    if (held !== undefined || (await findApprovedRulebook(tx, year)) === null) return held ?? null;
  }
}

/** The rulebook that a kind of project is scored by: that of its opened projects, of which all of a year have one; null before the first opens. */
export async function findRulebookOfKind(reader: Reader, year: number, kind: string): Promise<string | null> {
  const opened = and(
    eq(serviceProjects.year, year),
    sql`${serviceProjects.kind}::text = ${kind}`,
    isNotNull(serviceProjects.rulebookId),
  );
  const [row] = await reader.select({ id: serviceProjects.rulebookId }).from(serviceProjects).where(opened).limit(1);
  return row?.id ?? null;
}

export async function findRulebook(reader: Reader, id: string) {
  const [row] = await reader.select().from(rulebooks).where(eq(rulebooks.id, id));
  return row ?? null;
}

export function listProjects(reader: Reader, year: number) {
  return reader
    .select()
    .from(serviceProjects)
    .where(eq(serviceProjects.year, year))
    .orderBy(asc(serviceProjects.closesOn), asc(serviceProjects.code));
}

export async function findProject(reader: Reader, id: string) {
  const [row] = await reader.select().from(serviceProjects).where(eq(serviceProjects.id, id));
  return row ?? null;
}

export async function readCalendar(reader: Reader): Promise<ReadonlyMap<string, "holiday" | "workday">> {
  const rows = await reader.select().from(calendarDays);
  return new Map(rows.map((row) => [row.day, row.kind]));
}

export function listStages(reader: Reader, year: number) {
  return reader
    .select()
    .from(programmeStages)
    .where(eq(programmeStages.year, year))
    .orderBy(asc(programmeStages.position));
}

/** Holidays and make-up workdays from a day on, for the office's calendar. */
export function listCalendarDays(reader: Reader, from: string, limit = 60) {
  return reader
    .select()
    .from(calendarDays)
    .where(gte(calendarDays.day, from))
    .orderBy(asc(calendarDays.day))
    .limit(limit);
}
