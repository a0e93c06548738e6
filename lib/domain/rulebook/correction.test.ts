import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readRulebook } from "../../contracts/rulebook";
import { indicator, rulebookFile } from "../../contracts/testing/small-rulebook";
import { isCorrectable, newlyDated, rulebookChanges } from "./correction";

const ONCE = { kind: "once", points: 5 };
const TIERS = {
  kind: "tiers",
  options: [
    { code: "a", name: "甲", points: 1 },
    { code: "b", name: "乙", points: 2 },
  ],
};
const file = (rule: object = ONCE, more: object = {}) =>
  rulebookFile([indicator("P", { ...rule }, { ...more }), indicator("Q", { ...TIERS })]);

describe("what a corrected rulebook changes", () => {
  it("nothing, where the files say the same", () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => rulebookChanges(value, structuredClone(value)).length === 0));
  });

  it("is named by the codes of its lists, and comes back the other way round", () => {
    const more = file({ ...ONCE, points: 8, cap: 20 });
    expect(rulebookChanges(file(), more)).toEqual([
      { path: "$.indicators[P].rule.points", before: 5, after: 8 },
      { path: "$.indicators[P].rule.cap", before: undefined, after: 20 },
    ]);
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        const there = rulebookChanges(a, b).map(({ path, before, after }) => ({ path, before: after, after: before }));
        expect(
          rulebookChanges(b, a)
            .map((one) => one.path)
            .sort(),
        ).toEqual(there.map((one) => one.path).sort());
      }),
    );
  });

  it.each([
    ["points", file({ kind: "once", points: 8 }), true],
    ["a name", file(ONCE, { name: "改名" }), true],
    ["a window", file(ONCE, { window: { onCutoff: true } }), true],
    [
      "the points of an option",
      rulebookFile([
        indicator("P", ONCE),
        indicator("Q", { ...TIERS, options: [{ code: "a", name: "甲", points: 9 }, TIERS.options[1]] }),
      ]),
      true,
    ],
    [
      "an option less",
      rulebookFile([indicator("P", ONCE), indicator("Q", { ...TIERS, options: [TIERS.options[0]] })]),
      false,
    ],
    ["an indicator more", rulebookFile([indicator("P", ONCE), indicator("Q", TIERS), indicator("R", ONCE)]), false],
    ["the order of indicators", rulebookFile([indicator("Q", TIERS), indicator("P", ONCE)]), false],
    ["the department", file(ONCE, { department: "e" }), false],
    ["the kind of rule", file({ kind: "perUnit", unit: "event", points: 5 }), false],
    ["the cut-off date", { ...file(), cutoffDate: "2020-04-30" }, false],
  ])("%s", (_what, after, allowed) => {
    const changes = rulebookChanges(file(), after);
    expect(changes.length).toBeGreaterThan(0);
    expect(changes.every(isCorrectable)).toBe(allowed);
  });

  it("no window asks for a day that nobody was asked for", () => {
    const book = (more: object) => {
      const read = readRulebook(JSON.stringify(file(ONCE, more)));
      if (!read.ok) throw new Error(JSON.stringify(read.error));
      return read.value.rulebook;
    };
    const [none, years, cutoff] = [book({}), book({ window: { years: 5 } }), book({ window: { onCutoff: true } })];
    expect([newlyDated(none, years), newlyDated(none, cutoff), newlyDated(years, cutoff)]).toEqual([
      ["P"],
      ["P"],
      ["P"],
    ]);
    expect([
      newlyDated(years, none),
      newlyDated(cutoff, years),
      newlyDated(years, book({ window: { years: 3 } })),
    ]).toEqual([[], [], []]);
  });
});
