import { and, asc, eq, getTableColumns, inArray, sql } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { findRulebook } from "../../../db/queries/programmes";
import { rankingRows, rankingRuns, scores } from "../../../db/schema";
import { rankingLine } from "../../contracts/ranking";
import { readService } from "../../contracts/service";
import type { Actor } from "../../domain/access/authorize";
import type { DomainErrorCode } from "../../domain/errors";
import { canonicalJson } from "../../domain/shared/canonical-json";
import { fail, ok, type Result } from "../../domain/shared/result";
import { sha256Hex, sha256Running } from "../../platform/crypto/sha256";
import { perform } from "../act";
import { frozenApplication, frozenColumns } from "./frozen-rows";
import { type ScoredApplication, scorerOf } from "./scorer";

export const RANKING_FILES = [
  "rulebook.json",
  "service.json",
  "applications.ndjson",
  "scores.ndjson",
  "ranking.ndjson",
] as const;
export type RankingFile = (typeof RANKING_FILES)[number];

/**
 * One file of a run as the contracts write it: `points score` over rulebook and applications gives the scores, `points rank` over service and
 * scores gives the ranking. Scores are computed anew from the frozen applications and must have the frozen digest.
 */
export function exportRanking(
  actor: Actor,
  input: { readonly runId: string; readonly file: RankingFile },
): Promise<Result<{ readonly text: string }, DomainErrorCode>> {
  return perform<{ readonly text: string }>(
    actor,
    "ranking.export",
    { kind: "ranking-run", id: input.runId },
    async ({ tx, authorize, audit }) => {
      const allowed = authorize({});
      if (!allowed.ok) return allowed;
      const [run] = await tx.select().from(rankingRuns).where(eq(rankingRuns.id, input.runId));
      if (run === undefined) return fail("not-found");
      const read = readService(run.service);
      if (!read.ok) throw new Error(`run ${run.id}: its service does not read`);
      const { service } = read.value;
      const write: Record<RankingFile, () => Promise<string>> = {
        "rulebook.json": async () => `${(await findRulebook(tx, run.rulebookId))?.content ?? ""}\n`,
        "service.json": async () => `${run.service}\n`,
        "applications.ndjson": async () => {
          const lines: string[] = [];
          for await (const application of frozenApplications(tx, run.id)) lines.push(`${canonicalJson(application)}\n`);
          return lines.join("");
        },
        "scores.ndjson": async () => {
          const scoreOf = await scorerOf(tx, run.rulebookId, service.kind);
          const frozen = sha256Running();
          const lines: string[] = [];
          for await (const application of frozenApplications(tx, run.id)) {
            const score = scoreOf(application);
            frozen.add(score.frozenLine);
            lines.push(`${scoreLine(score)}\n`);
          }
          if (frozen.hex() !== run.scoresDigest) throw new Error(`run ${run.id}: scores differ from the frozen ones`);
          return lines.join("");
        },
        "ranking.ndjson": async () => {
          const { receipt, pool, rank, total, outcome } = getTableColumns(rankingRows);
          const rows = await tx
            .select({ receipt, pool, rank, total, outcome })
            .from(rankingRows)
            .where(eq(rankingRows.runId, run.id))
            .orderBy(asc(rankingRows.position));
          return rows.map((row) => `${rankingLine(service.code, row)}\n`).join("");
        },
      };
      const text = await write[input.file]();
      await audit({ file: input.file, sha256: sha256Hex(text) });
      return ok({ text });
    },
  );
}

const PAGE_SIZE = 500;
/** By code unit, as the digest of the scores goes, whatever the database sorts by. */
const byReceipt = sql`${rankingRows.receipt} collate "C"`;

/** The applications of a run by receipt, of which a page is in memory. */
async function* frozenApplications(tx: Tx, runId: string): AsyncGenerator<Record<string, unknown>> {
  const ids = (
    await tx
      .select({ id: rankingRows.candidacyId })
      .from(rankingRows)
      .where(eq(rankingRows.runId, runId))
      .orderBy(byReceipt)
  ).map((row) => row.id);
  for (let at = 0; at < ids.length; at += PAGE_SIZE) {
    const page = await tx
      .select(frozenColumns)
      .from(rankingRows)
      .innerJoin(scores, eq(scores.id, rankingRows.scoreId))
      .where(and(eq(rankingRows.runId, runId), inArray(rankingRows.candidacyId, ids.slice(at, at + PAGE_SIZE))))
      .orderBy(byReceipt);
    for (const row of page) yield frozenApplication(row);
  }
}

function scoreLine({ content, lines }: ScoredApplication): string {
  const { submittedAt, choices, ...rest } = content;
  return JSON.stringify({ ...rest, lines: lines(), submittedAt, choices });
}
