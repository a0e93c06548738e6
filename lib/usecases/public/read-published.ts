import {
  findPublishedProgramme,
  findPublishedProject,
  findPublishedRulebook,
  listPublishedCalendarDays,
  listPublishedNotices,
  listPublishedProjects,
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
