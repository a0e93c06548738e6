import type { RankedCandidate } from "../domain/ranking/service";
import { type Points, pointsToDecimal } from "../domain/shared/points";

/** One `points-ranking/1` line, without the line end. */
export function rankingLine(service: string, row: RankedCandidate): string {
  return JSON.stringify({
    format: "points-ranking/1",
    service,
    receipt: row.receipt,
    pool: row.pool,
    rank: row.rank,
    total: pointsToDecimal(row.total as Points),
    outcome: row.outcome,
  });
}
