import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RankedCandidate } from "../../lib/domain/ranking/service";
import { crowd } from "../../lib/domain/ranking/testing/arbitrary";
import { columnsOf, given, ofTheirOwn, rankedIn, type Someone, stored, tx, useCrowds } from "../testing/crowds";
import { type ComparedRow, compareWithRun, type ProposedApplication } from "./ranked-rows";

useCrowds();

describe("a ranking as it would be", () => {
  const drawn = fc.array(
    fc.record({
      application: fc.nat({ max: 7 }),
      child: fc.constantFrom("a", "b", "c", null),
      hour: fc.integer({ min: 0, max: 2 }),
      stands: fc.boolean(),
      wouldStand: fc.boolean(),
    }),
    { minLength: 25, maxLength: 25 },
  );
  const changes = fc.record({ total: fc.integer({ min: 0, max: 4 }).map((n) => n * 100), vetoed: fc.boolean() });

  it("is the run that follows, of one with several candidacies and children too", async () => {
    await fc.assert(
      fc.asyncProperty(crowd, drawn, changes, async ({ service, candidates }, all, change) => {
        fc.pre(candidates.length > 0);
        const own = new Map<number, Someone>();
        const people = ofTheirOwn(candidates).map((one, at) => {
          const { application, child, hour, stands } = all[at] as (typeof all)[number];
          const first = own.get(application) ?? one;
          own.set(application, first);
          const { id, receipt, choices } = one;
          return { ...first, id, receipt, choices, child, stands, enteredAt: new Date(Date.UTC(2020, 6, 1, hour)) };
        });
        const [one] = people;
        if (one === undefined) throw new Error("nobody");
        const following = people.map((other, at) =>
          other.application === one.application ? { ...other, ...change, stands: all[at]?.wouldStand ?? false } : other,
        );
        const mine = following.filter((other) => other.application === one.application);
        const run = await stored(service, people);
        const was = await rankedIn(run);
        const proposed: ProposedApplication = {
          applicationId: one.application,
          standing: mine.filter((other) => other.stands).map((other) => other.id),
          score: {
            ...columnsOf({ ...one, ...change }),
            applicantClass: one.class,
            submittedAt: one.submittedAt,
          },
        };
        const ids = mine.map((other) => other.id);
        const toRank = { ...run, proposed };
        const found = await compareWithRun(tx(), toRank, await given(toRank), was.runId, ids);
        const now = await rankedIn(await stored(service, following));
        const sideOf = (rows: readonly RankedCandidate[], { receipt }: Someone) => {
          const row = rows.find((other) => other.receipt === receipt);
          return row === undefined ? null : { pool: row.pool, rank: row.rank, total: row.total, outcome: row.outcome };
        };
        const expected = people
          .map((other) => ({ id: other.id, before: sideOf(was.rows, other), now: sideOf(now.rows, other) }))
          .filter((other) => ids.includes(other.id) || JSON.stringify(other.before) !== JSON.stringify(other.now))
          .filter((other) => other.before !== null || other.now !== null);
        const plain = ({ pool, rank, total, outcome }: NonNullable<ComparedRow["now"]>) => ({
          pool,
          rank,
          total,
          outcome,
        });
        const sides = found.map(({ candidacyId, before, now }) => ({
          id: candidacyId,
          before: before === null ? null : plain(before),
          now: now === null ? null : plain(now),
        }));
        const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
        expect(sides.sort(byId)).toEqual(expected.sort(byId));
        for (const row of found)
          if (ids.includes(row.candidacyId) && row.before !== null && row.now !== null)
            expect(row.rescored).toBe(change.total !== one.total || change.vetoed !== one.vetoed);
      }),
      { numRuns: 100, seed: 2020 },
    );
  });
});
