import type { Sha256 } from "../shared/sha256";
import { rankCandidates, standingPool } from "./rank-candidates";
import type { Candidate, RankedCandidate, Service } from "./service";

/** A candidate with the row that the first implementation gave; positions are dense from 1. */
export type PlacedCandidate = {
  readonly candidate: Candidate;
  readonly row: RankedCandidate;
  readonly position: number;
};

/**
 * Ranks a run anew by the domain's engine and compares row for row with what the SQL statement wrote: place, pool, rank, total, outcome. Answers of each row
 * that differs the pools that it concerns: that in which the person stands, and those that either names. Empty = both agree.
 */
export function listDifferences(
  service: Service,
  placed: readonly PlacedCandidate[],
  sha256: Sha256,
): readonly (readonly string[])[] {
  const expected = rankCandidates(
    service,
    placed.map((one) => one.candidate),
    sha256,
  );
  const byReceipt = new Map(expected.map((row, index) => [row.receipt, { row, position: index + 1 }]));
  return placed.flatMap(({ candidate, row, position }) => {
    const other = byReceipt.get(candidate.receipt);
    if (other !== undefined && other.position === position && isSame(other.row, row)) return [];
    const stands = service.pools[standingPool(service, candidate)]?.code ?? null;
    const pools = [stands, row.pool, other?.row.pool ?? null].filter((pool) => pool !== null);
    return [[...new Set(pools)].sort()];
  });
}

function isSame(a: RankedCandidate, b: RankedCandidate): boolean {
  return a.pool === b.pool && a.rank === b.rank && a.total === b.total && a.outcome === b.outcome;
}
