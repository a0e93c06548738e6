import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readRulebook } from "../../contracts/rulebook";
import { indicator, type Json, rulebookFile, scoreOf } from "../../contracts/testing/small-rulebook";
import { mostOfSection, mostPoints } from "./most-points";
import type { Rulebook } from "./rulebook";

function read(text: string): Rulebook {
  const book = readRulebook(text);
  if (!book.ok) throw new Error(JSON.stringify(book.error));
  return book.value.rulebook;
}
const most = (rule: Json) => {
  const [one] = read(JSON.stringify(rulebookFile([indicator("P", rule)]))).indicators;
  return one === undefined ? undefined : mostPoints(one);
};
const options = (...points: readonly Json[]) => points.map((one, index) => ({ code: `o${index}`, name: "x", ...one }));

describe("the most that a rule can bring, in hundredths", () => {
  it.each<[string, Json, number | null]>([
    ["once", { kind: "once", points: 5 }, 500],
    ["once, capped", { kind: "once", points: 5, cap: 4.5 }, 450],
    ["the best tier", { kind: "tiers", options: options({ points: 5 }, { points: 8 }) }, 800],
    ["tiers added up", { kind: "tiers", mode: "sum", options: options({ points: 5 }, { points: 8 }) }, null],
    [
      "each option capped",
      { kind: "tiers", mode: "sum", options: options({ points: 5, cap: 6 }, { points: 8, cap: 9 }) },
      1500,
    ],
    ["units", { kind: "perUnit", unit: "hour", points: 1 }, null],
    ["units, capped", { kind: "perUnit", unit: "hour", points: 1, cap: 20 }, 2000],
    [
      "bands",
      {
        kind: "bands",
        unit: "hour",
        bands: [
          { from: 1, to: 2.5, pointsPerUnit: 3 },
          { from: 3, points: 5 },
        ],
      },
      600,
    ],
    ["an open band by units", { kind: "bands", unit: "hour", bands: [{ from: 1, pointsPerUnit: 3 }] }, null],
    [
      "age",
      {
        kind: "bands",
        of: "age",
        bands: [
          { from: 18, to: 35, points: 10 },
          { from: 35, points: 4 },
        ],
      },
      1000,
    ],
    [
      "slices that end",
      {
        kind: "progressive",
        unit: "event",
        slices: [
          { upTo: 2, points: 3 },
          { upTo: 5, points: 1 },
          { upTo: null, points: 0 },
        ],
      },
      900,
    ],
    [
      "slices without end",
      {
        kind: "progressive",
        unit: "event",
        slices: [
          { upTo: 2, points: 3 },
          { upTo: null, points: 1 },
        ],
      },
      null,
    ],
  ])("%s", (_, rule, points) => {
    expect(most(rule)).toBe(points);
  });

  it("a band's upper edge is what the engine gives at most", () => {
    const rule = { kind: "bands", unit: "hour", bands: [{ from: 1, to: 2.5, pointsPerUnit: 3 }] };
    const claims = [{ indicator: "P", items: [{ quantity: 2.4 }] }];
    const application = {
      format: "points-application/1",
      receipt: "R",
      class: "A",
      person: { birthDate: "1990-01-01" },
      claims,
    };
    expect(scoreOf(rulebookFile([indicator("P", rule)]), application).score.total).toBe(most(rule));
  });
});

it("a section: its groups first, then its cap", () => {
  const once = (points: number) => ({ kind: "once", points });
  const section = (more: Json) => {
    const book = rulebookFile(
      [indicator("P1", once(5), { group: "g" }), indicator("P2", once(8), { group: "g" }), indicator("P3", once(3))],
      { groups: [{ code: "g", name: "g", mode: "highest" }], ...more },
    );
    const rulebook = read(JSON.stringify(book));
    return mostOfSection(rulebook, "basic", rulebook.indicators);
  };
  expect(section({})).toBe(1100);
  expect(section({ groups: [{ code: "g", name: "g", mode: "sum", cap: 10 }] })).toBe(1300);
  expect(section({ sections: [{ code: "basic", name: "基础", cap: 7 }] })).toBe(700);
});

it("every claim of the shipped rulebook is bounded", () => {
  const { indicators } = read(readFileSync("db/seed/2020/rulebook.json", "utf8"));
  const awards = indicators.filter((one) => one.effect === "award");
  expect(awards.filter((one) => mostPoints(one) === null)).toEqual([]);
});
