import { db } from "../../../db/client";
import {
  type After,
  countOpenItems,
  listOpenItems,
  listPendingDossiers,
  listTownshipApplications,
} from "../../../db/queries/applications";
import { findApprovedRulebook, findCurrentProgramme } from "../../../db/queries/programmes";
import { type Actor, POINTS_OFFICE_UNIT } from "../../domain/access/authorize";
import type { ItemEffect } from "../../domain/application/items";
import { loadRulebook } from "../rulebook/load-rulebook";

/** The units whose work an actor sees: the scope of every queue comes from the grants, never from the request. */
function unitsOf(actor: Actor, role: "township-officer" | "department-scorer"): readonly string[] {
  const units = actor.grants.flatMap((grant) => (grant.role === role && grant.unit !== null ? [grant.unit] : []));
  const office = role === "department-scorer" && actor.grants.some((grant) => grant.role === "points-office-officer");
  return office ? [...units, POINTS_OFFICE_UNIT] : units;
}

/** Departments for which the actor decides items. */
export const departmentsOf = (actor: Actor) => unitsOf(actor, "department-scorer");

export function listIdentityQueue(actor: Actor) {
  return listPendingDossiers(db(), { townships: unitsOf(actor, "township-officer") });
}

export function listTownshipQueue(actor: Actor, status: "submitted" | "scored", after: After, limit: number) {
  return listTownshipApplications(db(), { townships: unitsOf(actor, "township-officer") }, status, after, limit);
}

export type ItemFilter = { readonly indicator: string | null; readonly effect: ItemEffect | null };

/** The open items of the actor's departments in the current year, with the names of their indicators and the counts for the filter. */
export async function listDepartmentQueue(actor: Actor, filter: ItemFilter, after: After, limit: number) {
  const programme = await findCurrentProgramme(db());
  if (programme === null) return { names: new Map<string, string>(), counts: [], rows: [], year: null };
  const scope = { year: programme.year, departments: departmentsOf(actor) };
  const rulebook = await findApprovedRulebook(db(), programme.year);
  const indicators = rulebook === null ? [] : (await loadRulebook(db(), rulebook.id)).rulebook.indicators;
  return {
    year: programme.year,
    names: new Map(indicators.map((one) => [one.code, one.name])),
    counts: await countOpenItems(db(), scope),
    rows: await listOpenItems(db(), scope, filter, after, limit),
  };
}
