import {
  findPublishedProgramme,
  findPublishedProject,
  findPublishedRulebook,
  findPublishedRulebookByDigest,
  listPublishedCalendarDays,
  listPublishedNotices,
  listPublishedProjects,
  listPublishedRulebooks,
} from "../../../db/queries/public/published";
import { readRulebook } from "../../contracts/rulebook";
import { readService } from "../../contracts/service";
import { type CalendarSpan, spansOf } from "../../domain/calendar/spans";
import type { Service } from "../../domain/ranking/service";
import type { Rulebook } from "../../domain/rulebook/rulebook";

function serviceOf(content: string): Service {
  const read = readService(content);
  if (!read.ok) throw new Error("a published project does not read");
  return read.value.service;
}

/** The published rulebook with its digest and file; null before one is approved. */
export async function readPublishedRulebook(): Promise<{
  readonly rulebook: Rulebook;
  readonly digest: string;
  readonly version: number;
  /** Why it corrects the one before; null where it corrects none. */
  readonly reason: string | null;
  readonly file: string;
} | null> {
  const row = await findPublishedRulebook();
  if (row === null) return null;
  const read = readRulebook(row.content);
  if (!read.ok) throw new Error("the published rulebook does not read");
  return {
    rulebook: read.value.rulebook,
    digest: row.digest,
    version: row.version,
    reason: row.reason,
    file: row.content,
  };
}

/** Every version of a year's rulebook, newest first: notices name the one by which they were made. */
export const readRulebookVersions = (year: number) => listPublishedRulebooks(year);

/** The contract file of the version with that digest, or of the one in force; null where there is none. */
export async function readRulebookFile(
  digest: string | null,
): Promise<{ readonly year: number; readonly version: number; readonly file: string } | null> {
  const row = await (digest === null ? findPublishedRulebook() : findPublishedRulebookByDigest(digest));
  return row === null ? null : { year: row.year, version: row.version, file: row.content };
}

/** The year as the home page shows it; null before a year is opened. */
export async function readPublishedYear() {
  const programme = await findPublishedProgramme();
  if (programme === null) return null;
  const projects = await listPublishedProjects(programme.year);
  return {
    programme,
    projects: projects.map((row) => ({ ...row, service: serviceOf(row.content) })),
    notices: await listPublishedNotices(programme.year),
  };
}

/** Holidays and make-up workdays of a year and after, by which every "n working days" is counted. */
export async function readPublishedCalendar(year: number): Promise<readonly CalendarSpan[]> {
  return spansOf(await listPublishedCalendarDays(`${year}-01-01`));
}

export async function readPublishedProject(code: string) {
  const row = await findPublishedProject(code);
  return row === null ? null : { ...row, service: serviceOf(row.content) };
}
