import { db } from "../../../db/client";
import { findApprovedRulebook, findCurrentProgramme, findProject, listProjects } from "../../../db/queries/programmes";
import { readServiceValue } from "../../contracts/service";
import type { Actor } from "../../domain/access/authorize";
import { loadRulebook } from "../rulebook/load-rulebook";

/** Departments whose services the actor manages: from the grants, never from the request. */
export const managedBy = (actor: Actor): readonly string[] =>
  actor.grants.flatMap(({ role, unit }) => (role === "service-manager" && unit !== null ? [unit] : []));

/** The current year for service managers: its rulebook (null before one is approved) and the projects of their departments. */
export async function readManagedYear(actor: Actor) {
  const programme = await findCurrentProgramme(db());
  if (programme === null) return null;
  const row = await findApprovedRulebook(db(), programme.year);
  const departments = managedBy(actor);
  return {
    programme,
    rulebook: row === null ? null : (await loadRulebook(db(), row.id)).rulebook,
    departments,
    projects: (await listProjects(db(), programme.year)).filter((one) => departments.includes(one.department)),
  };
}

/** One project with its file read and the rulebook that its codes stand in. Nothing of a person is in it. Null where there is none. */
export async function readProject(projectId: string) {
  const project = await findProject(db(), projectId);
  if (project === null) return null;
  const rulebookId = project.rulebookId ?? (await findApprovedRulebook(db(), project.year))?.id;
  if (rulebookId === undefined) throw new Error(`project ${projectId} without rulebook`);
  const read = readServiceValue(JSON.parse(project.content));
  if (!read.ok) throw new Error(`project ${projectId} does not read`);
  return {
    project,
    service: read.value.service,
    rulebook: (await loadRulebook(db(), rulebookId)).rulebook,
    /** All projects of its year: what their rules exclude holds here too. */
    ofYear: await listProjects(db(), project.year),
  };
}
export type ProjectView = NonNullable<Awaited<ReturnType<typeof readProject>>>;

/** A project of a department that the actor manages; null outside. */
export async function readManagedProject(actor: Actor, projectId: string): Promise<ProjectView | null> {
  const view = await readProject(projectId);
  return view !== null && managedBy(actor).includes(view.project.department) ? view : null;
}
