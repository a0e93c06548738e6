import { db, officeNow } from "../../../db/client";
import {
  type After,
  findApplicationMoment,
  findDossierMoment,
  listPendingDossiers,
  listTownshipApplications,
} from "../../../db/queries/applications";
import { findApprovedRulebook, findCurrentProgramme } from "../../../db/queries/programmes";
import { type Actor, POINTS_OFFICE_UNIT } from "../../domain/access/authorize";
import { APPLICATION_STATUSES, type ApplicationStatus } from "../../domain/application/statuses";
import type { LocalDate } from "../../domain/shared/local-date";
import { shanghaiDay } from "../../platform/clock";
import { loadRulebook } from "../rulebook/load-rulebook";
import { lateBefore } from "./due-after";
import { TOWNSHIP_WORKING_DAYS } from "./terms";

/** The units whose work an actor sees: the scope of every queue comes from the grants, never from the request. */
function unitsOf(actor: Actor, role: "township-officer" | "department-scorer"): readonly string[] {
  const units = actor.grants.flatMap((grant) => (grant.role === role && grant.unit !== null ? [grant.unit] : []));
  const office = role === "department-scorer" && actor.grants.some((grant) => grant.role === "points-office-officer");
  return office ? [...units, POINTS_OFFICE_UNIT] : units;
}

/** Departments for which the actor decides items. */
export const departmentsOf = (actor: Actor) => unitsOf(actor, "department-scorer");

export function listIdentityQueue(actor: Actor, after: After = null, limit = 50) {
  return listPendingDossiers(db(), { townships: unitsOf(actor, "township-officer") }, after, limit);
}

export type TownshipNarrowing = { readonly applicantClass: string | null; readonly overdue: boolean };
const NOT_NARROWED: TownshipNarrowing = { applicantClass: null, overdue: false };

/** The township's applications in one status, or all that were sent; `overdue` narrows to what lies longer than its days. */
export async function listTownshipQueue(
  actor: Actor,
  status: ApplicationStatus | null,
  after: After,
  limit: number,
  { applicantClass, overdue }: TownshipNarrowing = NOT_NARROWED,
) {
  const scope = { townships: unitsOf(actor, "township-officer") };
  const today = shanghaiDay(await officeNow(db())) as LocalDate;
  const late = [];
  for (const one of APPLICATION_STATUSES) {
    const days = TOWNSHIP_WORKING_DAYS[one];
    if (days !== undefined) late.push({ status: one, before: await lateBefore(db(), today, days) });
  }
  return listTownshipApplications(db(), scope, { status, applicantClass, late: overdue ? late : null }, after, limit);
}

/** The classes of the current year, for a filter. */
export async function readClasses() {
  const programme = await findCurrentProgramme(db());
  const rulebook = programme === null ? null : await findApprovedRulebook(db(), programme.year);
  return rulebook === null ? [] : (await loadRulebook(db(), rulebook.id)).rulebook.classes;
}

/** The case that follows in a township's queue of one status: the next after this one, else the first other, else none. */
export async function nextInTownship(
  actor: Actor,
  queue: "identity" | "submitted" | "scored",
  id: string,
): Promise<string | null> {
  const list = async (after: After) =>
    queue === "identity"
      ? (await listIdentityQueue(actor, after, 2)).map((one) => ({ id: one.id, at: one.submittedAt }))
      : (await listTownshipQueue(actor, queue, after, 2)).map((one) => ({
          id: one.application.id,
          at: one.application.statusSince,
        }));
  const at = queue === "identity" ? await findDossierMoment(db(), id) : await findApplicationMoment(db(), id);
  const later = at === null ? [] : await list({ at: at.toISOString(), id });
  return [...later, ...(await list(null))].find((one) => one.id !== id)?.id ?? null;
}
