import { createHash } from "node:crypto";
import fc from "fast-check";
import type { Candidate, Service, TieKey } from "../service";

/** SHA-256 in lower-case hexadecimal. */
export const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
/** A project without pools, keys or thresholds. */
export const base: Service = {
  code: "s",
  name: "s",
  year: 2020,
  kind: "k",
  department: "d",
  classes: ["A", "B"],
  thresholds: [],
  order: "total",
  allocation: "pool",
  pools: [],
  tieBreak: [],
  boundaryTies: "admit",
  lotSeed: "seed",
  publicityWorkingDays: null,
  fulfilment: null,
};

const KEYS: readonly TieKey[] = [
  { by: "section", code: "basic", order: "descending" },
  { by: "indicator", code: "P", order: "ascending" },
  { by: "earliest", code: "P" },
  { by: "submittedAt" },
];
const service: fc.Arbitrary<Service> = fc
  .record({
    preference: fc.boolean(),
    order: fc.constantFrom("total" as const, "keys" as const),
    quotas: fc.array(fc.option(fc.integer({ min: 0, max: 4 }), { nil: null }), { minLength: 1, maxLength: 3 }),
    ties: fc.constantFrom("admit" as const, "exclude" as const),
    threshold: fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }),
    keys: fc.shuffledSubarray([...KEYS]),
    lot: fc.boolean(),
  })
  .map(({ preference, order, quotas, ties, threshold, keys, lot }) => ({
    ...base,
    allocation: preference ? ("preference" as const) : ("pool" as const),
    order,
    boundaryTies: ties,
    thresholds:
      threshold === null
        ? []
        : [
            {
              by: "total" as const,
              code: null,
              atLeast: (threshold * 100) as Service["thresholds"][number]["atLeast"],
            },
          ],
    pools: quotas.map((quota, index) => ({ code: `p${index}`, name: `p${index}`, quota, classes: ["A", "B"] })),
    tieBreak: [...keys, ...(preference || lot ? [{ by: "lot" as const }] : [])],
  }));

/** A project and its candidates: few different values, so that ties are many. */
export const crowd = service.chain((one) =>
  fc.record({
    service: fc.constant(one),
    candidates: fc
      .array(
        fc.record({
          total: fc.integer({ min: 0, max: 4 }).map((n) => n * 100),
          vetoed: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
          basic: fc.integer({ min: 0, max: 2 }),
          earliest: fc.constantFrom("2010-01-01", "2015-06-30", null),
          submittedAt: fc.constantFrom(
            null,
            "2020-07-14T09:30:00+08:00",
            "2020-07-14T01:30:00.5Z",
            "2020-07-14T09:30:00.500001+08:00",
          ),
          choices: fc.shuffledSubarray(one.pools.map((pool) => pool.code)),
        }),
        { maxLength: 25 },
      )
      .map((rows) =>
        rows.map(
          ({ total, vetoed, basic, earliest, submittedAt, choices }, index): Candidate => ({
            receipt: `R${String(index).padStart(3, "0")}`,
            class: index % 2 === 0 ? "A" : "B",
            total,
            vetoed,
            sections: { basic },
            indicators: basic === 0 ? {} : { P: basic },
            earliest: earliest === null ? {} : { P: earliest },
            submittedAt,
            choices,
          }),
        ),
      ),
  }),
);
