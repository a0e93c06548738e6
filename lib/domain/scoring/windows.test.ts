import { describe, expect, it } from "vitest";
import {
  applicationFile,
  indicator,
  type Json,
  pointsOf,
  rulebookFile,
  scoreOf,
} from "../../contracts/testing/small-rulebook";

const event = { kind: "perUnit", unit: "event", points: 1 };
const onDay = (window: Json | null, on: string) => pointsOf(event, [{ on }], window === null ? {} : { window });

describe("which items are eligible", () => {
  it("without a window: up to the cut-off, that day included", () => {
    expect(["2020-03-30", "2020-03-31", "2020-04-01"].map((on) => onDay(null, on))).toEqual([1, 1, 0]);
  });
  it("years: from the day after D minus n years", () => {
    expect(["2017-03-30", "2017-03-31", "2017-04-01"].map((on) => onDay({ years: 3 }, on))).toEqual([0, 0, 1]);
    const leap = (on: string) =>
      scoreOf(
        rulebookFile([indicator("P", event, { window: { years: 1 } })], { cutoffDate: "2020-02-29" }),
        applicationFile({ P: [{ on }] }),
      ).content.indicators.P;
    expect([leap("2019-02-28"), leap("2019-03-01")]).toEqual([0, 1]);
  });
  it("a fixed range: both ends, `to` in place of the cut-off, also when later", () => {
    const window = { from: "2019-01-01", to: "2020-06-30" };
    expect(["2018-12-31", "2019-01-01", "2020-06-30", "2020-07-01"].map((on) => onDay(window, on))).toEqual([
      0, 1, 1, 0,
    ]);
    const month = { kind: "perUnit", unit: "month", points: 1 };
    expect(pointsOf(month, [{ from: "2018-06-01" }], { window })).toBe(18);
    expect(pointsOf(month, [{ from: "2018-06-01", to: "2018-12-31" }], { window })).toBe(0);
  });
  it("a range that begins after the cut-off: a period without `to` is cut to the cut-off, and so stands before it", () => {
    const month = { kind: "perUnit", unit: "month", points: 1 };
    const bands = { kind: "bands", unit: "month", bands: [{ from: 0, points: 7 }] };
    const window = { from: "2020-06-01" };
    for (const item of [{ from: "2019-01-01" }, { from: "2019-01-01", to: "2020-12-31" }]) {
      expect(pointsOf(month, [item], { window })).toBe(0);
      expect(pointsOf(bands, [item], { window })).toBe(0);
    }
  });
  it("onCutoff: a chained permit counts whole, a broken chain not at all", () => {
    const month = { kind: "perUnit", unit: "month", step: 12, points: 5 };
    const window = { onCutoff: true };
    const old = { from: "2016-04-01", to: "2018-03-31" };
    expect(pointsOf(month, [old, { from: "2018-04-01" }], { window })).toBe(20);
    expect(pointsOf(month, [old, { from: "2018-04-02" }], { window })).toBe(5);
    expect(pointsOf(month, [{ from: "2016-04-01", to: "2020-03-30" }], { window })).toBe(0);
    expect(pointsOf(month, [{ from: "2016-04-01", to: "2020-03-31" }], { window })).toBe(20);
  });
  it("a veto without a window knows no date", () => {
    const book = rulebookFile([indicator("V", null, { effect: "veto" })]);
    expect(scoreOf(book, applicationFile({ V: [{ on: "2025-01-01" }] })).content.vetoed).toBe(true);
    expect(scoreOf(book, applicationFile({ V: [] })).content.vetoed).toBe(false);
  });
});

describe("from indicators to the total", () => {
  const once = (points: number) => ({ kind: "once", points });
  const claim = (...codes: string[]) => applicationFile(Object.fromEntries(codes.map((code) => [code, [{}]])));
  it("groups: the first highest stays; a sum is cut from the last member on", () => {
    const members = ["A", "B", "C"].map((code, index) => indicator(code, once([5, 8, 8][index] ?? 0), { group: "g" }));
    const highest = rulebookFile(members, { groups: [{ code: "g", name: "组", mode: "highest" }] });
    expect(scoreOf(highest, claim("A", "B", "C")).content.indicators).toEqual({ A: 0, B: 8, C: 0 });
    const sum = rulebookFile(members, { groups: [{ code: "g", name: "组", mode: "sum", cap: 10 }] });
    expect(scoreOf(sum, claim("A", "B", "C")).content.indicators).toEqual({ A: 5, B: 5, C: 0 });
  });
  it("sections have caps and may stand outside the total; deductions stop at the floor", () => {
    const book = (more: Json) =>
      rulebookFile(
        [
          indicator("P", once(80)),
          indicator("Q", once(30), { section: "extra" }),
          indicator("N", once(100), { effect: "deduction" }),
        ],
        {
          sections: [
            { code: "basic", name: "基础", cap: 60 },
            { code: "extra", name: "附加", inTotal: false },
          ],
          ...more,
        },
      );
    const full = scoreOf(book({}), claim("P", "Q", "N")).content;
    expect(full).toMatchObject({
      total: -40,
      sections: { basic: 60, extra: 30 },
      deductions: 100,
      indicators: { P: 80, Q: 30, N: 100 },
    });
    expect(scoreOf(book({ totalFloor: 0 }), claim("P", "Q", "N")).content.total).toBe(0);
    expect(scoreOf(book({ totalFloor: -20 }), claim("P", "N")).content.total).toBe(-20);
  });
  it("kinds leave out what is not for them, claims validated all the same", () => {
    const book = rulebookFile([indicator("P", once(5)), indicator("H", once(7), { services: ["housing"] })]);
    expect(scoreOf(book, claim("P", "H")).content.total).toBe(12);
    expect(scoreOf(book, claim("P", "H"), "housing").content.total).toBe(12);
    expect(scoreOf(book, claim("P", "H"), "schooling").content).toMatchObject({ total: 5, indicators: { P: 5 } });
  });
  it("says the earliest eligible date as written, and reads two claims on one indicator as one", () => {
    const book = rulebookFile([
      indicator("P", { kind: "perUnit", unit: "month", points: 1 }, { window: { years: 1 } }),
    ]);
    const twice = {
      ...applicationFile({}),
      claims: [
        { indicator: "P", items: [{ from: "2018-01-01", to: "2019-05-31" }] },
        { indicator: "P", items: [{ from: "2019-05-01" }] },
      ],
    };
    expect(scoreOf(book, twice).content).toMatchObject({ indicators: { P: 12 }, earliest: { P: "2018-01-01" } });
  });
});
