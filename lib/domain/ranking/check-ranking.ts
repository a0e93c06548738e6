import { compareKeys, type Sha256, sortKeyOf } from "./keys";
import { rankCandidates } from "./rank-candidates";
import type { Candidate, RankedCandidate, Service } from "./service";

/** What a ranking must keep, whatever its input. Words in `lib/copy/ranking.ts`. Source: verifiable-notice.md; checklist AI-09. */
export const RANKING_PROPERTIES = [
  "everyone-accounted-for",
  "ranks-follow-the-order",
  "nobody-better-left-out",
  "quota-kept",
  "input-order-irrelevant",
  "scores-as-confirmed",
  "one-place-for-one-child",
  "two-implementations-agree",
  "counts-as-signed",
] as const;
export type RankingProperty = (typeof RANKING_PROPERTIES)[number];
export type CheckedProperty = { readonly code: RankingProperty; readonly holds: boolean };

/**
 * What the run knows beside its candidates: is every total the one that its person was told, does each child stand once, and how many of each class
 * did the townships sign for?
 */
export type KnownOfRun = {
  readonly scoresAsConfirmed: boolean;
  readonly childrenOnce: boolean;
  readonly standing: ReadonlyMap<string, number>;
};

/** Checks the result of a run against its candidates; whether the second implementation agrees is known to the rows alone (`countTwinDifferences`). */
export function checkRanking(
  service: Service,
  candidates: readonly Candidate[],
  rows: readonly RankedCandidate[],
  known: KnownOfRun,
  sha256: Sha256,
): readonly CheckedProperty[] {
  const byReceipt = new Map(candidates.map((one) => [one.receipt, one]));
  const keys = new Map(candidates.map((one) => [one.receipt, sortKeyOf(service, one, sha256)]));
  const keyOf = (row: RankedCandidate) => keys.get(row.receipt) ?? [];
  const ranked = rows.filter((row) => row.rank !== null);
  const order = new Map<string, RankedCandidate[]>();
  for (const row of ranked) {
    const pool = service.allocation === "pool" ? (row.pool ?? "") : "";
    order.set(pool, [...(order.get(pool) ?? []), row]);
  }
  const inRankOrder = [...order.values()].map((members) => members.sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0)));
  return [
    {
      code: "everyone-accounted-for",
      holds: rows.length === candidates.length && new Set(rows.map((row) => row.receipt)).size === candidates.length,
    },
    { code: "ranks-follow-the-order", holds: inRankOrder.every((members) => followsOrder(members, keyOf)) },
    {
      code: "nobody-better-left-out",
      holds:
        service.allocation === "pool"
          ? inRankOrder.every((members) => nobodyBelowWaitlisted(members))
          : nobodyPassedOver(service, ranked, byReceipt),
    },
    { code: "quota-kept", holds: quotaKept(service, ranked, keyOf) },
    {
      code: "input-order-irrelevant",
      holds: JSON.stringify(rankCandidates(service, [...candidates].reverse(), sha256)) === JSON.stringify(rows),
    },
    { code: "scores-as-confirmed", holds: known.scoresAsConfirmed },
    { code: "one-place-for-one-child", holds: known.childrenOnce },
    { code: "counts-as-signed", holds: countsAsSigned(candidates, known.standing) },
  ];
}

function countsAsSigned(candidates: readonly Candidate[], signed: ReadonlyMap<string, number>): boolean {
  const classes = new Set([...candidates.map((one) => one.class), ...signed.keys()]);
  return [...classes].every(
    (code) => candidates.filter((one) => one.class === code).length === (signed.get(code) ?? 0),
  );
}

type KeyOf = (row: RankedCandidate) => ReturnType<typeof sortKeyOf>;

function followsOrder(members: readonly RankedCandidate[], keyOf: KeyOf): boolean {
  return members.every((row, index) => {
    const before = members[index - 1];
    if (before === undefined) return row.rank === 1;
    const order = compareKeys(keyOf(before), keyOf(row));
    return order === 0 ? before.rank === row.rank : order < 0 && row.rank === index + 1;
  });
}

function nobodyBelowWaitlisted(members: readonly RankedCandidate[]): boolean {
  const firstWaitlisted = members.findIndex((row) => row.outcome === "waitlisted");
  return firstWaitlisted < 0 || members.slice(firstWaitlisted).every((row) => row.outcome === "waitlisted");
}

/** `preference`: whoever missed a listed pool was ranked after everyone who got it. */
function nobodyPassedOver(
  service: Service,
  ranked: readonly RankedCandidate[],
  candidates: ReadonlyMap<string, Candidate>,
): boolean {
  const lastRank = new Map<string, number>();
  for (const row of ranked)
    if (row.pool !== null) lastRank.set(row.pool, Math.max(lastRank.get(row.pool) ?? 0, row.rank ?? 0));
  return ranked.every((row) => {
    const choices = candidates.get(row.receipt)?.choices ?? [];
    const missed = row.pool === null ? choices : choices.slice(0, choices.indexOf(row.pool));
    return missed.every(
      (choice) =>
        service.pools.find((pool) => pool.code === choice)?.quota === 0 ||
        (lastRank.get(choice) ?? 0) < (row.rank ?? 0),
    );
  });
}

/** No pool admits more than its quota, except a tie on its last place where the rule says so; and no place is left while someone waits for it. */
function quotaKept(service: Service, ranked: readonly RankedCandidate[], keyOf: KeyOf): boolean {
  return service.pools.every((pool) => {
    if (pool.quota === null) return true;
    const within = ranked.filter((row) => row.pool === pool.code && row.outcome === "within-quota");
    const waits = ranked.some((row) => row.pool === pool.code && row.outcome === "waitlisted");
    if (within.length > pool.quota) {
      const last = within.at(pool.quota - 1);
      const over = within.slice(pool.quota);
      return (
        service.boundaryTies === "admit" &&
        last !== undefined &&
        over.every((row) => compareKeys(keyOf(row), keyOf(last)) === 0)
      );
    }
    return within.length === pool.quota || !waits || service.boundaryTies === "exclude";
  });
}
