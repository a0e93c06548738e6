import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commonOrder, type FrozenRow, hasMoved, type Reason, reasonsOf } from "./difference";
import { countPassed, type TwicePlaced } from "./passed";
import { rankCandidates } from "./rank-candidates";
import type { Candidate, Service } from "./service";
import { base, crowd, sha256 } from "./testing/arbitrary";

const RUNS = { numRuns: 300, seed: 2020 };
type Run = { readonly service: Service; readonly rows: ReadonlyMap<string, FrozenRow> };

function runOf(service: Service, candidates: readonly Candidate[]): Run {
  const known = new Map(candidates.map((one) => [one.receipt, one]));
  const rows = rankCandidates(service, candidates, sha256).map(({ receipt, ...standing }) => {
    const candidate = known.get(receipt);
    if (candidate === undefined) throw new Error(receipt);
    return [receipt, { standing, candidate, rulebook: "r" }] as const;
  });
  return { service, rows: new Map(rows) };
}

/** Everybody of both runs with the reasons of the move; `came` and `left` for those of one run alone. */
function differences(from: Run, to: Run): ReadonlyMap<string, readonly (Reason["code"] | "came" | "left")[]> {
  const services = { from: from.service, to: to.service };
  const orderOf = (receipt: string): TwicePlaced | null => {
    const [was, is] = [from.rows.get(receipt)?.standing, to.rows.get(receipt)?.standing];
    if (was === undefined || is === undefined || was.rank === null || is.rank === null) return null;
    const order = commonOrder(services, was, is);
    return order === null ? null : { order, before: was.rank, now: is.rank };
  };
  const receipts = [...new Set([...from.rows.keys(), ...to.rows.keys()])];
  const passedBy = countPassed(receipts.flatMap((receipt) => orderOf(receipt) ?? []));
  return new Map(
    receipts.map((receipt): readonly [string, readonly (Reason["code"] | "came" | "left")[]] => {
      const [was, is] = [from.rows.get(receipt), to.rows.get(receipt)];
      if (was === undefined) return [receipt, ["came"]];
      if (is === undefined) return [receipt, ["left"]];
      const order = orderOf(receipt);
      const reasons = reasonsOf(services, was, is, order === null ? null : passedBy(order));
      return [receipt, reasons.map((one) => one.code)];
    }),
  );
}

/** A crowd, and what it is in the next run: some left, some changed, the project's rules now and then. */
const twoRuns = crowd.chain(({ service, candidates }) =>
  fc
    .record({
      changes: fc.array(
        fc.record({
          at: fc.nat({ max: 30 }),
          what: fc.constantFrom("leave", "points", "veto", "submitted", "choices", "dates", "class"),
          points: fc.integer({ min: 0, max: 4 }),
        }),
        { maxLength: 4 },
      ),
      quota: fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined }),
      seed: fc.constantFrom("seed", "seed", "other"),
      ties: fc.constantFrom(service.boundaryTies, "admit" as const, "exclude" as const),
    })
    .map(({ changes, quota, seed, ties }) => {
      const now = candidates.flatMap((one, index): Candidate[] => {
        let next: Candidate | null = one;
        for (const { at, what, points } of changes) {
          if (at !== index || next === null) continue;
          if (what === "leave") next = null;
          else if (what === "points")
            next = { ...next, total: points * 100, indicators: { P: points }, sections: { basic: points } };
          else if (what === "veto") next = { ...next, vetoed: !next.vetoed };
          else if (what === "submitted") next = { ...next, submittedAt: "2020-07-15T09:30:00+08:00" };
          else if (what === "choices") next = { ...next, choices: [...next.choices].reverse() };
          else if (what === "dates") next = { ...next, earliest: { P: "2012-01-01" } };
          else next = { ...next, class: next.class === "A" ? "B" : "A" };
        }
        return next === null ? [] : [next];
      });
      const pools = service.pools.map((pool, index) =>
        index === 0 && quota !== undefined ? { ...pool, quota } : pool,
      );
      return {
        from: runOf(service, candidates),
        to: runOf({ ...service, pools, lotSeed: seed, boundaryTies: ties }, now),
      };
    }),
);

describe("the difference of two runs, whatever the project and the people", () => {
  it("misses nobody who moved, names nobody who did not, and gives everybody a reason", () => {
    fc.assert(
      fc.property(twoRuns, ({ from, to }) => {
        for (const [receipt, reasons] of differences(from, to)) {
          const [was, is] = [from.rows.get(receipt)?.standing ?? null, to.rows.get(receipt)?.standing ?? null];
          // Said anew, from the values of the rows.
          const moved =
            JSON.stringify([was?.pool, was?.rank, was?.total, was?.outcome]) !==
            JSON.stringify([is?.pool, is?.rank, is?.total, is?.outcome]);
          expect(hasMoved(was, is), receipt).toBe(moved);
          expect(reasons.length > 0, receipt).toBe(moved);
        }
      }),
      RUNS,
    );
  });

  it("blames the others only where nothing of the own changed, and by their true number", () => {
    fc.assert(
      fc.property(twoRuns, ({ from, to }) => {
        const services = { from: from.service, to: to.service };
        for (const [receipt, was] of from.rows) {
          const is = to.rows.get(receipt);
          if (is === undefined || was.standing.rank === null || is.standing.rank === null) continue;
          const order = commonOrder(services, was.standing, is.standing);
          if (order === null) continue;
          const before = was.standing.rank;
          const now = is.standing.rank;
          const rankIn = (run: Run, one: string) => {
            const standing = run.rows.get(one)?.standing;
            if (standing === undefined || standing.rank === null) return null;
            return to.service.allocation === "pool" && standing.pool !== order ? null : standing.rank;
          };
          let [ahead, behind] = [0, 0];
          for (const one of new Set([...from.rows.keys(), ...to.rows.keys()])) {
            const first = (rankIn(from, one) ?? Number.MAX_SAFE_INTEGER) < before;
            const then = (rankIn(to, one) ?? Number.MAX_SAFE_INTEGER) < now;
            if (then && !first) ahead++;
            if (first && !then) behind++;
          }
          const all = [...from.rows.keys()].flatMap((one): TwicePlaced[] => {
            const [a, b] = [rankIn(from, one), rankIn(to, one)];
            return a === null || b === null ? [] : [{ order, before: a, now: b }];
          });
          const passed = countPassed(all)({ order, before, now });
          expect(passed, receipt).toEqual({ ahead, behind });
          const told = reasonsOf(services, was, is, passed).find((one) => one.code === "others");
          const unchanged = JSON.stringify(was.candidate) === JSON.stringify(is.candidate);
          const moved = hasMoved(was.standing, is.standing);
          expect(told, receipt).toEqual(
            moved && unchanged && ahead + behind > 0 ? { code: "others", ahead, behind } : undefined,
          );
        }
      }),
      RUNS,
    );
  });
});

describe("the reason by hand", () => {
  const person = (receipt: string, total: number, more: Partial<Candidate> = {}): Candidate => ({
    receipt,
    class: "A",
    total: total * 100,
    vetoed: false,
    sections: {},
    indicators: {},
    earliest: {},
    submittedAt: null,
    choices: [],
    ...more,
  });
  const service = (quota: number, more: Partial<Service> = {}): Service => ({
    ...base,
    pools: [{ code: "p", name: "p", quota, classes: ["A"] }],
    ...more,
  });
  const people = [person("a", 90), person("b", 80), person("c", 70)];
  const codes = (from: Run, to: Run) =>
    Object.fromEntries([...differences(from, to)].filter(([, why]) => why.length > 0));

  it("is the own line for whom it changed and the others for whom they passed", () => {
    const better = [people[0], person("b", 95, { indicators: { P: 1500 } }), people[2]] as Candidate[];
    expect(codes(runOf(service(2), people), runOf(service(2), better))).toEqual({ a: ["others"], b: ["points"] });
  });
  it("is the quota for whom it lets in, and for nobody else", () => {
    expect(codes(runOf(service(1), people), runOf(service(2), people))).toEqual({ b: ["quota"] });
  });
  it("is the threshold for whom it keeps out", () => {
    const thresholds = [{ by: "total", code: null, atLeast: 75_00 }] as unknown as Service["thresholds"];
    expect(codes(runOf(service(2), people), runOf(service(2, { thresholds }), people))).toEqual({ c: ["thresholds"] });
  });
  it("is the lot where the number is another one", () => {
    const equals = [person("a", 80), person("b", 80), person("c", 80)];
    const drawn = (lotSeed: string) => runOf(service(1, { tieBreak: [{ by: "lot" }], lotSeed }), equals);
    const other = ["x", "y", "z"]
      .map((seed) => codes(drawn("seed"), drawn(seed)))
      .find((one) => one.a?.includes("lot"));
    expect(other?.a).toContain("lot");
  });
  it("is sharing where a tie on the last place grew", () => {
    const ties = service(1, { boundaryTies: "exclude" });
    const grown = [...people, person("d", 90)];
    expect(codes(runOf(ties, people), runOf(ties, grown))).toEqual({
      a: ["sharing"],
      b: ["others"],
      c: ["others"],
      d: ["came"],
    });
  });
  it("is the places that others took, where by preference only they changed", () => {
    const pools = ["p", "q"].map((code) => ({ code, name: code, quota: 1, classes: ["A"] }));
    const chosen = service(1, { allocation: "preference", pools, tieBreak: [{ by: "lot" }] });
    const first = person("a", 90, { choices: ["p"] });
    const second = person("b", 80, { choices: ["p", "q"] });
    const now = [{ ...first, choices: ["q"] }, second];
    expect(codes(runOf(chosen, [first, second]), runOf(chosen, now))).toEqual({ a: ["choices"], b: ["places"] });
  });
});
