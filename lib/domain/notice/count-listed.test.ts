import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import { rankCandidates } from "../ranking/rank-candidates";
import type { Candidate, Service } from "../ranking/service";
import { type ClassCount, standingByClass, sumOf } from "../signoff/counts";
import { OTHERS } from "./count-groups";
import { countListed } from "./count-listed";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const CLASSES = ["A", "B", "C"];
const SERVICE: Service = {
  code: "s",
  name: "s",
  year: 2020,
  kind: "k",
  department: "d",
  classes: CLASSES,
  thresholds: [{ by: "total", code: null, atLeast: 200 as Service["thresholds"][number]["atLeast"] }],
  order: "total",
  allocation: "pool",
  pools: [{ code: "p", name: "p", quota: 6, classes: CLASSES }],
  tieBreak: [{ by: "lot" }],
  boundaryTies: "admit",
  lotSeed: "seed",
  publicityWorkingDays: null,
  fulfilment: null,
};
const person = fc.record({
  township: fc.constantFrom("灵秀镇", "宝盖镇", "永宁镇"),
  class: fc.constantFrom(...CLASSES),
  total: fc.integer({ min: 0, max: 8 }).map((n) => n * 100),
  vetoed: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
});
type Person = typeof person extends fc.Arbitrary<infer P> ? P : never;

/** What each township signs for, counted from the people alone. */
function signedFor(people: readonly Person[]): ReadonlyMap<string, readonly ClassCount[]> {
  const townships = [...new Set(people.map((one) => one.township))];
  return new Map(
    townships.map((township) => [
      township,
      CLASSES.map((code): ClassCount => {
        const standing = people.filter((one) => one.township === township && one.class === code).length;
        return { class: code, sent: standing, standing, leftOut: 0, underWay: 0 };
      }),
    ]),
  );
}

it("the counts of a notice equal its file, and what the townships signed for, in any year (checklist AI-12)", () => {
  fc.assert(
    fc.property(fc.array(person, { maxLength: 60 }), (people) => {
      const candidates = people.map(
        ({ total, vetoed, class: applicantClass }, index): Candidate => ({
          receipt: `R${index}`,
          class: applicantClass,
          total,
          vetoed,
          sections: {},
          indicators: {},
          earliest: {},
          submittedAt: null,
          choices: [],
        }),
      );
      const file = rankCandidates(SERVICE, candidates, sha256).map((row) => {
        const { township, class: applicantClass } = people[Number(row.receipt.slice(1))] as Person;
        return { ...row, township, class: applicantClass };
      });
      const counts = countListed(file);
      const signed = signedFor(people);
      const listed = file.filter((row) => row.rank !== null);
      expect(counts.listed).toBe(listed.length);
      expect(counts.applicants).toBe(counts.listed + counts.vetoed + counts.belowThreshold);
      expect(counts.applicants).toBe([...signed.values()].reduce((sum, one) => sum + sumOf(one).standing, 0));
      const byClass = standingByClass([...signed.values()]);
      for (const code of CLASSES) {
        expect(counts.byClass[code] ?? 0).toBe(listed.filter((row) => row.class === code).length);
        expect(byClass.get(code) ?? 0).toBe(file.filter((row) => row.class === code).length);
      }
      for (const [name, count] of Object.entries(counts.byTownship).filter(([shown]) => shown !== OTHERS)) {
        const own = file.filter((row) => row.township === name);
        expect(count).toBe(own.filter((row) => row.rank !== null).length);
        expect(sumOf(signed.get(name) ?? []).standing).toBe(own.length);
      }
      expect(Object.values(counts.byTownship).reduce((sum, one) => sum + one, 0)).toBe(listed.length);
    }),
    { numRuns: 200, seed: 2020 },
  );
});
