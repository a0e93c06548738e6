import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { laterForOneChild } from "../../lib/domain/candidacy/one-child-once";
import { rankCandidates } from "../../lib/domain/ranking/rank-candidates";
import type { Candidate, Service } from "../../lib/domain/ranking/service";
import { base, crowd, sha256 } from "../../lib/domain/ranking/testing/arbitrary";
import type { Points } from "../../lib/domain/shared/points";
import { ofTheirOwn, rankedIn, someone, stored, tx, useCrowds } from "../testing/crowds";
import { listLeftOut } from "./ranked-rows";

useCrowds();

describe("two implementations of a ranking (checklist AI-06)", () => {
  it("agree row for row, whatever the project and the people", async () => {
    await fc.assert(
      fc.asyncProperty(crowd, async ({ service, candidates }) => {
        const { rows } = await rankedIn(await stored(service, ofTheirOwn(candidates)));
        expect(rows).toEqual(rankCandidates(service, candidates, sha256));
      }),
      { numRuns: 150, seed: 2020 },
    );
  });

  it("agree on 20,000 people", async () => {
    const service: Service = {
      ...base,
      thresholds: [{ by: "section", code: "basic", atLeast: 1000 as Points }],
      pools: [
        { code: "p1", name: "p1", quota: 4000, classes: ["A"] },
        { code: "p2", name: "p2", quota: 1000, classes: ["B"] },
      ],
      tieBreak: [{ by: "section", code: "basic", order: "descending" }, { by: "submittedAt" }, { by: "lot" }],
    };
    const people = Array.from(
      { length: 20_000 },
      (_, at): Candidate => ({
        receipt: `R${String(at).padStart(5, "0")}`,
        class: at % 3 === 0 ? "B" : "A",
        total: ((at * 7919) % 300) * 25,
        vetoed: at % 97 === 0,
        sections: { basic: (at * 31) % 8000 },
        indicators: {},
        earliest: {},
        submittedAt: `2020-07-${String(1 + (at % 20)).padStart(2, "0")}T09:30:00+08:00`,
        choices: [],
      }),
    );
    const { rows } = await rankedIn(await stored(service, ofTheirOwn(people)));
    expect(rows).toEqual(rankCandidates(service, people, sha256));
  });

  it("agree on points as large as the contract lets a line earn", async () => {
    const MOST = 100_000_000_000;
    const service: Service = {
      ...base,
      thresholds: [{ by: "total", code: null, atLeast: (MOST / 2) as Points }],
      pools: [{ code: "p", name: "p", quota: 3_000_000_000, classes: ["A"] }],
      tieBreak: [
        { by: "section", code: "basic", order: "descending" },
        { by: "indicator", code: "P", order: "ascending" },
      ],
    };
    const person = (receipt: string, total: number, basic: number, P: number) =>
      someone(receipt, { total, sections: { basic }, indicators: { P } });
    const people = [
      person("a", MOST, 1, MOST),
      person("b", MOST, MOST, MOST),
      person("c", MOST, MOST, MOST - 1),
      person("d", -MOST, 0, MOST),
    ];
    const { rows } = await rankedIn(await stored(service, people));
    expect(rows).toEqual(rankCandidates(service, people, sha256));
    expect(rows.map((row) => row.receipt)).toEqual(["c", "b", "a", "d"]);
  });

  it("agree on who stands for a child that several name", async () => {
    const names = fc.array(fc.tuple(fc.constantFrom("a", "b", null), fc.integer({ min: 0, max: 2 })), {
      minLength: 25,
      maxLength: 25,
    });
    await fc.assert(
      fc.asyncProperty(crowd, names, async ({ service, candidates }, drawn) => {
        const people = ofTheirOwn(candidates).map((one, at) => {
          const [child, hour] = drawn[at] ?? [null, 0];
          return { ...one, child, enteredAt: new Date(Date.UTC(2020, 6, 1, hour)) };
        });
        const later = laterForOneChild(people);
        const run = await stored(service, people);
        const { runId, rows } = await rankedIn(run);
        expect(rows).toEqual(
          rankCandidates(
            service,
            people.filter((one) => !later.has(one)),
            sha256,
          ),
        );
        const left = await listLeftOut(tx(), run, runId);
        expect(left).toEqual(
          [...later].map(({ id }) => ({ id, childStands: true })).sort((a, b) => (a.id < b.id ? -1 : 1)),
        );
      }),
      { numRuns: 60, seed: 2020 },
    );
  });
});

it("nobody is taken for a child's later candidacy whose child does not stand", async () => {
  const pools = [{ code: "p", name: "p", quota: 1, classes: ["A"] }];
  const at = (hour: number) => new Date(Date.UTC(2020, 6, 1, hour));
  const [own, first, later] = [
    someone("a"),
    someone("b", { child: "x", enteredAt: at(1) }),
    someone("c", { child: "x", enteredAt: at(2) }),
  ];
  const before = await stored({ ...base, pools }, [own, first, later]);
  const { runId } = await rankedIn(before);
  const [adult, child] = [someone("d"), someone("e", { child: "y" })];
  const after = await stored({ ...base, pools }, [own, first, later, adult, child]);
  const left = await listLeftOut(tx(), after, runId);
  expect(new Map(left.map((one) => [one.id, one.childStands]))).toEqual(
    new Map([
      [later.id, true],
      [adult.id, false],
      [child.id, false],
    ]),
  );
});

it("looks at no score but the newest of its kind", async () => {
  const service: Service = { ...base, pools: [{ code: "p", name: "p", quota: 1, classes: ["A"] }] };
  const { rows } = await rankedIn(await stored(service, [someone("a")]));
  expect(rows).toEqual([{ receipt: "a", pool: "p", rank: 1, total: 500, outcome: "within-quota" }]);
});
