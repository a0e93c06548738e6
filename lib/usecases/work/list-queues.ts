import { db } from "../../../db/client";
import { type After, listPendingDossiers, listTownshipApplications } from "../../../db/queries/applications";
import { type Actor, POINTS_OFFICE_UNIT } from "../../domain/access/authorize";

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
