import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkRanking, checkTwin, heldBackPools } from "./check-ranking";
import { rankCandidates } from "./rank-candidates";
import type { Candidate, RankedCandidate, Service } from "./service";
import { base, crowd, sha256 } from "./testing/arbitrary";

const RUNS = { numRuns: 300, seed: 2020 };
/** Signed for as they stand. */
const knownOf = (candidates: readonly Candidate[]) => {
  const standing = new Map<string, number>();
  for (const one of candidates) standing.set(one.class, (standing.get(one.class) ?? 0) + 1);
  return { wrongTotals: [], everybodyKnown: true, childrenOnce: true, standing };
};
describe("ranking, whatever the project and the people", () => {
  it("keeps its own properties", () => {
    fc.assert(
      fc.property(crowd, ({ service: one, candidates }) => {
        const rows = rankCandidates(one, candidates, sha256);
        const failed = checkRanking(one, candidates, rows, knownOf(candidates), sha256).filter(
          (property) => !property.holds,
        );
        expect(failed).toEqual([]);
      }),
      RUNS,
    );
  });

  it("does not see the order of the input", () => {
    fc.assert(
      fc.property(
        crowd.chain((one) =>
          fc.record({
            one: fc.constant(one),
            turned: fc.shuffledSubarray([...one.candidates], { minLength: one.candidates.length }),
          }),
        ),
        ({ one, turned }) => {
          expect(rankCandidates(one.service, turned, sha256)).toEqual(
            rankCandidates(one.service, one.candidates, sha256),
          );
        },
      ),
      RUNS,
    );
  });

  it("preference: nobody waitlisted or placed lower listed a place that someone lower holds", () => {
    fc.assert(
      fc.property(crowd, ({ service: one, candidates }) => {
        fc.pre(one.allocation === "preference");
        const rows = rankCandidates(one, candidates, sha256).filter((row) => row.rank !== null);
        for (const row of rows) {
          const choices = candidates.find((candidate) => candidate.receipt === row.receipt)?.choices ?? [];
          const missed = row.pool === null ? choices : choices.slice(0, choices.indexOf(row.pool));
          for (const lower of rows) if ((lower.rank ?? 0) > (row.rank ?? 0)) expect(missed).not.toContain(lower.pool);
        }
      }),
      RUNS,
    );
  });
});

describe("ranking by hand", () => {
  const candidate = (receipt: string, total: number): Candidate => ({
    receipt,
    class: "A",
    total: total * 100,
    vetoed: false,
    sections: {},
    indicators: {},
    earliest: {},
    submittedAt: null,
    choices: [],
  });
  const pool = (quota: number, ties: "admit" | "exclude"): Service => ({
    ...base,
    boundaryTies: ties,
    pools: [{ code: "p", name: "p", quota, classes: ["A"] }],
  });
  const people = [candidate("C", 80), candidate("A", 95.5), candidate("B", 80), candidate("D", 70)];

  it("full equals share a rank and the next rank is skipped", () => {
    expect(rankCandidates(pool(4, "admit"), people, sha256).map((row) => [row.receipt, row.rank])).toEqual([
      ["A", 1],
      ["B", 2],
      ["C", 2],
      ["D", 4],
    ]);
  });
  it("a tie on the last place is admitted whole or not at all", () => {
    const outcomes = (ties: "admit" | "exclude") =>
      rankCandidates(pool(2, ties), people, sha256).map((row) => row.outcome === "within-quota");
    expect(outcomes("admit")).toEqual([true, true, true, false]);
    expect(outcomes("exclude")).toEqual([true, false, false, false]);
  });
  it("a broken ranking is noticed", () => {
    const rows = rankCandidates(pool(2, "admit"), people, sha256);
    const swapped = rows.map((row, index) =>
      index === 0 ? { ...row, rank: 4 } : index === 3 ? { ...row, rank: 1, outcome: "within-quota" as const } : row,
    );
    const broken = (given: typeof rows, known = knownOf(people)) =>
      checkRanking(pool(2, "admit"), people, given, known, sha256)
        .filter((one) => !one.holds)
        .map((one) => one.code);
    expect(broken(swapped)).toContain("ranks-follow-the-order");
    expect(broken(rows.slice(1))).toContain("everyone-accounted-for");
    expect(broken(rows, knownOf(people.slice(1)))).toEqual(["counts-as-signed"]);
  });
});

describe("a failure is laid at the doors of the pools that it concerns", () => {
  const failing = (given: ReturnType<typeof checkRanking>) => given.filter((one) => !one.holds);

  it("what is bent in one pool fails there alone, and no sound pool is held back", () => {
    const bends = {
      rank: (row: RankedCandidate) => ({ ...row, rank: (row.rank ?? 0) + 1 }),
      outcome: (row: RankedCandidate) => ({
        ...row,
        outcome: row.outcome === "waitlisted" ? ("within-quota" as const) : ("waitlisted" as const),
      }),
      total: (row: RankedCandidate) => ({ ...row, total: row.total + 1 }),
    };
    const bend = fc.constantFrom(...(["rank", "outcome", "total", "lines"] as const));
    fc.assert(
      fc.property(crowd, fc.nat(), bend, ({ service: one, candidates }, at, what) => {
        fc.pre(one.allocation === "pool");
        const rows = rankCandidates(one, candidates, sha256);
        const ranked = rows.filter((row) => row.rank !== null);
        fc.pre(ranked.length > 0);
        const bent = ranked[at % ranked.length];
        const given = rows.map((row) => (row === bent && what !== "lines" ? bends[what](row) : row));
        const wrongTotals = what === "lines" && bent !== undefined ? [bent.receipt] : [];
        const properties = checkRanking(one, candidates, given, { ...knownOf(candidates), wrongTotals }, sha256);
        expect(failing(properties).map((property) => property.pools)).not.toEqual([]);
        expect(heldBackPools(properties)).toEqual(new Set([bent?.pool]));
      }),
      RUNS,
    );
  });

  it("a person lost, a child twice or a count that nobody signed for fails the whole run", () => {
    fc.assert(
      fc.property(crowd, ({ service: one, candidates }) => {
        fc.pre(candidates.length > 0);
        const rows = rankCandidates(one, candidates, sha256);
        const known = knownOf(candidates);
        const whole = [
          checkRanking(one, candidates, rows.slice(1), known, sha256),
          checkRanking(one, candidates, rows, { ...known, everybodyKnown: false }, sha256),
          checkRanking(one, candidates, rows, { ...known, childrenOnce: false }, sha256),
          checkRanking(one, candidates, rows, { ...known, standing: new Map() }, sha256),
        ];
        for (const properties of whole) expect(heldBackPools(properties)).toBeNull();
      }),
      RUNS,
    );
  });

  it("by preference nothing stands alone; by pool the second implementation names the pools", () => {
    const pools = ["p", "q"].map((code) => ({ code, name: code, quota: 1, classes: ["A"] }));
    const held = (service: Service, found: readonly (readonly string[])[]) =>
      heldBackPools([checkTwin(service, found)]);
    const byPool = { ...base, pools };
    expect(held(byPool, [])).toEqual(new Set());
    expect(held(byPool, [["p"], ["p"]])).toEqual(new Set(["p"]));
    expect(held(byPool, [["p", "q"]])).toEqual(new Set(["p", "q"]));
    expect(held(byPool, [["p"], []])).toBeNull();
    expect(held({ ...byPool, allocation: "preference" }, [["p"]])).toBeNull();
  });
});
