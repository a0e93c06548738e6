import { balanceOf, type Flow, type FlowMove, wayTo } from "./flows";

export const OFFER_ANSWERS = ["accepted", "declined", "lapsed", "revoked"] as const;
/** Lapsed: not answered in time, or accepted and not taken up. Revoked: by a sanction, also after the service was enjoyed. Null while the person has still to answer. */
export type OfferAnswer = (typeof OFFER_ANSWERS)[number];

/** Does the offer hold a place: still open, or accepted? */
export function holdsPlace(answer: OfferAnswer | null): boolean {
  return answer === null || answer === "accepted";
}

/** What fulfilment promises for every project; checked before it ends, and by tests after every storm of clicks. */
export const FULFILMENT_PROPERTIES = [
  "never-more-than-admitted",
  "counts-agree",
  "one-offer-each",
  "nobody-overtaken",
  "no-idle-place",
  "flows-agree",
] as const;
export type FulfilmentProperty = (typeof FULFILMENT_PROPERTIES)[number];

/** `initial`: its places when offers began. `admitted`: those that it has now, with what came and without what went on. */
export type PoolState = {
  readonly pool: string;
  readonly initial: number;
  readonly admitted: number;
  readonly taken: number;
};
/** What the service rules say of places that a pool does not need, and what went on so far. */
export type Flowing = { readonly flows: readonly Flow[]; readonly moves: readonly FlowMove[] };
const NOTHING: Flowing = { flows: [], moves: [] };
export type OfferState = {
  readonly candidacyId: string;
  readonly pool: string;
  readonly answer: OfferAnswer | null;
};
/** A row of the published order. `pools`: the pool it stands in, or its choices where it waits for several. */
export type OrderRow = {
  readonly candidacyId: string;
  readonly within: boolean;
  readonly pools: readonly string[];
};

/** The properties that do not hold; none is the promise. `order` stands in published order. */
export function brokenProperties(
  order: readonly OrderRow[],
  pools: readonly PoolState[],
  offers: readonly OfferState[],
  { flows, moves }: Flowing = NOTHING,
): readonly FulfilmentProperty[] {
  const broken = new Set<FulfilmentProperty>();
  const offered = new Map<string, OfferState>();
  const held = new Map<string, number>();
  for (const offer of offers) {
    if (offered.has(offer.candidacyId)) broken.add("one-offer-each");
    offered.set(offer.candidacyId, offer);
    if (holdsPlace(offer.answer)) held.set(offer.pool, (held.get(offer.pool) ?? 0) + 1);
  }
  for (const { pool, admitted, taken } of pools) {
    if ((held.get(pool) ?? 0) > admitted) broken.add("never-more-than-admitted");
    if ((held.get(pool) ?? 0) !== taken) broken.add("counts-agree");
  }
  const passedOver = new Set<string>();
  for (const row of order) {
    const offer = offered.get(row.candidacyId);
    if (offer === undefined) for (const pool of row.pools) passedOver.add(pool);
    else if (passedOver.has(offer.pool)) broken.add("nobody-overtaken");
  }
  const free = new Map(pools.map((one) => [one.pool, one.admitted - one.taken]));
  const waits = (pool: string) => passedOver.has(pool);
  for (const { pool, admitted, taken } of pools)
    if (waits(pool) && (taken < admitted || wayTo(pool, flows, free, waits) !== null)) broken.add("no-idle-place");
  const balance = balanceOf(moves);
  for (const { pool, initial, admitted } of pools)
    if (admitted !== initial + (balance.get(pool) ?? 0)) broken.add("flows-agree");
  for (const move of moves)
    if (!flows.some((flow) => flow.from === move.from && flow.to === move.to)) broken.add("flows-agree");
  return [...broken];
}
