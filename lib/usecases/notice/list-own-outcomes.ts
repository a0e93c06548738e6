import { and, asc, eq, isNotNull } from "drizzle-orm";
import { applications, candidacies, noticeProofs, notices, rankingRows, serviceProjects } from "../../../db/schema";
import { readService } from "../../contracts/service";
import type { Actor } from "../../domain/access/authorize";
import { ok } from "../../domain/shared/result";
import { perform } from "../act";

/** The person's own rows in published notices, each with the totals of the order it stands in. */
export function listOwnOutcomes(actor: Actor) {
  return perform(actor, "proof.read", { kind: "notice", id: null }, async ({ tx, authorize, audit }) => {
    const allowed = authorize({ ownerUserId: actor.userId });
    if (!allowed.ok) return allowed;
    const own = await tx
      .select({
        candidacy: candidacies,
        project: serviceProjects,
        proof: noticeProofs,
        notice: notices,
        row: rankingRows,
      })
      .from(candidacies)
      .innerJoin(applications, eq(applications.id, candidacies.applicationId))
      .innerJoin(serviceProjects, eq(serviceProjects.id, candidacies.projectId))
      .innerJoin(noticeProofs, eq(noticeProofs.candidacyId, candidacies.id))
      .innerJoin(notices, eq(notices.id, noticeProofs.noticeId))
      .innerJoin(rankingRows, and(eq(rankingRows.runId, notices.runId), eq(rankingRows.candidacyId, candidacies.id)))
      .where(eq(applications.userId, actor.userId))
      .orderBy(asc(notices.sequence));
    const outcomes = [];
    for (const { candidacy, project, proof, notice, row } of own) {
      const read = readService(project.content);
      if (!read.ok) throw new Error(`project ${project.id} does not read`);
      const { service } = read.value;
      const inOrder =
        service.allocation === "pool" && row.pool !== null
          ? and(eq(rankingRows.runId, notice.runId), eq(rankingRows.pool, row.pool))
          : and(eq(rankingRows.runId, notice.runId), isNotNull(rankingRows.rank));
      const totals = await tx
        .select({ total: rankingRows.total })
        .from(rankingRows)
        .where(inOrder)
        .orderBy(asc(rankingRows.rank), asc(rankingRows.position));
      const pool = service.pools.find((one) => one.code === row.pool);
      outcomes.push({
        candidacyId: candidacy.id,
        project: project.name,
        number: notice.number,
        publishedAt: notice.publishedAt,
        objectionsUntil: notice.objectionsUntil,
        code: proof.code,
        rank: row.rank ?? 0,
        total: row.total,
        outcome: row.outcome,
        pool: pool?.name ?? null,
        quota: service.allocation === "pool" ? (pool?.quota ?? null) : null,
        totals: totals.map((one) => one.total),
      });
    }
    await audit({ own: true, notices: outcomes.length });
    return ok(outcomes);
  });
}
