/** A waitlisted candidacy without an offer so far. `pools`: those it stands for, the best first. */
export type Waiting = { readonly candidacyId: string; readonly pools: readonly string[] };
export type Promotion = { readonly candidacyId: string; readonly pool: string };
export type Moves = {
  readonly promoted: readonly Promotion[];
  /** Whose turn came and who is passed over, in published order. */
  readonly passedOver: readonly string[];
};
const NOBODY: ReadonlySet<string> = new Set();

/**
 * Who moves up into free places: in published order, each into the first of its own pools that has one left. Who holds a place keeps it; nobody is
 * moved from a second choice to a first. `waiting` stands in published order. `excluded`: whose exclusive place elsewhere bars them; they are passed
 * over when their turn comes, not before. Source: domain.md, Candidacy.
 */
export function promote(
  waiting: readonly Waiting[],
  free: ReadonlyMap<string, number>,
  excluded: ReadonlySet<string> = NOBODY,
): Moves {
  const left = new Map(free);
  const promoted: Promotion[] = [];
  const passedOver: string[] = [];
  for (const { candidacyId, pools } of waiting) {
    const pool = pools.find((one) => (left.get(one) ?? 0) > 0);
    if (pool === undefined) continue;
    if (excluded.has(candidacyId)) {
      passedOver.push(candidacyId);
      continue;
    }
    left.set(pool, (left.get(pool) ?? 0) - 1);
    promoted.push({ candidacyId, pool });
  }
  return { promoted, passedOver };
}
