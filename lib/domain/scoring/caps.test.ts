import { describe, expect, it } from "vitest";
import {
  applicationFile,
  indicator,
  type Json,
  pointsOf,
  rulebookFile,
  scoreOf,
} from "../../contracts/testing/small-rulebook";

/** A cap of 20 分 for points that come in steps of 0.01 分: just below, exactly at, just above, and the double. */
const EDGES = [
  [19.99, 19.99],
  [20, 20],
  [20.01, 20],
  [40, 20],
] as const;
const cap = 20;
const perYuan = { kind: "perUnit", unit: "yuan", points: 0.01 };
const option = (code: string, more: Json = {}) => ({ code, name: code, points: 0.01, ...more });
const yuan = (points: number) => Math.round(points * 100);

/** The rule of every kind that can be capped, with the items that earn so many points by it. */
const KINDS: readonly (readonly [string, Json, (points: number) => readonly Json[]])[] = [
  ["perUnit", { ...perYuan, cap }, (points) => [{ quantity: yuan(points) }]],
  [
    "perUnit, prorated",
    { ...perYuan, step: 2, points: 0.02, prorate: true, cap },
    (points) => [{ quantity: yuan(points) }],
  ],
  [
    "perUnit by option",
    { ...perYuan, perOption: true, options: [option("a"), option("b")], cap },
    (points) => [
      { option: "a", quantity: 1000 },
      { option: "b", quantity: yuan(points) - 1000 },
    ],
  ],
  [
    "tiers, added up",
    { kind: "tiers", mode: "sum", options: [option("a"), option("b")], cap },
    (points) => [
      { option: "a", count: 1000 },
      { option: "b", count: yuan(points) - 1000 },
    ],
  ],
  [
    "bands",
    { kind: "bands", unit: "yuan", bands: [{ from: 0, pointsPerUnit: 0.01 }], cap },
    (points) => [{ quantity: yuan(points) }],
  ],
  [
    "progressive",
    {
      kind: "progressive",
      unit: "yuan",
      slices: [
        { upTo: 1000, points: 0.01 },
        { upTo: null, points: 0.01 },
      ],
      cap,
    },
    (points) => [{ quantity: yuan(points) }],
  ],
];

describe.each(EDGES)("%d earned under a cap of 20 is %d", (earned, kept) => {
  it.each(KINDS)("of an indicator: %s", (_kind, rule, items) => {
    expect(pointsOf(rule, items(earned))).toBe(kept);
  });

  it.each([
    ["once", (points: number) => ({ kind: "once", points, cap })],
    ["tiers", (points: number) => ({ kind: "tiers", options: [option("a", { points })], cap })],
    ["age", (points: number) => ({ kind: "bands", of: "age", bands: [{ from: 18, points }], cap })],
  ])("of an indicator: %s", (kind, rule) => {
    expect(pointsOf(rule(earned), [kind === "tiers" ? { option: "a" } : {}].slice(kind === "age" ? 1 : 0))).toBe(kept);
  });

  it("of an option, the others' points beside it untouched", () => {
    const options = [option("a", { cap }), option("b", { points: 5 })];
    const each = { ...perYuan, perOption: true, options };
    expect(pointsOf(each, [{ option: "a", quantity: yuan(earned) }])).toBe(kept);
    const sum = { kind: "tiers", mode: "sum", options };
    expect(pointsOf(sum, [{ option: "a", count: yuan(earned) }, { option: "b" }])).toBe(kept + 5);
  });

  it("of a group: what is above it is taken from the last member, which says so", () => {
    const members = ["A", "B"].map((code) => indicator(code, perYuan, { group: "g" }));
    const book = rulebookFile(members, { groups: [{ code: "g", name: "组", mode: "sum", cap }] });
    const { score, content } = scoreOf(
      book,
      applicationFile({ A: [{ quantity: 1500 }], B: [{ quantity: yuan(earned) - 1500 }] }),
    );
    expect(content.total).toBe(kept);
    expect(content.indicators.A).toBe(15);
    expect(score.lines.map((line) => line.taken !== null)).toEqual([false, earned > cap]);
  });

  it("of a section: its indicators keep theirs, the section and the total stop", () => {
    const book = rulebookFile([indicator("A", perYuan)], { sections: [{ code: "basic", name: "基础", cap }] });
    const { content } = scoreOf(book, applicationFile({ A: [{ quantity: yuan(earned) }] }));
    expect(content).toMatchObject({ indicators: { A: earned }, sections: { basic: kept }, total: kept });
  });
});
