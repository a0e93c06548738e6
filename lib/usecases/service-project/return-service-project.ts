import { eq, sql } from "drizzle-orm";
import { serviceProjects } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { fail, ok } from "../../domain/shared/result";
import { perform } from "../act";
import { lockProject, type ProjectStep } from "./lock-project";

/** The points office returns a project to the department with a reason. Source: domain.md, Service project. */
export function returnServiceProject(actor: Actor, input: ProjectStep & { readonly reason: string }) {
  return perform<null>(actor, "project.return", { kind: "service-project", id: input.projectId }, async (context) => {
    const locked = await lockProject(context, input, ["submitted"]);
    if (!locked.ok) return locked;
    if (input.reason === "") return fail("reason-required");
    await context.tx
      .update(serviceProjects)
      .set({ status: "returned", returnReason: input.reason, version: sql`${serviceProjects.version} + 1` })
      .where(eq(serviceProjects.id, locked.value.id));
    await context.audit({ digest: locked.value.digest });
    return ok(null);
  });
}
