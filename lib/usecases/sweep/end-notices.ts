import { and, eq, isNull, lt, sql } from "drizzle-orm";
import { candidacies, notices, serviceProjects } from "../../../db/schema";
import { shanghaiDay } from "../../platform/clock";
import { noteFilesDue } from "../notice/note-files-due";
import { NO_REQUEST, performUnsigned } from "../visitor-act";

/**
 * A notice whose last day is over makes its project and candidacies final; its pages are made again, to say so. Returns how many notices ended.
 * Source: domain.md, Candidacy.
 */
export function endNotices(): Promise<number> {
  return performUnsigned(NO_REQUEST, async ({ tx, now, audit }) => {
    const over = await tx
      .update(notices)
      .set({ finalAt: now, filesAt: null })
      .where(and(isNull(notices.finalAt), lt(notices.objectionsUntil, shanghaiDay(now))))
      .returning({ id: notices.id, projectId: notices.projectId });
    for (const { id, projectId } of over) {
      await tx
        .update(candidacies)
        .set({ status: "final", version: sql`${candidacies.version} + 1` })
        .where(and(eq(candidacies.projectId, projectId), eq(candidacies.status, "in-notice")));
      await tx
        .update(serviceProjects)
        .set({ status: "final", version: sql`${serviceProjects.version} + 1` })
        .where(and(eq(serviceProjects.id, projectId), eq(serviceProjects.status, "in-notice")));
      await audit({ act: "notice.end", result: "done", object: { kind: "notice", id } });
    }
    if (over.length > 0) await noteFilesDue(tx);
    return over.length;
  });
}
