import type { Sha256 } from "../shared/sha256";
import { compareKeys, sortKeyOf } from "./keys";
import { rankCandidates, standingPool } from "./rank-candidates";
import type { Candidate, Pool, RankedCandidate, Service } from "./service";

/** What a ranking must keep, whatever its input. Words in `lib/copy/ranking.ts`. Source: verifiable-notice.md; checklist AI-09. */
export const RANKING_PROPERTIES = [
  "everyone-accounted-for",
  "ranks-follow-the-order",
  "nobody-better-left-out",
  "quota-kept",
  "input-order-irrelevant",
  "totals-equal-lines",
  "one-place-for-one-child",
  "two-implementations-agree",
  "counts-as-signed",
] as const;
export type RankingProperty = (typeof RANKING_PROPERTIES)[number];
/** `pools`: at whose doors a failure lies; empty where the property holds, or where its failure concerns the whole run. */
export type CheckedProperty = {
  readonly code: RankingProperty;
  readonly holds: boolean;
  readonly pools: readonly string[];
};

/**
 * What the run knows beside its candidates: the receipts whose total is not what their lines add up to, is it known of everybody who stands and has no row
 * why, does each child stand once, and how many of each class did the townships sign for?
 */
export type KnownOfRun = {
  readonly wrongTotals: readonly string[];
  readonly everybodyKnown: boolean;
  readonly childrenOnce: boolean;
  readonly standing: ReadonlyMap<string, number>;
};

/** A property that each pool keeps or breaks by itself; "" stands for what is no pool's. By preference the order is one, so that pools share it. */
function ofPools(service: Service, code: RankingProperty, broken: readonly string[]): CheckedProperty {
  const known = new Set(service.pools.map((pool) => pool.code));
  const atDoors = service.allocation === "pool" && broken.every((pool) => known.has(pool));
  return { code, holds: broken.length === 0, pools: atDoors ? [...new Set(broken)] : [] };
}
const ofRun = (code: RankingProperty, holds: boolean): CheckedProperty => ({ code, holds, pools: [] });

/** What the second implementation found: of each row that differs the pools that it concerns. */
export function checkTwin(service: Service, differences: readonly (readonly string[])[]): CheckedProperty {
  const broken = differences.flatMap((pools) => (pools.length === 0 ? [""] : pools));
  return ofPools(service, "two-implementations-agree", broken);
}

/**
 * The pools that a run holds back: those of its failing properties. Null: the whole run fails, because a failure lies at no pool's door. What a pool
 * says of its own people stands without the other pools: each ranks for itself. By preference one order decides on all places, so nothing of it stands alone.
 */
export function heldBackPools(properties: readonly CheckedProperty[]): ReadonlySet<string> | null {
  const failing = properties.filter((one) => !one.holds);
  return failing.some((one) => one.pools.length === 0) ? null : new Set(failing.flatMap((one) => one.pools));
}

/** Checks the result of a run against its candidates; whether the second implementation agrees is checked beside it (`checkTwin`). */
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
  const standsIn = (receipt: string) => {
    const one = byReceipt.get(receipt);
    return one === undefined ? "" : (service.pools[standingPool(service, one)]?.code ?? "");
  };
  const ranked = rows.filter((row) => row.rank !== null);
  const order = new Map<string, RankedCandidate[]>();
  for (const row of ranked) {
    const pool = service.allocation === "pool" ? (row.pool ?? "") : "";
    const members = order.get(pool);
    if (members === undefined) order.set(pool, [row]);
    else members.push(row);
  }
  for (const members of order.values()) members.sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  const brokenOrders = (keeps: (members: readonly RankedCandidate[]) => boolean) =>
    [...order].filter(([, members]) => !keeps(members)).map(([pool]) => pool);
  return [
    ofRun(
      "everyone-accounted-for",
      known.everybodyKnown &&
        rows.length === candidates.length &&
        new Set(rows.map((row) => row.receipt)).size === candidates.length,
    ),
    ofPools(
      service,
      "ranks-follow-the-order",
      brokenOrders((members) => followsOrder(members, keyOf)),
    ),
    service.allocation === "pool"
      ? ofPools(service, "nobody-better-left-out", brokenOrders(nobodyBelowWaitlisted))
      : ofRun("nobody-better-left-out", nobodyPassedOver(service, ranked, byReceipt)),
    ofPools(
      service,
      "quota-kept",
      service.pools.filter((pool) => !quotaKept(service, pool, ranked, keyOf)).map((pool) => pool.code),
    ),
    ofPools(
      service,
      "input-order-irrelevant",
      differingPools(rows, rankCandidates(service, [...candidates].reverse(), sha256), standsIn),
    ),
    ofPools(service, "totals-equal-lines", known.wrongTotals.map(standsIn)),
    ofRun("one-place-for-one-child", known.childrenOnce),
    ofRun("counts-as-signed", countsAsSigned(candidates, known.standing)),
  ];
}

/** The pools whose people do not stand alike in both results. */
function differingPools(
  rows: readonly RankedCandidate[],
  turned: readonly RankedCandidate[],
  standsIn: (receipt: string) => string,
): readonly string[] {
  const textsOf = (result: readonly RankedCandidate[]) => {
    const texts = new Map<string, string[]>();
    for (const row of result) {
      const pool = standsIn(row.receipt);
      const known = texts.get(pool);
      if (known === undefined) texts.set(pool, [JSON.stringify(row)]);
      else known.push(JSON.stringify(row));
    }
    return texts;
  };
  const [one, other] = [textsOf(rows), textsOf(turned)];
  return [...new Set([...one.keys(), ...other.keys()])].filter(
    (pool) => one.get(pool)?.join("\n") !== other.get(pool)?.join("\n"),
  );
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

/** The pool admits no more than its quota, except a tie on its last place where the rule says so; and no place is left while someone waits for it. */
function quotaKept(service: Service, pool: Pool, ranked: readonly RankedCandidate[], keyOf: KeyOf): boolean {
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
}
