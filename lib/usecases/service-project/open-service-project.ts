import { eq, sql } from "drizzle-orm";
import { findApprovedRulebook, findProgramme } from "../../../db/queries/programmes";
import { publishedProjects, serviceProjects } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { windowState } from "../../domain/calendar/working-days";
import { fail, ok } from "../../domain/shared/result";
import { shanghaiDay } from "../../platform/clock";
import { newId } from "../../platform/ids";
import { perform } from "../act";

/** Opens an approved project: rulebook and quota freeze, and visitors see it. Not before its first day, nor after its last. */
export function openServiceProject(actor: Actor, input: { readonly projectId: string; readonly version: number }) {
  return perform<null>(
    actor,
    "project.open",
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
      if (project.status !== "approved") return fail("project-not-approved");
      if ((await findProgramme(tx, project.year))?.status !== "open") return fail("window-not-open");
      const state = windowState(shanghaiDay(now), project.opensOn, project.closesOn);
      if (state !== "open") return fail(state === "before" ? "window-not-open" : "window-closed");
      const rulebook = await findApprovedRulebook(tx, project.year);
      if (rulebook === null) return fail("rulebook-missing");
      await tx
        .update(serviceProjects)
        .set({
          status: "open",
          rulebookId: rulebook.id,
          openedBy: actor.userId,
          openedAt: now,
          version: sql`${serviceProjects.version} + 1`,
        })
        .where(eq(serviceProjects.id, project.id));
      const { year, code, kind, name, digest, content, opensOn, closesOn } = project;
      await tx.insert(publishedProjects).values({
        id: newId(),
        projectId: project.id,
        year,
        code,
        kind,
        name,
        digest,
        content: JSON.stringify({ ...JSON.parse(content), lotSeed: null }),
        opensOn,
        closesOn,
        publishedAt: now,
      });
      await audit({ digest, rulebook: rulebook.digest });
      return ok(null);
    },
  );
}
