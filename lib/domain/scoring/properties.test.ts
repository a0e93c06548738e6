import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applicationFile, indicator, type Json, rulebookFile, scoreOf } from "../../contracts/testing/small-rulebook";
import { canonicalJson } from "../shared/canonical-json";

const RUNS = { numRuns: 200, seed: 2020 };
const points = fc.integer({ min: 0, max: 5000 }).map((hundredths) => hundredths / 100);
const day = fc
  .integer({ min: 0, max: 5000 })
  .map((days) => new Date(Date.UTC(2008, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));
const share = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 6, max: 12 })).map(([n, d]) => `${n}/${d}`);
const cap = fc.option(points, { nil: undefined });
const period = fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }));

/** A rule with the items that it reads; bands and age apart, whose points may fall when something is added. */
const monotone: fc.Arbitrary<{ rule: Json; item: fc.Arbitrary<Json> }> = fc.oneof(
  fc
    .record({ points, cap })
    .map((one) => ({ rule: { kind: "once", ...one }, item: share.map((value): Json => ({ share: value })) })),
  fc.record({ a: points, b: points, cap, sum: fc.boolean() }).map(({ a, b, cap: limit, sum }) => ({
    rule: {
      kind: "tiers",
      mode: sum ? "sum" : "highest",
      cap: limit,
      options: [
        { code: "a", name: "a", points: a },
        { code: "b", name: "b", points: b },
      ],
    },
    item: fc.record({ option: fc.constantFrom("a", "b"), share }) as fc.Arbitrary<Json>,
  })),
  fc.record({ points, cap, step: fc.integer({ min: 1, max: 24 }), prorate: fc.boolean() }).map((one) => ({
    rule: { kind: "perUnit", unit: "month", ...one },
    item: period as fc.Arbitrary<Json>,
  })),
  fc.record({ points, cap, step: fc.integer({ min: 1, max: 50 }), prorate: fc.boolean() }).map((one) => ({
    rule: { kind: "perUnit", unit: "hour", ...one },
    item: fc.record({ quantity: fc.integer({ min: 0, max: 9999 }).map((n) => n / 10), share }) as fc.Arbitrary<Json>,
  })),
  fc.record({ a: points, b: points, cap }).map(({ a, b, cap: limit }) => ({
    rule: {
      kind: "progressive",
      unit: "event",
      cap: limit,
      slices: [
        { upTo: 3, points: a },
        { upTo: null, points: b },
      ],
    },
    item: fc.integer({ min: 1, max: 9 }).map((count): Json => ({ count })),
  })),
);

/** Up to five indicators in two sections, some of them grouped or deductions, and a person's claims on them. */
const city = fc
  .array(
    monotone.chain(({ rule, item }) =>
      fc.record({
        rule: fc.constant(rule),
        items: fc.array(item, { maxLength: 4 }),
        extra: item,
        place: fc.constantFrom("basic", "more", "deduction", "grouped"),
      }),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .chain((ones) =>
    fc.record({
      ones: fc.constant(ones),
      sectionCap: cap,
      groupMode: fc.constantFrom("highest", "sum"),
      floor: fc.option(fc.integer({ min: -50, max: 0 }), { nil: undefined }),
    }),
  );
type City = typeof city extends fc.Arbitrary<infer T> ? T : never;

function rulebookOf({ ones, sectionCap, groupMode, floor }: City): Json {
  const indicators = ones.map(({ rule, place }, index) => {
    if (place === "deduction") return indicator(`I${index}`, rule, { effect: "deduction" });
    if (place === "grouped") return indicator(`I${index}`, rule, { group: "g" });
    return indicator(`I${index}`, rule, { section: place });
  });
  return rulebookFile(indicators, {
    sections: [
      { code: "basic", name: "一", cap: sectionCap },
      { code: "more", name: "二" },
    ],
    groups: [groupMode === "sum" ? { code: "g", name: "组", mode: "sum", cap: 30 } : { code: "g", name: "组" }],
    ...(floor === undefined ? {} : { totalFloor: floor }),
  });
}
const claimsOf = (ones: City["ones"], items: (one: City["ones"][number], index: number) => readonly Json[]) =>
  applicationFile(Object.fromEntries(ones.map((one, index) => [`I${index}`, items(one, index)])));

describe("scoring, whatever the rulebook and the person", () => {
  it("does not see the order of claims and items, and gives the same bytes again", () => {
    fc.assert(
      fc.property(city, (one) => {
        const book = rulebookOf(one);
        const straight = claimsOf(one.ones, ({ items }) => items);
        const turned = {
          ...straight,
          claims: [...(straight.claims as { items: Json[] }[])]
            .reverse()
            .map((claim) => ({ ...claim, items: [...claim.items].reverse() })),
        };
        const bytes = canonicalJson(scoreOf(book, straight).content);
        expect(canonicalJson(scoreOf(book, turned).content)).toBe(bytes);
        expect(canonicalJson(scoreOf(book, straight).content)).toBe(bytes);
      }),
      RUNS,
    );
  });

  it("never takes points from an indicator for one item more, before groups", () => {
    fc.assert(
      fc.property(city, (one) => {
        const alone: City = { ...one, ones: one.ones.map((each) => ({ ...each, place: "more" as const })) };
        const book = rulebookOf(alone);
        const before = scoreOf(
          book,
          claimsOf(alone.ones, ({ items }) => items),
        ).content.indicators;
        alone.ones.forEach((_each, more) => {
          const application = claimsOf(alone.ones, ({ items, extra }, index) =>
            index === more ? [...items, extra] : items,
          );
          const after = scoreOf(book, application).content.indicators;
          expect(after[`I${more}`]).toBeGreaterThanOrEqual(before[`I${more}`] ?? 0);
        });
      }),
      RUNS,
    );
  });

  it("adds up: indicators to sections, sections and deductions to the total", () => {
    fc.assert(
      fc.property(city, (one) => {
        const { content } = scoreOf(
          rulebookOf(one),
          claimsOf(one.ones, ({ items }) => items),
        );
        const hundredths = (value: number) => Math.round(value * 100);
        const ofPlace = (wanted: (place: string) => boolean) =>
          one.ones.reduce(
            (sum, { place }, index) => sum + (wanted(place) ? hundredths(content.indicators[`I${index}`] ?? 0) : 0),
            0,
          );
        const basic = ofPlace((place) => place === "basic" || place === "grouped");
        const limit = one.sectionCap === undefined ? Number.POSITIVE_INFINITY : hundredths(one.sectionCap);
        expect(hundredths(content.sections.basic ?? 0)).toBe(Math.min(basic, limit));
        expect(hundredths(content.sections.more ?? 0)).toBe(ofPlace((place) => place === "more"));
        expect(hundredths(content.deductions)).toBe(ofPlace((place) => place === "deduction"));
        const sum =
          hundredths(content.sections.basic ?? 0) +
          hundredths(content.sections.more ?? 0) -
          hundredths(content.deductions);
        expect(hundredths(content.total)).toBe(one.floor === undefined ? sum : Math.max(sum, one.floor * 100));
      }),
      RUNS,
    );
  });
});
