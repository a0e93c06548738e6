import { describe, expect, it } from "vitest";
import { applicationFile, indicator, pointsOf, rulebookFile, scoreOf } from "../../contracts/testing/small-rulebook";

const months = (more: object = {}) => ({ kind: "perUnit", unit: "month", step: 12, points: 2, ...more });
const option = (code: string, points: number, more: object = {}) => ({ code, name: code, points, ...more });

describe("once", () => {
  it("counts once, whatever the number of items, by the largest share, half up", () => {
    const rule = { kind: "once", points: 5 };
    expect(pointsOf(rule, [])).toBe(0);
    expect(pointsOf(rule, [{}, {}, {}])).toBe(5);
    expect(pointsOf(rule, [{ share: "1/3" }, { share: "1/2" }])).toBe(2.5);
    expect(pointsOf({ kind: "once", points: 0.01 }, [{ share: "1/2" }])).toBe(0.01);
    expect(pointsOf({ kind: "once", points: 0.01 }, [{ share: "49/100" }])).toBe(0);
    expect(pointsOf({ kind: "once", points: 5, cap: 3 }, [{}])).toBe(3);
  });
});

describe("tiers", () => {
  const options = [option("low", 10), option("high", 25.5, { cap: 40 })];
  it("takes the best option, or adds them up to each option's own cap", () => {
    expect(pointsOf({ kind: "tiers", options }, [{ option: "low" }, { option: "high" }])).toBe(25.5);
    expect(pointsOf({ kind: "tiers", options }, [{ option: "high", share: "1/3" }, { option: "low" }])).toBe(10);
    const sum = { kind: "tiers", mode: "sum", options };
    expect(pointsOf(sum, [{ option: "low", count: 3 }, { option: "high" }])).toBe(55.5);
    expect(pointsOf(sum, [{ option: "high" }, { option: "high" }])).toBe(40);
    expect(pointsOf({ ...sum, cap: 45 }, [{ option: "low", count: 3 }, { option: "high" }])).toBe(45);
  });
});

describe("perUnit", () => {
  it("counts whole steps, prorates half up, and adds options apart", () => {
    const yuan = { kind: "perUnit", unit: "yuan", step: 1000, points: 1 };
    expect(pointsOf(yuan, [{ quantity: 999.9999 }])).toBe(0);
    expect(pointsOf(yuan, [{ quantity: 1000 }])).toBe(1);
    expect(pointsOf(yuan, [{ quantity: 600 }, { quantity: 600 }])).toBe(1);
    expect(pointsOf(yuan, [{ quantity: 3000, share: "1/3" }])).toBe(1);
    expect(pointsOf({ ...yuan, prorate: true }, [{ quantity: 1005 }])).toBe(1.01);
    expect(pointsOf({ ...yuan, prorate: true }, [{ quantity: 1004.9999 }])).toBe(1);
    const each = months({ perOption: true, options: [option("a", 2), { code: "b", name: "b", points: 3, cap: 4 }] });
    const years = (code: string) => ({ option: code, from: "2017-04-01", to: "2020-03-31" });
    expect(pointsOf(each, [years("a")])).toBe(6);
    expect(pointsOf(each, [years("a"), years("b")])).toBe(10);
  });

  it("is exact where binary floating point is not", () => {
    const large = (step: number) => ({ kind: "perUnit", unit: "yuan", step, points: 1 });
    expect(pointsOf(large(0.1), [{ quantity: 0.3 }])).toBe(3);
    expect(pointsOf(large(0.07), [{ quantity: 0.35 }])).toBe(5);
    for (let digits = 100; digits < 1000; digits++) {
      const quantity = Number(`800000000000.${digits}`);
      expect(pointsOf(large(quantity), [{ quantity }])).toBe(1);
    }
    expect(pointsOf(large(1), Array(3).fill({ quantity: 1, share: "1/3" }))).toBe(1);
    const prorate = { kind: "perUnit", unit: "yuan", step: 3, points: 0.03, prorate: true };
    expect(pointsOf(prorate, [{ quantity: 0.5 }])).toBe(0.01);
    expect(pointsOf(prorate, [{ quantity: 0.4999 }])).toBe(0);
  });

  it("stops exactly at its cap, one above changes nothing", () => {
    const event = { kind: "perUnit", unit: "event", points: 4, cap: 20 };
    expect(pointsOf(event, [{ count: 4 }])).toBe(16);
    expect(pointsOf(event, [{ count: 5 }])).toBe(20);
    expect(pointsOf(event, [{ count: 6 }])).toBe(20);
  });
});

describe("bands, progressive and age", () => {
  it("takes the one band, whose lower edge counts and upper does not", () => {
    const bands = {
      kind: "bands",
      unit: "event",
      bands: [
        { from: 1, to: 3, points: 10 },
        { from: 3, pointsPerUnit: 2 },
      ],
    };
    expect([0, 1, 2, 3, 4].map((count) => (count === 0 ? pointsOf(bands, []) : pointsOf(bands, [{ count }])))).toEqual([
      0, 10, 10, 6, 8,
    ]);
    const zero = { kind: "bands", unit: "yuan", bands: [{ from: 0, to: 5, points: 7 }] };
    expect(pointsOf(zero, [{ quantity: 0 }])).toBe(7);
    expect(pointsOf(zero, [])).toBe(0);
  });
  it("prices each unit by its slice", () => {
    const rule = {
      kind: "progressive",
      unit: "event",
      slices: [
        { upTo: 2, points: 5 },
        { upTo: 4, points: 3 },
        { upTo: null, points: 1 },
      ],
    };
    expect([1, 2, 3, 4, 6].map((count) => pointsOf(rule, [{ count }]))).toEqual([5, 10, 13, 16, 18]);
  });
  it("reads age without a claim; born on 29 February is older on 1 March", () => {
    const rule = (on: string) => ({ kind: "bands", of: "age", on, bands: [{ from: 32, points: 9 }] });
    const ageOn = (on: string) =>
      scoreOf(rulebookFile([indicator("P", rule(on))]), applicationFile({})).content.indicators.P;
    expect([ageOn("2019-02-28"), ageOn("2020-02-28"), ageOn("2020-02-29"), ageOn("2021-02-28")]).toEqual([0, 0, 9, 9]);
    const common = { ...applicationFile({}), person: { birthDate: "1989-02-28" } };
    expect(scoreOf(rulebookFile([indicator("P", rule("2021-02-28"))]), common).content.indicators.P).toBe(9);
    const leap = (on: string) => ({ kind: "bands", of: "age", on, bands: [{ from: 33, points: 9 }] });
    const onDay = (on: string) =>
      scoreOf(rulebookFile([indicator("P", leap(on))]), applicationFile({})).content.indicators.P;
    expect([onDay("2021-02-28"), onDay("2021-03-01")]).toEqual([0, 9]);
  });
});

describe("months", () => {
  const of = (from: string, to?: string) =>
    pointsOf(months({ step: 1, points: 1 }), [to === undefined ? { from } : { from, to }]);
  it("are whole months, the cut-off included, month ends clamped", () => {
    expect(of("2020-03-01")).toBe(1);
    expect(of("2020-03-02")).toBe(0);
    expect(of("2019-04-01")).toBe(12);
    expect(of("2020-01-31", "2020-02-27")).toBe(0);
    expect(of("2020-01-31", "2020-02-28")).toBe(1);
    expect(of("2019-01-31", "2019-02-27")).toBe(1);
    expect(of("2016-02-29", "2017-02-27")).toBe(12);
    expect(of("2020-04-01")).toBe(0);
    expect(of("2020-03-31", "2021-05-01")).toBe(0);
  });
  it("merge overlapping and adjacent periods, and add apart ones", () => {
    const rule = months({ step: 1, points: 1 });
    const early = { from: "2019-01-16", to: "2019-02-10" };
    expect(pointsOf(rule, [early, { from: "2019-02-11", to: "2019-03-15" }])).toBe(2);
    expect(pointsOf(rule, [early, { from: "2019-02-01", to: "2019-03-15" }])).toBe(2);
    expect(pointsOf(rule, [early, { from: "2019-02-12", to: "2019-03-15" }])).toBe(1);
  });
});
