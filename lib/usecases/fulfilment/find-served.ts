import { eq } from "drizzle-orm";
import { serviceProjects } from "../../../db/schema";
import { fail, ok, type Result } from "../../domain/shared/result";
import type { ActContext } from "../act";

/** A project of the actor's department, for an act about many of its offers. */
export async function findServed(
  { tx, authorize }: ActContext,
  projectId: string,
): Promise<Result<typeof serviceProjects.$inferSelect, "not-found" | "forbidden">> {
  const [project] = await tx.select().from(serviceProjects).where(eq(serviceProjects.id, projectId));
  const allowed = authorize(project === undefined ? {} : { departments: [project.department] });
  if (!allowed.ok) return allowed;
  return project === undefined ? fail("not-found") : ok(project);
}
