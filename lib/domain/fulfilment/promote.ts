import { type Flow, type FlowMove, wayTo } from "./flows";

/** A waitlisted candidacy without an offer so far. `pools`: those it stands for, the best first. */
export type Waiting = { readonly candidacyId: string; readonly pools: readonly string[] };
export type Promotion = { readonly candidacyId: string; readonly pool: string };
export type Moves = {
  readonly promoted: readonly Promotion[];
  /** Whose turn came and who is passed over, in published order. */
  readonly passedOver: readonly string[];
  /** The places that went on to another pool for those promoted. */
  readonly flowed: readonly FlowMove[];
};
const NOBODY: ReadonlySet<string> = new Set();

/**
 * Who moves up into free places: in published order, each into the first of its own pools that has one left. Who holds a place keeps it; nobody is
 * moved from a second choice to a first. `waiting` stands in published order. `excluded`: whose exclusive place elsewhere bars them; they are passed
 * over when their turn comes, not before. Then what a pool has left and nobody waits for goes on along `flows`, the first in the list first, as far as
 * somebody takes it: a place that nobody takes stays where it is. Source: domain.md, Candidacy; issue 4, point 8.
 */
export function promote(
  waiting: readonly Waiting[],
  free: ReadonlyMap<string, number>,
  excluded: ReadonlySet<string> = NOBODY,
  flows: readonly Flow[] = [],
): Moves {
  const left = new Map(free);
  const promoted: Promotion[] = [];
  const passedOver: string[] = [];
  const behind: Waiting[] = [];
  for (const one of waiting) {
    const pool = one.pools.find((code) => (left.get(code) ?? 0) > 0);
    if (pool === undefined) behind.push(one);
    else if (excluded.has(one.candidacyId)) passedOver.push(one.candidacyId);
    else {
      left.set(pool, (left.get(pool) ?? 0) - 1);
      promoted.push({ candidacyId: one.candidacyId, pool });
    }
  }
  const onward = flowOn(behind, left, excluded, flows);
  return {
    promoted: [...promoted, ...onward.promoted],
    passedOver: [...passedOver, ...onward.passedOver],
    flowed: onward.flowed,
  };
}

/** Gives on what is left, `left` included, to those for whose pools nothing was left. Ends when no place can come to anybody who waits. */
function flowOn(
  behind: readonly Waiting[],
  left: Map<string, number>,
  excluded: ReadonlySet<string>,
  flows: readonly Flow[],
): Moves {
  const promoted: Promotion[] = [];
  const passedOver: string[] = [];
  const flowed = new Map<Flow, number>();
  const lines = new Map<string, Waiting[]>();
  const settled = new Set<string>();
  for (const one of behind)
    for (const pool of one.pools) {
      const line = lines.get(pool);
      if (line === undefined) lines.set(pool, [one]);
      else line.push(one);
    }
  const nextIn = (pool: string): Waiting | undefined => {
    const line = lines.get(pool) ?? [];
    while (line[0] !== undefined && settled.has(line[0].candidacyId)) line.shift();
    return line[0];
  };
  const next = () => {
    for (const { to } of flows) {
      const one = nextIn(to);
      const way = one === undefined ? null : wayTo(to, flows, left, (pool) => nextIn(pool) !== undefined);
      if (one !== undefined && way !== null) return { ...one, to, way };
    }
    return null;
  };
  for (let turn = next(); turn !== null; turn = next()) {
    const { candidacyId, to, way } = turn;
    settled.add(candidacyId);
    if (excluded.has(candidacyId)) {
      passedOver.push(candidacyId);
      continue;
    }
    const from = way[0]?.from ?? to;
    left.set(from, (left.get(from) ?? 0) - 1);
    for (const flow of way) flowed.set(flow, (flowed.get(flow) ?? 0) + 1);
    promoted.push({ candidacyId, pool: to });
  }
  return { promoted, passedOver, flowed: movesOf(flowed) };
}

const movesOf = (flowed: ReadonlyMap<Flow, number>): readonly FlowMove[] =>
  [...flowed].map(([{ from, to }, places]) => ({ from, to, places }));
