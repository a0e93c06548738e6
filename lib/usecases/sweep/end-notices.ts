import { and, eq, inArray, isNull, lt, sql } from "drizzle-orm";
import {
  candidacies,
  noticeCorrections,
  notices,
  objections,
  sanctionCandidacies,
  sanctions,
  serviceProjects,
} from "../../../db/schema";
import { shanghaiDay } from "../../platform/clock";
import { noteFilesDue } from "../notice/note-files-due";
import { NO_REQUEST, performUnsigned } from "../visitor-act";

/**
 * Final waits until every objection is decided or withdrawn, also one to a sanction of somebody who had asked for the project; and until what was granted or
 * sanctioned, and every pool held back, is in a corrected notice, which has a period of its own.
 */
const nothingOpen = [
  sql`not exists (select 1 from ${objections} where ${objections.projectId} = ${notices.projectId}
    and ${objections.status} not in ('granted', 'refused', 'withdrawn'))`,
  sql`not exists (select 1 from ${noticeCorrections} where ${noticeCorrections.projectId} = ${notices.projectId}
    and ${noticeCorrections.noticeId} is null)`,
  sql`not exists (select 1 from ranking_runs r, jsonb_array_elements(r.properties) p
    where r.id = ${notices.runId} and not (p->>'holds')::boolean)`,
  sql`not exists (select 1 from ${sanctions} join ${sanctionCandidacies} on ${sanctionCandidacies.sanctionId} = ${sanctions.id}
    join ${candidacies} on ${candidacies.id} = ${sanctionCandidacies.candidacyId}
    where ${candidacies.projectId} = ${notices.projectId} and ${sanctions.status} = 'objected')`,
];

/**
 * A notice whose last day is over ends: its rows leave the site, whatever is still open about it. It becomes final, with its project and candidacies,
 * once nothing is. Both times its pages are made again. Returns how many became final. Source: domain.md, Candidacy; checklist PV-04.
 */
export function endNotices(): Promise<number> {
  return performUnsigned(NO_REQUEST, async ({ tx, now, audit }) => {
    const over = and(
      lt(notices.objectionsUntil, shanghaiDay(now)),
      sql`not exists (select 1 from notices later where later.corrects = ${notices.id})`,
    );
    const due = and(isNull(notices.finalAt), over);
    // Locked first, as a publication does: an objection raised in the last second is written before the statements that look for it.
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
    const ended = await tx
      .update(notices)
      .set({ endedAt: now, filesAt: null })
      .where(and(isNull(notices.endedAt), over))
      .returning({ id: notices.id });
    for (const { id } of ended) await audit({ act: "notice.end", result: "done", object: { kind: "notice", id } });
    const final = await tx
      .update(notices)
      .set({ finalAt: now, filesAt: null })
      .where(and(due, ...nothingOpen))
      .returning({ id: notices.id, projectId: notices.projectId });
    for (const { id, projectId } of final) {
      await tx
        .update(candidacies)
        .set({ status: "final", version: sql`${candidacies.version} + 1` })
        .where(and(eq(candidacies.projectId, projectId), eq(candidacies.status, "in-notice")));
      await tx
        .update(serviceProjects)
        .set({ status: "final", version: sql`${serviceProjects.version} + 1` })
        .where(and(eq(serviceProjects.id, projectId), eq(serviceProjects.status, "in-notice")));
      await audit({ act: "notice.finalise", result: "done", object: { kind: "notice", id } });
    }
    if (ended.length + final.length > 0) await noteFilesDue(tx);
    return final.length;
  });
}
