import { db, officeNow } from "../../../db/client";
import type { After } from "../../../db/queries/applications";
import { findCurrentProgramme } from "../../../db/queries/programmes";
import { listSanctions, type SanctionFilter } from "../../../db/queries/sanctions";
import type { Actor } from "../../domain/access/authorize";
import { shanghaiDay } from "../../platform/clock";

/** The office's cases of false evidence of the current year. Nobody else's: without the role the list is empty. */
export async function listOfficeSanctions(actor: Actor, filter: SanctionFilter, after: After, limit: number) {
  const programme = await findCurrentProgramme(db());
  if (programme === null || !actor.grants.some((grant) => grant.role === "points-office-officer")) return [];
  return listSanctions(db(), programme.year, shanghaiDay(await officeNow(db())), filter, after, limit);
}
