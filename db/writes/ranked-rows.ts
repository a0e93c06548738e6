import { sql } from "drizzle-orm";
import type { Tx } from "../client";
import { type Given, rankedRows, type ToRank } from "../queries/ranked-rows";

/** Ranks and writes the rows of a run in one statement, with dense positions. The run's own row follows in the same transaction. */
export async function appendRankedRows(
  tx: Tx,
  run: ToRank,
  given: Given | null,
  { runId, year }: { readonly runId: string; readonly year: number },
): Promise<void> {
  await tx.execute(sql`
    insert into ranking_rows (run_id, year, position, candidacy_id, receipt, pool, rank, total, outcome, score_id, applicant_class, choices)
    select ${runId}::uuid, ${year}::int, position, candidacy_id, receipt, pool, rank, total, outcome::ranking_outcome, score_id,
      applicant_class, choices
    from (${rankedRows(run, given)}) r`);
}
