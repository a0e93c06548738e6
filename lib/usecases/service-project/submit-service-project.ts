import { eq, sql } from "drizzle-orm";
import { serviceProjects } from "../../../db/schema";
import { readService } from "../../contracts/service";
import type { Actor } from "../../domain/access/authorize";
import { usesLot } from "../../domain/ranking/lots";
import { fail, ok } from "../../domain/shared/result";
import { perform } from "../act";
import { lockProject, type ProjectStep } from "./lock-project";

/** The department sends its draft to the points office, service rules complete, the number for its lots announced. Source: domain.md, Service project. */
export function submitServiceProject(actor: Actor, input: ProjectStep) {
  return perform<null>(actor, "project.submit", { kind: "service-project", id: input.projectId }, async (context) => {
    const locked = await lockProject(context, input, ["drafting", "returned"]);
    if (!locked.ok) return locked;
    const project = locked.value;
    const { who, scope, limit, lot } = project.rules;
    if ([who, scope, limit].some((text) => text === "")) return fail("service-rules-incomplete");
    const read = readService(project.content);
    if (!read.ok) throw new Error(`project ${project.id} does not read`);
    if (usesLot(read.value.service) && lot === "") return fail("lot-unannounced");
    await context.tx
      .update(serviceProjects)
      .set({
        status: "submitted",
        submittedAt: context.now,
        returnReason: null,
        version: sql`${serviceProjects.version} + 1`,
      })
      .where(eq(serviceProjects.id, project.id));
    await context.audit({ digest: project.digest });
    return ok(null);
  });
}
