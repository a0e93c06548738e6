import { asc, eq } from "drizzle-orm";
import { findRulebook } from "../../../db/queries/programmes";
import { rankingRows, rankingRuns } from "../../../db/schema";
import { rankingLine } from "../../contracts/ranking";
import { readService } from "../../contracts/service";
import type { Actor } from "../../domain/access/authorize";
import type { DomainErrorCode } from "../../domain/errors";
import { canonicalJson } from "../../domain/shared/canonical-json";
import { fail, ok, type Result } from "../../domain/shared/result";
import { sha256Hex } from "../../platform/crypto/sha256";
import { perform } from "../act";
import { scorerOf, scoresText } from "./ranking-input";

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
      const byReceipt = () =>
        tx.select().from(rankingRows).where(eq(rankingRows.runId, run.id)).orderBy(asc(rankingRows.receipt));
      const write: Record<RankingFile, () => Promise<string>> = {
        "rulebook.json": async () => `${(await findRulebook(tx, run.rulebookId))?.content ?? ""}\n`,
        "service.json": async () => `${run.service}\n`,
        "applications.ndjson": async () =>
          (await byReceipt()).map((row) => `${canonicalJson(row.application)}\n`).join(""),
        "scores.ndjson": async () => {
          const scoreRow = await scorerOf(tx, run.rulebookId, service.kind);
          const scores = (await byReceipt()).map((row) => scoreRow(row.application));
          const frozen = scoresText(scores.map(({ lines: _lines, ...score }) => ({ score })));
          if (sha256Hex(frozen) !== run.scoresDigest)
            throw new Error(`run ${run.id}: scores differ from the frozen ones`);
          return scores.map((score) => `${JSON.stringify(score)}\n`).join("");
        },
        "ranking.ndjson": async () =>
          (await tx.select().from(rankingRows).where(eq(rankingRows.runId, run.id)).orderBy(asc(rankingRows.position)))
            .map((row) => `${rankingLine(service.code, row)}\n`)
            .join(""),
      };
      const text = await write[input.file]();
      await audit({ file: input.file, sha256: sha256Hex(text) });
      return ok({ text });
    },
  );
}
