import { db } from "../../../db/client";
import { findCurrentProgramme, listProjects } from "../../../db/queries/programmes";
import type { Actor } from "../../domain/access/authorize";
import { loadRulebook } from "../rulebook/load-rulebook";
import { readSignoffs, type Signoff } from "./read-signoffs";

/** What the actor's townships sign for and have signed in the current year, by project. The scope comes from the grants. Numbers alone, no person. */
export async function listTownshipSignoffs(actor: Actor) {
  const programme = await findCurrentProgramme(db());
  if (programme === null) return [];
  const own = new Set(actor.grants.flatMap(({ role, unit }) => (role === "township-officer" ? [unit] : [])));
  const projects = await listProjects(db(), programme.year);
  const all = (await readSignoffs(db(), projects)).filter(({ township }) => own.has(township));
  const listed = [];
  for (const { id, name, closesOn, rulebookId } of projects)
    for (const signoff of all.filter((one) => one.projectId === id)) {
      const classes = rulebookId === null ? [] : (await loadRulebook(db(), rulebookId)).rulebook.classes;
      listed.push({
        signoff,
        project: { name, closesOn },
        classNames: new Map(classes.map((one) => [one.code, one.name])),
      });
    }
  return listed;
}

/** May the township sign now? */
export const isDue = ({ state }: Pick<Signoff, "state">) => state === "due" || state === "changed";
