import { eq, sql } from "drizzle-orm";
import { serviceProjects } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { fail, ok } from "../../domain/shared/result";
import { perform } from "../act";
import { lockProject, type ProjectStep } from "./lock-project";

/** An officer other than who prepared it approves a service project. */
export function approveServiceProject(actor: Actor, input: ProjectStep) {
  return perform<null>(actor, "project.approve", { kind: "service-project", id: input.projectId }, async (context) => {
    const locked = await lockProject(context, input, ["submitted"]);
    if (!locked.ok) return locked.error === "unlawful-move" ? fail("already-decided") : locked;
    const project = locked.value;
    if (project.draftedBy === actor.userId) return fail("same-person");
    await context.tx
      .update(serviceProjects)
      .set({
        status: "approved",
        approvedBy: actor.userId,
        approvedAt: context.now,
        version: sql`${serviceProjects.version} + 1`,
      })
      .where(eq(serviceProjects.id, project.id));
    await context.audit({ digest: project.digest });
    return ok(null);
  });
}
