import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { brokenProperties, type OfferState, type OrderRow, type PoolState } from "./offers";
import { promote } from "./promote";

const POOLS = ["a", "b", "c"] as const;
type Offer = { -readonly [K in keyof OfferState]: OfferState[K] };

/** A published order by preference with some within quota, as the ranking leaves it. */
const world = fc
  .record({
    quotas: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 3, maxLength: 3 }),
    people: fc.array(fc.uniqueArray(fc.constantFrom(...POOLS), { minLength: 1, maxLength: 3 }), { maxLength: 30 }),
    /** Who leaves, in turn: by place among those who hold one, and how. */
    leaving: fc.array(
      fc.tuple(fc.nat({ max: 40 }), fc.constantFrom("declined" as const, "lapsed" as const, "accepted" as const)),
      { maxLength: 60 },
    ),
    /** How many leave before the places are given on: one refusal, or a sweep of many. */
    batch: fc.integer({ min: 1, max: 5 }),
  })
  .map(({ quotas, people, leaving, batch }) => {
    const left = new Map(POOLS.map((pool, at) => [pool as string, quotas[at] ?? 0]));
    const order: OrderRow[] = people.map((choices, at) => {
      const pool = choices.find((one) => (left.get(one) ?? 0) > 0);
      if (pool === undefined) return { candidacyId: `${at}`, within: false, pools: choices };
      left.set(pool, (left.get(pool) ?? 0) - 1);
      return { candidacyId: `${at}`, within: true, pools: [pool] };
    });
    return { order, leaving, batch };
  });

function countOf(order: readonly OrderRow[], offers: readonly OfferState[]): readonly PoolState[] {
  const admittedTo = (pool: string) => order.filter((row) => row.within && row.pools[0] === pool).length;
  return POOLS.map((pool) => ({
    pool,
    initial: admittedTo(pool),
    admitted: admittedTo(pool),
    taken: offers.filter((one) => one.pool === pool && (one.answer === null || one.answer === "accepted")).length,
  }));
}

describe("offers and promotions", () => {
  it("keep every property, whoever leaves in whatever order", () => {
    fc.assert(
      fc.property(world, ({ order, leaving, batch }) => {
        const offers: Offer[] = order.flatMap((row) =>
          row.within ? [{ candidacyId: row.candidacyId, pool: row.pools[0] ?? "", answer: null }] : [],
        );
        for (let at = 0; at < leaving.length; at += batch) {
          for (const [place, answer] of leaving.slice(at, at + batch)) {
            const holding = offers.filter((one) => one.answer === null || one.answer === "accepted");
            const offer = holding[place % Math.max(1, holding.length)];
            if (offer !== undefined) offer.answer = answer;
          }
          const known = new Set(offers.map((one) => one.candidacyId));
          const waiting = order.filter((row) => !row.within && !known.has(row.candidacyId));
          const free = new Map(countOf(order, offers).map((one) => [one.pool, one.admitted - one.taken]));
          offers.push(...promote(waiting, free).promoted.map((one) => ({ ...one, answer: null })));
          expect(brokenProperties(order, countOf(order, offers), offers)).toEqual([]);
        }
      }),
    );
  });

  it("move up the best placed who stands for the pool, into the first of the own choices that is free", () => {
    const waiting = [
      { candidacyId: "1", pools: ["b"] },
      { candidacyId: "2", pools: ["b", "a"] },
      { candidacyId: "3", pools: ["a", "b"] },
    ];
    expect(promote(waiting, new Map([["a", 1]])).promoted).toEqual([{ candidacyId: "2", pool: "a" }]);
    expect(
      promote(
        waiting,
        new Map([
          ["a", 1],
          ["b", 1],
        ]),
      ).promoted,
    ).toEqual([
      { candidacyId: "1", pool: "b" },
      { candidacyId: "2", pool: "a" },
    ]);
  });
});

describe("broken properties are named", () => {
  const order: readonly OrderRow[] = [
    { candidacyId: "1", within: true, pools: ["a"] },
    { candidacyId: "2", within: false, pools: ["a"] },
    { candidacyId: "3", within: false, pools: ["a"] },
  ];
  const offer = (candidacyId: string, answer: OfferState["answer"] = null): OfferState => ({
    candidacyId,
    pool: "a",
    answer,
  });
  it.each([
    ["never-more-than-admitted", 2, [offer("1"), offer("2")]],
    ["counts-agree", 0, [offer("1")]],
    ["one-offer-each", 1, [offer("1", "declined"), offer("1")]],
    ["nobody-overtaken", 1, [offer("1", "declined"), offer("3")]],
    ["no-idle-place", 0, [offer("1", "lapsed")]],
  ] as const)("%s", (property, taken, offers) => {
    expect(brokenProperties(order, [{ pool: "a", initial: 1, admitted: 1, taken }], offers)).toContain(property);
  });
});
