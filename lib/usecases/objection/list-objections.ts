import { db, officeNow } from "../../../db/client";
import type { After } from "../../../db/queries/applications";
import {
  countObjections,
  listObjections,
  listOwedProjects,
  listRechecks,
  type ObjectionFilter,
} from "../../../db/queries/objections";
import { findCurrentProgramme } from "../../../db/queries/programmes";
import type { Actor } from "../../domain/access/authorize";
import { shanghaiDay } from "../../platform/clock";
import { departmentsOf } from "../work/list-queues";

const today = async () => shanghaiDay(await officeNow(db()));

/** The office's cases of the current year. Nobody else's: without the role the list is empty. No name of a person stands in it. */
export async function listOfficeObjections(actor: Actor, filter: ObjectionFilter, after: After, limit: number) {
  const programme = await findCurrentProgramme(db());
  if (programme === null || !actor.grants.some((grant) => grant.role === "points-office-officer")) return [];
  return listObjections(db(), programme.year, await today(), filter, after, limit);
}

/** Open cases in numbers, and the notices that are owed a correction. */
export async function readObjectionBoard(year: number) {
  return {
    counts: await countObjections(db(), year, await today()),
    owed: await listOwedProjects(db(), year),
  };
}

/** What the actor's departments are to look at again for the sake of objections. */
export async function listDepartmentRechecks(actor: Actor) {
  return listRechecks(db(), departmentsOf(actor), await today());
}
