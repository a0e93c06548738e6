import { and, eq, inArray, max, sql } from "drizzle-orm";
import { candidacies, rankingRows, rankingRuns, serviceProjects } from "../../../db/schema";
import { rankingLine } from "../../contracts/ranking";
import { readService } from "../../contracts/service";
import type { Actor } from "../../domain/access/authorize";
import type { DomainErrorCode } from "../../domain/errors";
import { type CheckedProperty, checkRanking } from "../../domain/ranking/check-ranking";
import { rankCandidates } from "../../domain/ranking/rank-candidates";
import { fail, ok, type Result } from "../../domain/shared/result";
import { sha256Hex } from "../../platform/crypto/sha256";
import { newId } from "../../platform/ids";
import { perform } from "../act";
import { type BlockedReason, listBlockedReasons, readRankingInput, scoresText } from "./ranking-input";

export type RankingRefusal = {
  readonly code: DomainErrorCode;
  readonly reasons: readonly BlockedReason[];
  readonly failed: readonly CheckedProperty[];
};

/**
 * Ranks a closed project: inputs frozen by digest, properties checked, rows appended for ever. Refused with the list of reasons while anything
 * is open, and saved not at all where a property fails. Source: domain.md, Ranking; verifiable-notice.md 3.
 */
export async function runRanking(
  actor: Actor,
  input: { readonly projectId: string; readonly version: number },
): Promise<Result<{ readonly runId: string }, RankingRefusal>> {
  let reasons: readonly BlockedReason[] = [];
  let failed: readonly CheckedProperty[] = [];
  const result = await perform<{ readonly runId: string }>(
    actor,
    "ranking.run",
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
      if (!["open", "closed", "ranked"].includes(project.status) || project.rulebookId === null)
        return fail("unlawful-move");
      reasons = await listBlockedReasons(tx, project);
      if (reasons.length > 0) return fail("ranking-blocked");
      const read = readService(project.content);
      if (!read.ok) throw new Error(`project ${project.id} does not read`);
      const { service } = read.value;
      if (service.lotSeed === null && service.tieBreak.some((key) => key.by === "lot")) return fail("lot-seed-missing");

      const rows = await readRankingInput(tx, project, service);
      const candidates = rows.map((row) => row.candidate);
      const ranked = rankCandidates(service, candidates, sha256Hex);
      const properties = checkRanking(
        service,
        candidates,
        ranked,
        rows.every((row) => row.asConfirmed),
        sha256Hex,
      );
      failed = properties.filter((one) => !one.holds);
      if (failed.length > 0) return fail("property-failed");

      const runId = newId();
      const [newest] = await tx
        .select({ version: max(rankingRuns.version) })
        .from(rankingRuns)
        .where(eq(rankingRuns.projectId, project.id));
      const scoresDigest = sha256Hex(scoresText(rows));
      const resultDigest = sha256Hex(ranked.map((row) => `${rankingLine(service.code, row)}\n`).join(""));
      await tx.insert(rankingRuns).values({
        id: runId,
        year: project.year,
        projectId: project.id,
        rulebookId: project.rulebookId,
        version: (newest?.version ?? 0) + 1,
        service: project.content,
        scoresDigest,
        resultDigest,
        properties: [...properties],
        preparedBy: actor.userId,
        preparedAt: now,
      });
      const byReceipt = new Map(rows.map((row) => [row.candidate.receipt, row]));
      const values = ranked.map((row, index) => {
        const known = byReceipt.get(row.receipt);
        if (known === undefined) throw new Error("a ranked receipt that nobody entered");
        const { candidacyId, application, score } = known;
        return { runId, position: index + 1, year: project.year, candidacyId, application, score, ...row };
      });
      for (let at = 0; at < values.length; at += 500) await tx.insert(rankingRows).values(values.slice(at, at + 500));
      for (const [status, ids] of [
        ["ranked", values.filter((row) => row.rank !== null)],
        ["not-ranked", values.filter((row) => row.rank === null)],
      ] as const) {
        for (let at = 0; at < ids.length; at += 1000)
          await tx
            .update(candidacies)
            .set({ status, version: sql`${candidacies.version} + 1` })
            .where(
              and(
                eq(candidacies.projectId, project.id),
                inArray(
                  candidacies.id,
                  ids.slice(at, at + 1000).map((row) => row.candidacyId),
                ),
              ),
            );
      }
      await tx
        .update(serviceProjects)
        .set({ status: "ranked", version: sql`${serviceProjects.version} + 1` })
        .where(eq(serviceProjects.id, project.id));
      await audit({ scoresDigest, resultDigest, rows: values.length }, { kind: "ranking-run", id: runId });
      return ok({ runId });
    },
  );
  return result.ok ? result : fail({ code: result.error, reasons, failed });
}
