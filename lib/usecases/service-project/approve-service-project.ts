import { eq, sql } from "drizzle-orm";
import { serviceProjects } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { fail, ok } from "../../domain/shared/result";
import { perform } from "../act";

/** A second officer approves an imported service project. */
export function approveServiceProject(actor: Actor, input: { readonly projectId: string; readonly version: number }) {
  return perform<null>(
    actor,
    "project.approve",
    { kind: "service-project", id: input.projectId },
    async ({ tx, now, authorize, audit }) => {
      const [project] = await tx
        .select()
        .from(serviceProjects)
        .where(eq(serviceProjects.id, input.projectId))
        .for("update");
      const allowed = authorize({});
      if (!allowed.ok) return allowed;
      if (project === undefined) return fail("not-found");
      if (project.version !== input.version) return fail("stale-record");
      if (project.status !== "proposed") return fail("already-decided");
      if (project.importedBy === actor.userId) return fail("same-person");
      await tx
        .update(serviceProjects)
        .set({
          status: "approved",
          approvedBy: actor.userId,
          approvedAt: now,
          version: sql`${serviceProjects.version} + 1`,
        })
        .where(eq(serviceProjects.id, project.id));
      await audit({ digest: project.digest });
      return ok(null);
    },
  );
}
