import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { balanceOf, checkFlows, type Flow, type FlowMove, MOST_FLOWS, placesAtFirst } from "./flows";
import { brokenProperties, holdsPlace, type OfferState, type OrderRow } from "./offers";
import { promote } from "./promote";

const flow = (text: string): Flow => ({ from: text[0] ?? "", to: text[1] ?? "" });
const flows = (...texts: readonly string[]) => texts.map(flow);
const wait = (...pools: readonly string[]) => pools.map((pool, at) => ({ candidacyId: `${at}`, pools: [pool] }));
const free = (places: Readonly<Record<string, number>>) => new Map(Object.entries(places));

describe("the flows of a project", () => {
  const pools = ["a", "b", "c", "d"].map((code) => ({ code, quota: code === "d" ? null : 3 }));
  const issues = (list: readonly Flow[], allocation: "pool" | "preference" = "pool") =>
    checkFlows(list, { allocation, pools }).map(({ at, side, problem }) => `${at} ${side} ${problem}`);

  it("lead from pool to pool, several from one and into one, without a circle", () => {
    expect(issues([])).toEqual([]);
    expect(issues(flows("ab", "ac", "bc"))).toEqual([]);
    expect(issues([], "preference")).toEqual([]);
  });

  it.each([
    ["a pool that is none", flows("ax"), ["0 to unknown-pool"]],
    ["no pool at all", [{ from: "", to: "b" }], ["0 from unknown-pool"]],
    ["a pool without quota", flows("ab", "da"), ["1 from without-quota"]],
    ["into a pool without quota", flows("ad"), ["0 to without-quota"]],
    ["into itself", flows("aa"), ["0 to same-pool"]],
    ["the same twice", flows("ab", "bc", "ab"), ["2 to twice"]],
    ["there and back", flows("ab", "ba"), ["1 to circle"]],
    ["round over several", flows("bc", "ab", "ca"), ["2 to circle"]],
    ["too many", Array.from({ length: MOST_FLOWS + 1 }, () => flow("ab")), [`${MOST_FLOWS} from too-many`]],
  ])("are refused: %s", (_what, list, expected) => {
    expect(issues(list)).toEqual(expected);
  });

  it("name the circle, and are refused by preference", () => {
    expect(checkFlows(flows("bc", "ab", "ca"), { allocation: "pool", pools })[0]?.way).toEqual(["c", "a", "b", "c"]);
    expect(issues(flows("ab"), "preference")).toEqual(["0 from by-preference"]);
  });
});

describe("places at first", () => {
  it.each([
    ["as many as were admitted", 5, 5, 3, 5],
    ["more than the quota, where equals were", 5, 7, 0, 7],
    ["the quota, where too few stood for it", 5, 2, 0, 5],
    ["as many as were admitted, where equals were kept out of the last places and wait", 5, 4, 2, 4],
    ["as many as were admitted, where there is no quota", null, 9, 0, 9],
  ])("%s", (_what, quota, admitted, waiting, places) => {
    expect(placesAtFirst(quota, admitted, waiting)).toBe(places);
  });
});

describe("places that a pool does not need", () => {
  it("go to who waits for the pool itself before they go on", () => {
    const moves = promote(wait("a", "b", "b"), free({ a: 2, b: 0 }), undefined, flows("ab"));
    expect(moves.promoted).toEqual([
      { candidacyId: "0", pool: "a" },
      { candidacyId: "1", pool: "b" },
    ]);
    expect(moves.flowed).toEqual([{ ...flow("ab"), places: 1 }]);
  });

  it("stay where nobody takes them, and where no rule sends them on", () => {
    expect(promote(wait("c"), free({ a: 2, b: 0, c: 0 }), undefined, flows("ab")).promoted).toEqual([]);
    expect(promote(wait("b"), free({ a: 2, b: 0 })).promoted).toEqual([]);
    expect(promote(wait(), free({ a: 2, b: 0 }), undefined, flows("ab")).flowed).toEqual([]);
    // Not against the flow.
    expect(promote(wait("a"), free({ a: 0, b: 2 }), undefined, flows("ab")).promoted).toEqual([]);
  });

  it("go first where the list says first", () => {
    const into = (list: readonly Flow[]) =>
      promote(wait("b", "c"), free({ a: 1, b: 0, c: 0 }), undefined, list).promoted.map((one) => one.pool);
    expect(into(flows("ab", "ac"))).toEqual(["b"]);
    expect(into(flows("ac", "ab"))).toEqual(["c"]);
  });

  it("travel over a pool for which nobody waits, and serve who waits on the way before", () => {
    for (const list of [flows("ab", "bc"), flows("bc", "ab")]) {
      const moves = promote(wait("c", "b", "c"), free({ a: 2, b: 0, c: 0 }), undefined, list);
      expect(new Set(moves.promoted.map((one) => one.candidacyId))).toEqual(new Set(["1", "0"]));
      expect(balanceOf(moves.flowed)).toEqual(
        new Map([
          ["a", -2],
          ["b", 1],
          ["c", 1],
        ]),
      );
    }
  });

  it("pass over whose turn comes with a place that came, and leave those behind alone", () => {
    const moves = promote(wait("b", "b", "b"), free({ a: 1, b: 0 }), new Set(["0", "2"]), flows("ab"));
    expect(moves.passedOver).toEqual(["0"]);
    expect(moves.promoted).toEqual([{ candidacyId: "1", pool: "b" }]);
    const nobody = promote(wait("b"), free({ a: 1, b: 0 }), new Set(["0"]), flows("ab"));
    expect(nobody).toEqual({ promoted: [], passedOver: ["0"], flowed: [] });
  });
});

describe("broken flows are named", () => {
  const order: readonly OrderRow[] = [
    { candidacyId: "1", within: true, pools: ["a"] },
    { candidacyId: "2", within: false, pools: ["b"] },
  ];
  const pool = (code: string, initial: number, admitted: number, taken: number) => ({
    pool: code,
    initial,
    admitted,
    taken,
  });
  const declined = { candidacyId: "1", pool: "a", answer: "declined" as const };
  const moved = { candidacyId: "2", pool: "b", answer: null };
  it("a place that lies idle although somebody waits to whom it flows", () => {
    const pools = [pool("a", 1, 1, 0), pool("b", 0, 0, 0)];
    expect(brokenProperties(order, pools, [declined], { flows: flows("ab"), moves: [] })).toEqual(["no-idle-place"]);
    expect(brokenProperties(order, pools, [declined])).toEqual([]);
  });
  it("places that moved unrecorded, or where no rule sends them", () => {
    const pools = [pool("a", 1, 0, 0), pool("b", 0, 1, 1)];
    const moves = [{ ...flow("ab"), places: 1 }];
    const broken = (of: Parameters<typeof brokenProperties>[3]) =>
      brokenProperties(order, pools, [declined, moved], of);
    expect(broken({ flows: flows("ab"), moves })).toEqual([]);
    expect(broken({ flows: flows("ab"), moves: [] })).toEqual(["flows-agree"]);
    expect(broken({ flows: flows("ac"), moves })).toEqual(["flows-agree"]);
  });
});

const POOLS = ["a", "b", "c", "d"] as const;
/** A published order by pool with some within quota, a lawful list of flows, and who leaves how, in which turn. */
const world = fc.record({
  quotas: fc.tuple(...POOLS.map(() => fc.nat({ max: 4 }))),
  people: fc.array(fc.constantFrom(...POOLS), { maxLength: 24 }),
  rules: fc
    .array(fc.record({ from: fc.constantFrom(...POOLS), to: fc.constantFrom(...POOLS) }), { maxLength: 8 })
    .map((list) =>
      list.filter((_, at) => {
        const pools = POOLS.map((code) => ({ code, quota: 1 }));
        return checkFlows(list.slice(0, at + 1), { allocation: "pool", pools }).every((issue) => issue.at !== at);
      }),
    ),
  leaving: fc.array(
    fc.tuple(fc.nat({ max: 40 }), fc.constantFrom("declined" as const, "lapsed" as const, "accepted" as const)),
    {
      maxLength: 40,
    },
  ),
  batch: fc.integer({ min: 1, max: 4 }),
  /** Whose exclusive place elsewhere bars them, by place in the order. */
  barred: fc.uniqueArray(fc.nat({ max: 24 }), { maxLength: 4 }),
});
type Offer = { -readonly [K in keyof OfferState]: OfferState[K] };

it("whatever happens: the sum of places stays, a place goes on only when nobody waits for its pool, and none lies idle before who waits", () => {
  fc.assert(
    fc.property(world, ({ quotas, people, rules, leaving, batch, barred }) => {
      const left = new Map(POOLS.map((code, at) => [code as string, quotas[at] ?? 0]));
      const order = people.map((pool, at): OrderRow => {
        const within = (left.get(pool) ?? 0) > 0;
        if (within) left.set(pool, (left.get(pool) ?? 0) - 1);
        return { candidacyId: `${at}`, within, pools: [pool] };
      });
      const count = (pool: string, within: boolean) =>
        order.filter((row) => row.within === within && row.pools[0] === pool).length;
      const initial = new Map(
        POOLS.map((code, at) => [
          code as string,
          placesAtFirst(quotas[at] ?? 0, count(code, true), count(code, false)),
        ]),
      );
      const offers: Offer[] = order
        .filter((row) => row.within)
        .map((row) => ({ candidacyId: row.candidacyId, pool: row.pools[0] ?? "", answer: null }));
      const moves: FlowMove[] = [];
      const passed = new Set<string>();
      const excluded = new Set(barred.map(String));
      const states = () =>
        POOLS.map((pool) => ({
          pool,
          initial: initial.get(pool) ?? 0,
          admitted: (initial.get(pool) ?? 0) + (balanceOf(moves).get(pool) ?? 0),
          taken: offers.filter((one) => one.pool === pool && holdsPlace(one.answer)).length,
        }));
      const waiting = () =>
        order.filter(
          ({ candidacyId }) => !passed.has(candidacyId) && !offers.some((one) => one.candidacyId === candidacyId),
        );
      for (let at = -batch; at < leaving.length; at += batch) {
        for (const [place, answer] of leaving.slice(Math.max(0, at), at + batch)) {
          const holding = offers.filter((one) => holdsPlace(one.answer));
          const offer = holding[place % Math.max(1, holding.length)];
          if (offer !== undefined) offer.answer = answer;
        }
        const free = new Map(states().map((one) => [one.pool, one.admitted - one.taken]));
        const given = promote(waiting(), free, excluded, rules);
        for (const id of given.passedOver) passed.add(id);
        offers.push(...given.promoted.map((one) => ({ ...one, answer: null })));
        moves.push(...given.flowed);
        const waits = new Set(waiting().flatMap((row) => row.pools));
        for (const { from } of given.flowed) expect(waits.has(from), `somebody waits for ${from}`).toBe(false);
        for (const id of given.passedOver) expect(excluded.has(id)).toBe(true);
        const sum = (of: "initial" | "admitted") => states().reduce((all, one) => all + one[of], 0);
        expect(sum("admitted")).toBe(sum("initial"));
        expect(offers.filter((one) => holdsPlace(one.answer)).length).toBeLessThanOrEqual(sum("initial"));
        const standing = order.filter((row) => !passed.has(row.candidacyId));
        expect(brokenProperties(standing, states(), offers, { flows: rules, moves })).toEqual([]);
      }
    }),
    { numRuns: 500 },
  );
});
