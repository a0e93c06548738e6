import { eq, sql } from "drizzle-orm";
import { findProgramme } from "../../../db/queries/programmes";
import { publishedProjects, serviceProjects } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { fail, ok } from "../../domain/shared/result";
import { newId } from "../../platform/ids";
import { perform } from "../act";
import { openDueProjects } from "../sweep/open-projects";
import { lockProject, type ProjectStep } from "./lock-project";

/**
 * An officer other than who approved it publishes a project: from now on visitors see it. It opens by itself on its first day, at once where that
 * has come. Source: domain.md, Service project.
 */
export function publishServiceProject(actor: Actor, input: ProjectStep) {
  return perform<null>(actor, "project.publish", { kind: "service-project", id: input.projectId }, async (context) => {
    const { tx, now, audit } = context;
    const locked = await lockProject(context, input, ["approved"]);
    if (!locked.ok) return locked.error === "unlawful-move" ? fail("project-not-approved") : locked;
    const project = locked.value;
    if (project.approvedBy === actor.userId) return fail("same-person");
    if ((await findProgramme(tx, project.year))?.status !== "open") return fail("window-not-open");
    await tx
      .update(serviceProjects)
      .set({
        status: "published",
        publishedBy: actor.userId,
        publishedAt: now,
        version: sql`${serviceProjects.version} + 1`,
      })
      .where(eq(serviceProjects.id, project.id));
    const { year, code, kind, name, digest, content, rules, opensOn, closesOn } = project;
    await tx.insert(publishedProjects).values({
      id: newId(),
      projectId: project.id,
      year,
      code,
      kind,
      name,
      digest,
      content,
      rules,
      opensOn,
      closesOn,
      publishedAt: now,
    });
    await audit({ digest });
    for (const { id } of await openDueProjects(tx, now)) await audit({ opened: true }, { kind: "service-project", id });
    return ok(null);
  });
}
