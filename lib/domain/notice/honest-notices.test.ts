import fc from "fast-check";
import { expect, it } from "vitest";
import { failures, proofOf, published } from "../../cli/testing/notice-kit";
import { type Facts, SCHOOLING, SCHOOLING_FACTS } from "./testing/facts";

const POOLS = ["p1", "p2", "p3"] as const;
const CLASSES = ["A", "B", "C"] as const;
const TOWNSHIPS = ["灵秀镇", "宝盖镇", "永宁镇", "锦尚镇"] as const;
/** Pools by class: p1 holds all, p2 A and B, p3 C. */
const HELD = { A: ["p1", "p2"], B: ["p1", "p2"], C: ["p1", "p3"] } as const;

const quota = fc.option(fc.nat(5), { nil: undefined });
const tieKey = fc.constantFrom(
  { by: "section", code: "basic" },
  { by: "indicator", code: "P03", order: "ascending" },
  { by: "earliest", code: "P04" },
  { by: "submittedAt" },
  { by: "lot" },
);
const service = fc
  .record({
    allocation: fc.constantFrom("pool", "preference"),
    order: fc.constantFrom("total", "keys"),
    boundaryTies: fc.constantFrom("admit", "exclude"),
    thresholds: fc.subarray([
      { by: "total", atLeast: 11 },
      { by: "total", atLeast: 10.5 },
      { by: "section", code: "basic", atLeast: 1 },
    ]),
    quotas: fc.tuple(quota, quota, quota),
    keys: fc.array(tieKey, { maxLength: 3 }),
  })
  .map(({ quotas, keys, ...rest }) => ({
    ...rest,
    format: "points-service/1",
    year: 2020,
    code: "random-2020",
    name: "随机项目",
    kind: "housing",
    department: "housing",
    classes: CLASSES,
    pools: POOLS.map((code, index) => ({
      code,
      name: code,
      quota: quotas[index],
      classes: CLASSES.filter((one) => HELD[one].some((pool) => pool === code)),
    })),
    tieBreak: rest.allocation === "preference" ? [...keys, { by: "lot" }] : keys,
    lotSeed: "公开随机数",
  }));

/** Few different values, so that ties are many. */
const facts = fc
  .record({
    class: fc.constantFrom(...CLASSES),
    total: fc.constantFrom(10, 10.5, 11, 12.25),
    basic: fc.nat(2),
    since: fc.constantFrom(undefined, "2015-03-01", "2016-02-29"),
    township: fc.constantFrom(...TOWNSHIPS),
    vetoed: fc.nat(9).map((roll) => roll === 0),
    turned: fc.boolean(),
    chosen: fc.nat(2),
  })
  .map(({ turned, chosen, ...rest }): Omit<Facts, "receipt"> => {
    const held = turned ? [...HELD[rest.class]].reverse() : HELD[rest.class];
    return { ...rest, choices: held.slice(0, chosen) };
  });

it("honest random rankings verify, each with every private proof", () => {
  fc.assert(
    fc.property(service, fc.array(facts, { maxLength: 16 }), (raw, people) => {
      const list = people.map((one, index) => ({ ...one, receipt: `R${index}` }));
      const one = published(raw, list);
      expect(failures(one.notice, { key: one.notice.signature.publicKey })).toEqual([]);
      for (const receipt of one.proofs.keys())
        expect(failures(one.notice, { proof: proofOf(one, receipt) })).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

it("a pool left out changes no row of the others, which verify with their proofs; by preference it does not go", () => {
  const standsIn = (one: Omit<Facts, "receipt">) => one.choices?.[0] ?? "p1";
  fc.assert(
    fc.property(service, fc.array(facts, { maxLength: 16 }), fc.constantFrom(...POOLS), (raw, people, held) => {
      fc.pre(raw.allocation === "pool");
      const list = people.map((one, index) => ({ ...one, receipt: `R${index}` }));
      const whole = published(raw, list);
      const rest = published(
        raw,
        list.filter((one) => standsIn(one) !== held),
      );
      expect(rest.notice.rows).toEqual(whole.notice.rows.filter((row) => row.pool !== held));
      expect(failures(rest.notice, {})).toEqual([]);
      for (const receipt of rest.proofs.keys())
        expect(failures(rest.notice, { proof: proofOf(rest, receipt) })).toEqual([]);
    }),
    { numRuns: 200 },
  );
  const { notice } = published(SCHOOLING, SCHOOLING_FACTS);
  const without = { ...notice, rows: notice.rows.filter((row) => row.pool !== "school-2") };
  expect(without.rows.length).toBeLessThan(notice.rows.length);
  expect(failures(without, {})).toContain("rank");
});
