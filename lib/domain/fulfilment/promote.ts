/** A waitlisted candidacy without an offer so far. `pools`: those it stands for, the best first. */
export type Waiting = { readonly candidacyId: string; readonly pools: readonly string[] };
export type Promotion = { readonly candidacyId: string; readonly pool: string };

/**
 * Who moves up into free places: in published order, each into the first of its own pools that has one left. Who holds a place keeps it; nobody is
 * moved from a second choice to a first. `waiting` stands in published order. Source: domain.md, Candidacy.
 */
export function promote(waiting: readonly Waiting[], free: ReadonlyMap<string, number>): readonly Promotion[] {
  const left = new Map(free);
  const promoted: Promotion[] = [];
  for (const { candidacyId, pools } of waiting) {
    const pool = pools.find((one) => (left.get(one) ?? 0) > 0);
    if (pool === undefined) continue;
    left.set(pool, (left.get(pool) ?? 0) - 1);
    promoted.push({ candidacyId, pool });
  }
  return promoted;
}
