import { and, eq, inArray, isNull, lt, sql } from "drizzle-orm";
import { candidacies, notices, objectionCorrections, objections, serviceProjects } from "../../../db/schema";
import { shanghaiDay } from "../../platform/clock";
import { noteFilesDue } from "../notice/note-files-due";
import { NO_REQUEST, performUnsigned } from "../visitor-act";

/** Final waits until every objection is decided and every granted one is in a corrected notice, which has a period of its own. */
const nothingOpen = [
  sql`not exists (select 1 from ${objections} where ${objections.projectId} = ${notices.projectId}
    and ${objections.status} not in ('granted', 'refused'))`,
  sql`not exists (select 1 from ${objectionCorrections} where ${objectionCorrections.projectId} = ${notices.projectId}
    and ${objectionCorrections.noticeId} is null)`,
];

/**
 * A notice whose last day is over makes its project and candidacies final; its pages are made again, to say so. Returns how many notices ended.
 * Source: domain.md, Candidacy.
 */
export function endNotices(): Promise<number> {
  return performUnsigned(NO_REQUEST, async ({ tx, now, audit }) => {
    const due = and(
      isNull(notices.finalAt),
      lt(notices.objectionsUntil, shanghaiDay(now)),
      sql`not exists (select 1 from notices later where later.corrects = ${notices.id})`,
    );
    // Locked first: an objection raised in the last second is written before the next statement looks for it.
    const ending = await tx.select({ id: notices.projectId }).from(notices).where(due);
    await tx
      .select({ id: serviceProjects.id })
      .from(serviceProjects)
      .where(
        inArray(
          serviceProjects.id,
          ending.map((one) => one.id),
        ),
      )
      .orderBy(serviceProjects.id)
      .for("update");
    const over = await tx
      .update(notices)
      .set({ finalAt: now, filesAt: null })
      .where(and(due, ...nothingOpen))
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
