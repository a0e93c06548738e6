import { expect, it } from "vitest";
import { rankCandidates } from "./rank-candidates";
import { listDifferences } from "./second-ranking";
import type { Candidate, RankedCandidate, Service } from "./service";
import { base, sha256 } from "./testing/arbitrary";

const service: Service = {
  ...base,
  pools: [
    { code: "p1", name: "p1", quota: 1, classes: ["A"] },
    { code: "p2", name: "p2", quota: 1, classes: ["A"] },
  ],
};
const people = ["a", "b", "c"].map(
  (receipt, at): Candidate => ({
    receipt,
    class: "A",
    total: 900 - at * 100,
    vetoed: false,
    sections: {},
    indicators: {},
    earliest: {},
    submittedAt: null,
    choices: ["p1"],
  }),
);
const rows = rankCandidates(service, people, sha256);
const differences = (given: readonly RankedCandidate[]) =>
  listDifferences(
    service,
    people.map((candidate) => {
      const at = given.findIndex((row) => row.receipt === candidate.receipt);
      return { candidate, row: given[at] as RankedCandidate, position: at + 1 };
    }),
    sha256,
  );
const changed = (row: Partial<RankedCandidate>) => rows.map((one, at) => (at === 1 ? { ...one, ...row } : one));

it.each<readonly [string, readonly RankedCandidate[], readonly (readonly string[])[]]>([
  ["nothing", rows, []],
  ["rank", changed({ rank: 1 }), [["p1"]]],
  ["pool", changed({ pool: "p2" }), [["p1", "p2"]]],
  ["outcome", changed({ outcome: "within-quota" }), [["p1"]]],
  ["total", changed({ total: 1 }), [["p1"]]],
  ["order", [...rows].reverse(), [["p1"], ["p1"]]],
])("what differs is named at the doors of the pools that it concerns: %s", (_, given, found) => {
  expect(differences(given)).toEqual(found);
});
