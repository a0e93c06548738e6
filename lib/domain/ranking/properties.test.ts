import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkRanking } from "./check-ranking";
import { rankCandidates } from "./rank-candidates";
import type { Candidate, Service } from "./service";
import { base, crowd, sha256 } from "./testing/arbitrary";

const RUNS = { numRuns: 300, seed: 2020 };
/** Signed for as they stand. */
const knownOf = (candidates: readonly Candidate[]) => {
  const standing = new Map<string, number>();
  for (const one of candidates) standing.set(one.class, (standing.get(one.class) ?? 0) + 1);
  return { notAsConfirmed: [], childrenOnce: true, standing };
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
