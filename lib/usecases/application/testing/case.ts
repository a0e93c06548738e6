import { eq } from "drizzle-orm";
import { db } from "../../../../db/client";
import { listItems } from "../../../../db/queries/applications";
import { listProjects } from "../../../../db/queries/programmes";
import { serviceProjects, submissions } from "../../../../db/schema";
import { setOfficeTime } from "../../../../db/testing/database";
import { type Applicant, applicationOf, fillApplication, send, sendDossier } from "../../../cli/demo/seed/applicant";
import { confirmIdentity, feedBack, passFirstReview } from "../../../cli/demo/seed/procedure";
import { openYear, publishProjects, seedProgramme, YEAR } from "../../../cli/demo/seed/programme";
import type { DemoStaff } from "../../../cli/demo/seed/staff";
import { must } from "../../../cli/demo/seed/walk";
import type { Actor } from "../../../domain/access/authorize";
import { OUTCOMES_OF } from "../../../domain/application/items";
import { decideItem } from "../../scoring/decide-item";
import { openProjects } from "../../sweep/open-projects";
import { applicantAccount, staffAccount } from "../../testing/accounts";
import { RULEBOOK, seedOfficers } from "../../testing/small-year";

const TOWNSHIP = "lingxiu";
/** A Monday on which every project takes entries. */
export const MONDAY = "2020-08-03T10:00:00+08:00";
/** The first instant after the fifth working day that follows that Monday. */
export const DAYS_OVER = "2020-08-11T00:00:00+08:00";

export type Year = DemoStaff & { readonly town: Actor; readonly otherTown: Actor };

/** The year 2020 with its six projects open on that Monday. */
export async function seedYear(): Promise<Year> {
  await setOfficeTime("2020-06-22T09:00:00+08:00");
  const staff = await seedOfficers();
  await seedProgramme(staff, RULEBOOK);
  await openYear(staff);
  await publishProjects(staff);
  await db().update(serviceProjects).set({ closesOn: "2020-09-10" }).where(eq(serviceProjects.kind, "housing"));
  await setOfficeTime(MONDAY);
  await openProjects();
  const otherTown = await staffAccount("town-baogai", "township-officer", "baogai");
  return { ...staff, town: staff.township(TOWNSHIP), otherTown };
}

/** Somebody of class A whose application for training was sent on that Monday. */
export async function sentCase(staff: Year, index: number): Promise<Applicant> {
  await setOfficeTime(MONDAY);
  const applicant = await applicantAccount(index, TOWNSHIP);
  await sendDossier(applicant);
  await confirmIdentity(staff, applicant);
  await fillApplication(applicant, "training");
  await send(applicant);
  return applicant;
}

/** The same, with the departments. */
export async function scoringCase(staff: Year, index: number): Promise<Applicant> {
  const applicant = await sentCase(staff, index);
  await passFirstReview(staff, applicant);
  return applicant;
}

/** Decides what is open: everything claimed is accepted, nothing is found. */
export async function decideAll(staff: Year, applicant: Applicant): Promise<void> {
  for (const item of await openItemsOf(applicant)) {
    const outcome = item.effect === "award" ? "accept" : item.effect === "check" ? "passed" : "nothing-found";
    if (!OUTCOMES_OF[item.effect].includes(outcome)) throw new Error(`${item.indicator}: ${outcome}`);
    const { id: itemId, version } = item;
    must(await decideItem(staff.department(item.department), { itemId, version, outcome }), item.indicator);
  }
}

/** The same, scored and fed back. */
export async function toldCase(staff: Year, index: number): Promise<Applicant> {
  const applicant = await scoringCase(staff, index);
  await decideAll(staff, applicant);
  await feedBack(staff, applicant);
  return applicant;
}

export async function openItemsOf(applicant: Applicant) {
  const rows = await listItems(db(), (await applicationOf(applicant)).id);
  return rows.filter(({ item, decision }) => decision === null && !item.dropped).map(({ item }) => item);
}

export async function itemOf(applicant: Applicant, indicator: string) {
  const rows = await listItems(db(), (await applicationOf(applicant)).id);
  const found = rows.find(({ item }) => item.indicator === indicator);
  if (found === undefined) throw new Error(`no item ${indicator}`);
  return found.item;
}

export async function submissionsOf(applicant: Applicant) {
  const { id } = await applicationOf(applicant);
  const rows = await db().select().from(submissions).where(eq(submissions.applicationId, id));
  return rows.sort((a, b) => a.version - b.version);
}

export async function projectOf(kind: string): Promise<string> {
  const project = (await listProjects(db(), YEAR)).find((one) => one.kind === kind);
  if (project === undefined) throw new Error(`no project of kind ${kind}`);
  return project.id;
}

/** How an act ended: "ok", or the code of its refusal. */
export function codeOf(result: { readonly ok: boolean; readonly error?: unknown }): string {
  if (result.ok) return "ok";
  const { error } = result;
  return typeof error === "string" ? error : String((error as { readonly code?: unknown }).code);
}

/** Office time `seconds` after an instant. */
export const at = (instant: string, seconds: number) =>
  setOfficeTime(new Date(new Date(instant).getTime() + seconds * 1000).toISOString());
