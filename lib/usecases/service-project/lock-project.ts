import { eq } from "drizzle-orm";
import { serviceProjects } from "../../../db/schema";
import type { ProjectStatus } from "../../domain/programme/statuses";
import { fail, ok, type Result } from "../../domain/shared/result";
import type { ActContext } from "../act";

export type ProjectStep = { readonly projectId: string; readonly version: number };
type ProjectRow = typeof serviceProjects.$inferSelect;

/** Locks a project for an act: in scope, as the officer saw it, and in one of these statuses. */
export async function lockProject(
  { tx, authorize }: ActContext,
  input: ProjectStep,
  statuses: readonly ProjectStatus[],
): Promise<Result<ProjectRow, "not-found" | "forbidden" | "stale-record" | "unlawful-move">> {
  const [project] = await tx
    .select()
    .from(serviceProjects)
    .where(eq(serviceProjects.id, input.projectId))
    .for("update");
  const allowed = authorize(project === undefined ? {} : { departments: [project.department] });
  if (!allowed.ok) return allowed;
  if (project === undefined) return fail("not-found");
  if (project.version !== input.version) return fail("stale-record");
  return statuses.includes(project.status) ? ok(project) : fail("unlawful-move");
}
