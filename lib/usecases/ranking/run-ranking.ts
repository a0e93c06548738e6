import { and, eq, inArray, max, sql } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { countTwinDifferences } from "../../../db/queries/ranking-twin";
import { applications, candidacies, rankingRows, rankingRuns, serviceProjects } from "../../../db/schema";
import { rankingLine } from "../../contracts/ranking";
import { readService } from "../../contracts/service";
import type { Actor } from "../../domain/access/authorize";
import type { DomainErrorCode } from "../../domain/errors";
import { type CheckedProperty, checkRanking } from "../../domain/ranking/check-ranking";
import { rankCandidates } from "../../domain/ranking/rank-candidates";
import type { Service } from "../../domain/ranking/service";
import { fail, ok, type Result } from "../../domain/shared/result";
import { standingByClass } from "../../domain/signoff/counts";
import { sha256Hex } from "../../platform/crypto/sha256";
import { newId } from "../../platform/ids";
import { perform } from "../act";
import { countOwed, takeIntoRun } from "../notice/corrections";
import { readSignoffs } from "../signoff/read-signoffs";
import { type BlockedReason, listBlockedReasons } from "./blocked-reasons";
import { type RankingInput, readRankingInput, scoresText } from "./ranking-input";
import { standingInCorrection } from "./standing-in-correction";

/** A run is kept only where this holds. */
const TWIN = "two-implementations-agree";

export type RankingRefusal = {
  readonly code: DomainErrorCode;
  readonly reasons: readonly BlockedReason[];
  readonly failed: readonly CheckedProperty[];
};

/**
 * Ranks a closed project: inputs frozen by digest, properties checked, rows appended for ever. Refused with the list of reasons while anything
 * is open, and saved not at all where a property fails. While a notice runs, a run takes in the granted objections and the sanctions that it is owed. Source: domain.md, Ranking; verifiable-notice.md 3.
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
      const correcting = project.status === "in-notice" && (await countOwed(tx, project.id)) > 0;
      if (!(correcting || ["open", "closed", "ranked"].includes(project.status)) || project.rulebookId === null)
        return fail("unlawful-move");
      reasons = await listBlockedReasons(tx, project);
      if (reasons.length > 0) return fail("ranking-blocked");
      const read = readService(project.content);
      if (!read.ok) throw new Error(`project ${project.id} does not read`);
      const { service } = read.value;

      const { rows, leftOut } = await readRankingInput(tx, project, project.rulebookId, service);
      const candidates = rows.map((row) => row.candidate);
      const signoffs = await readSignoffs(tx, [project]);
      const ranked = rankCandidates(service, candidates, sha256Hex);
      const properties = checkRanking(
        service,
        candidates,
        ranked,
        {
          scoresAsConfirmed: rows.every((row) => row.asConfirmed),
          childrenOnce: childrenOnce(rows),
          standing: correcting
            ? await standingInCorrection(tx, project.id, rows)
            : standingByClass(signoffs.map(({ classes }) => classes)),
        },
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
      const byReceipt = new Map(rows.map((row) => [row.candidate.receipt, row]));
      const values = ranked.map((row, index) => {
        const known = byReceipt.get(row.receipt);
        if (known === undefined) throw new Error("a ranked receipt that nobody entered");
        const { candidacyId, application, score } = known;
        return { runId, position: index + 1, year: project.year, candidacyId, application, score, ...row };
      });
      const run = {
        id: runId,
        year: project.year,
        projectId: project.id,
        rulebookId: project.rulebookId,
        version: (newest?.version ?? 0) + 1,
        service: project.content,
        scoresDigest,
        resultDigest,
        properties: [...properties, { code: TWIN, holds: true }],
        preparedBy: actor.userId,
        preparedAt: now,
      };
      if (!(await appendRun(tx, run, values, service))) {
        failed = [{ code: TWIN, holds: false }];
        return fail("property-failed");
      }
      if (correcting) {
        // The notice in force stands until the corrected one is out, and with it where everybody stands.
        await takeIntoRun(tx, project.id, runId);
        await audit(
          { scoresDigest, resultDigest, rows: values.length, correcting },
          { kind: "ranking-run", id: runId },
        );
        return ok({ runId });
      }
      const idsOf = (wanted: boolean) =>
        values.filter((row) => (row.rank !== null) === wanted).map((row) => row.candidacyId);
      await move(tx, "ranked", idsOf(true));
      await move(tx, "not-ranked", [...idsOf(false), ...leftOut, ...(await unconfirmed(tx, project.id))]);
      await tx
        .update(serviceProjects)
        .set({ status: "ranked", version: sql`${serviceProjects.version} + 1` })
        .where(eq(serviceProjects.id, project.id));
      await audit(
        { scoresDigest, resultDigest, rows: values.length, leftOut, signoffs: signoffs.map(({ digest }) => digest) },
        { kind: "ranking-run", id: runId },
      );
      return ok({ runId });
    },
  );
  return result.ok ? result : fail({ code: result.error, reasons, failed });
}

/** Saves a run with its rows, unless the second implementation disagrees with one of them: then nothing is left of it. */
async function appendRun(
  tx: Tx,
  run: typeof rankingRuns.$inferInsert,
  rows: readonly (typeof rankingRows.$inferInsert)[],
  service: Service,
): Promise<boolean> {
  const differs = new Error("the second implementation disagrees");
  try {
    await tx.transaction(async (inner) => {
      await inner.insert(rankingRuns).values(run);
      for (let at = 0; at < rows.length; at += 500) await inner.insert(rankingRows).values(rows.slice(at, at + 500));
      if ((await countTwinDifferences(inner, run.id, service)) > 0) throw differs;
    });
    return true;
  } catch (error) {
    if (error === differs) return false;
    throw error;
  }
}

async function move(tx: Tx, status: "ranked" | "not-ranked", ids: readonly string[]): Promise<void> {
  for (let at = 0; at < ids.length; at += 1000)
    await tx
      .update(candidacies)
      .set({ status, version: sql`${candidacies.version} + 1` })
      .where(inArray(candidacies.id, ids.slice(at, at + 1000)));
}

/** Eligible candidacies of applications that nobody confirmed in time: not ranked, which their person is told in private. */
async function unconfirmed(tx: Tx, projectId: string): Promise<readonly string[]> {
  const found = await tx
    .select({ id: candidacies.id })
    .from(candidacies)
    .innerJoin(applications, eq(applications.id, candidacies.applicationId))
    .where(
      and(
        eq(candidacies.projectId, projectId),
        inArray(candidacies.status, ["eligible", "not-ranked"]),
        eq(applications.status, "unconfirmed"),
      ),
    );
  return found.map((one) => one.id);
}

function childrenOnce(rows: readonly RankingInput[]): boolean {
  const children = rows.flatMap((row) => (row.child === null ? [] : [row.child]));
  return new Set(children).size === children.length;
}
