import type { Sha256 } from "../shared/sha256";
import { compareKeys, type KeyValue, sortKeyOf, valueAt } from "./keys";
import type { Candidate, RankedCandidate, RankingOutcome, Service } from "./service";

/** What ranking keeps of a candidate: sort keys only, so that memory stays small with a million rows. */
export type Entry = {
  readonly receipt: string;
  readonly total: number;
  /** Null where the candidate is ranked. */
  readonly excluded: Extract<RankingOutcome, "vetoed" | "below-threshold"> | null;
  /** Places in `service.pools`: the choices, or for allocation by pool the one pool. */
  readonly pools: readonly number[];
  readonly keys: readonly KeyValue[];
};

/** The pool in which a candidate stands: of the first choice, else the first that holds the class; -1 where there is none. */
export function standingPool(service: Service, candidate: Pick<Candidate, "class" | "choices">): number {
  const first = candidate.choices[0];
  if (first !== undefined) return service.pools.findIndex((pool) => pool.code === first);
  return service.pools.findIndex((pool) => pool.classes.includes(candidate.class));
}

function belowThreshold(service: Service, candidate: Candidate): boolean {
  return service.thresholds.some((threshold) => {
    if (threshold.by === "total") return candidate.total < threshold.atLeast;
    const record = threshold.by === "section" ? candidate.sections : candidate.indicators;
    return (valueAt(record, threshold.code ?? "") ?? 0) < threshold.atLeast;
  });
}

/** Reduces a checked candidate to what ranking needs. Veto goes before threshold. Source: contract 6. */
export function entryOf(service: Service, candidate: Candidate, sha256: Sha256): Entry {
  const excluded = candidate.vetoed ? "vetoed" : belowThreshold(service, candidate) ? "below-threshold" : null;
  return {
    receipt: candidate.receipt,
    total: candidate.total,
    excluded,
    pools:
      service.allocation === "pool"
        ? [standingPool(service, candidate)]
        : candidate.choices.map((choice) => service.pools.findIndex((pool) => pool.code === choice)),
    keys: excluded === null ? sortKeyOf(service, candidate, sha256) : [],
  };
}

type Placed = {
  readonly entry: Entry;
  readonly pool: number | null;
  readonly rank: number | null;
  readonly outcome: RankingOutcome;
};

const byReceipt = (a: Entry, b: Entry) => (a.receipt < b.receipt ? -1 : a.receipt > b.receipt ? 1 : 0);
const byKeys = (a: Entry, b: Entry) => compareKeys(a.keys, b.keys) || byReceipt(a, b);

function allocateByPool(service: Service, ranked: readonly Entry[]): Placed[] {
  const pools = service.pools.map((): Entry[] => []);
  for (const entry of ranked) pools[entry.pools[0] ?? -1]?.push(entry);
  return pools.flatMap((members, pool) => {
    members.sort(byKeys);
    const quota = service.pools[pool]?.quota ?? Number.POSITIVE_INFINITY;
    const placed: Placed[] = [];
    for (let start = 0; start < members.length; ) {
      const first = members[start];
      let end = start + 1;
      while (first !== undefined && end < members.length && compareKeys(first.keys, members[end]?.keys ?? []) === 0)
        end++;
      const rank = start + 1;
      const within = service.boundaryTies === "admit" ? rank <= quota : end <= quota;
      for (const entry of members.slice(start, end))
        placed.push({ entry, pool, rank, outcome: within ? "within-quota" : "waitlisted" });
      start = end;
    }
    return placed;
  });
}

/**
 * Serial choice: each in turn gets the first of the own choices that has a place left. Pools are places in `quotas` (null = no limit); -1 = none is left.
 * Source: contract 6.
 */
export function givePlaces(
  quotas: readonly (number | null)[],
  inOrder: Iterable<readonly number[]>,
): readonly number[] {
  const left = quotas.map((quota) => quota ?? Number.POSITIVE_INFINITY);
  const given: number[] = [];
  for (const choices of inOrder) {
    const pool = choices.find((choice) => (left[choice] ?? 0) > 0) ?? -1;
    if (pool >= 0) left[pool] = (left[pool] ?? 0) - 1;
    given.push(pool);
  }
  return given;
}

function* choicesOf(entries: readonly Entry[]): Generator<readonly number[]> {
  for (const entry of entries) yield entry.pools;
}

function allocateByPreference(service: Service, ranked: Entry[]): Placed[] {
  ranked.sort(byKeys);
  const given = givePlaces(
    service.pools.map((pool) => pool.quota),
    choicesOf(ranked),
  );
  return ranked.map((entry, index) => {
    const pool = given[index] ?? -1;
    return { entry, pool: pool < 0 ? null : pool, rank: index + 1, outcome: pool < 0 ? "waitlisted" : "within-quota" };
  });
}

/**
 * Ranks entries; rows stand by pool (in the project's order, null last), rank (null last), receipt, and are made one by one, since a million of
 * them need not lie in memory beside their entries. Source: contract 6.
 */
export function* rankEntries(service: Service, entries: readonly Entry[]): Generator<RankedCandidate> {
  const ranked = entries.filter((entry) => entry.excluded === null);
  const placed =
    service.allocation === "pool" ? allocateByPool(service, ranked) : allocateByPreference(service, ranked);
  for (const entry of entries)
    if (entry.excluded !== null) placed.push({ entry, pool: null, rank: null, outcome: entry.excluded });
  const last = Number.MAX_SAFE_INTEGER;
  placed.sort(
    (a, b) => (a.pool ?? last) - (b.pool ?? last) || (a.rank ?? last) - (b.rank ?? last) || byReceipt(a.entry, b.entry),
  );
  for (const { entry, pool, rank, outcome } of placed)
    yield {
      receipt: entry.receipt,
      pool: pool === null ? null : (service.pools[pool]?.code ?? null),
      rank,
      total: entry.total,
      outcome,
    };
}

/**
 * Ranks the candidates of one service project. The order of the input never matters. Units: `total` in 0.01 分, `rank` from 1.
 * Candidates have been checked by the contract reader. Source: contract 6; implementation plan 二(四).
 */
export function rankCandidates(service: Service, candidates: readonly Candidate[], sha256: Sha256): RankedCandidate[] {
  const entries = candidates.map((candidate) => entryOf(service, candidate, sha256));
  return [...rankEntries(service, entries)];
}
