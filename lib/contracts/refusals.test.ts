import { describe, expect, it } from "vitest";
import { applicationReader } from "./application";
import { readRulebook } from "./rulebook";
import { readScoreRow } from "./score";
import { readService } from "./service";
import { applicationFile, indicator, type Json, rulebookFile } from "./testing/small-rulebook";

const once = { kind: "once", points: 5 };
const paths = (read: { ok: boolean; error?: readonly { readonly path: string }[] }) =>
  read.ok ? [] : (read.error ?? []).map((one) => one.path);
const ofRulebook = (file: Json | string) => paths(readRulebook(typeof file === "string" ? file : JSON.stringify(file)));
const withRule = (rule: Json, more: Json = {}) => rulebookFile([indicator("P", rule, more)]);

describe("rulebooks that are refused, at the place that is wrong", () => {
  const cases: readonly (readonly [string, Json | string, string])[] = [
    ["not JSON", "{", "$"],
    ["a key twice", '{"format":"points-rulebook/1","format":"points-rulebook/1"}', "$.format"],
    ["another format", { ...rulebookFile([]), format: "points-rulebook/2" }, "$.format"],
    ["an unknown key", { ...rulebookFile([indicator("P", once)]), note: "x" }, "$.note"],
    ["a missing key", { ...rulebookFile([indicator("P", once)]), title: undefined }, "$.title"],
    ["a day that does not exist", rulebookFile([indicator("P", once)], { cutoffDate: "2019-02-29" }), "$.cutoffDate"],
    ["a day before 1900", rulebookFile([indicator("P", once)], { cutoffDate: "1899-12-31" }), "$.cutoffDate"],
    ["a code twice", rulebookFile([indicator("P", once), indicator("P", once)]), "$.indicators[1].code"],
    ["a code of a wrong form", rulebookFile([indicator("P 1", once)]), "$.indicators[0].code"],
    ["an unknown class", withRule(once, { classes: ["Z"] }), "$.indicators[0].classes[0]"],
    ["no classes", withRule(once, { classes: [] }), "$.indicators[0].classes"],
    ["an unknown section", withRule(once, { section: "none" }), "$.indicators[0].section"],
    ["an unknown department", withRule(once, { department: "none" }), "$.indicators[0].department"],
    ["an unknown group", withRule(once, { group: "none" }), "$.indicators[0].group"],
    [
      "a deduction with a section",
      withRule(once, { effect: "deduction", section: "basic" }),
      "$.indicators[0].section",
    ],
    ["a veto with a rule", withRule(once, { effect: "veto" }), "$.indicators[0].rule"],
    ["banYears on an award", withRule(once, { banYears: 2 }), "$.indicators[0].banYears"],
    ["negative points", withRule({ kind: "once", points: -1 }), "$.indicators[0].rule.points"],
    ["three decimals", withRule({ kind: "once", points: 1.005 }), "$.indicators[0].rule.points"],
    ["over a million", withRule({ kind: "once", points: 1_000_001 }), "$.indicators[0].rule.points"],
    ["an unknown kind", withRule({ kind: "twice", points: 1 }), "$.indicators[0].rule.kind"],
    [
      "a field that the rule does not read",
      withRule({ kind: "once", points: 1, step: 2 }),
      "$.indicators[0].rule.step",
    ],
    ["a step of 0", withRule({ kind: "perUnit", unit: "yuan", points: 1, step: 0 }), "$.indicators[0].rule.step"],
    ["no options", withRule({ kind: "tiers", options: [] }), "$.indicators[0].rule.options"],
    [
      "bands that overlap",
      withRule({
        kind: "bands",
        unit: "event",
        bands: [
          { from: 1, to: 3, points: 1 },
          { from: 2, points: 2 },
        ],
      }),
      "$.indicators[0].rule.bands[1].from",
    ],
    [
      "a band that ends before it begins",
      withRule({ kind: "bands", unit: "event", bands: [{ from: 3, to: 3, points: 1 }] }),
      "$.indicators[0].rule.bands[0].to",
    ],
    [
      "slices that do not rise",
      withRule({
        kind: "progressive",
        unit: "event",
        slices: [
          { upTo: 2, points: 1 },
          { upTo: 2, points: 1 },
          { upTo: null, points: 1 },
        ],
      }),
      "$.indicators[0].rule.slices[1].upTo",
    ],
    [
      "an open slice before the last",
      withRule({
        kind: "progressive",
        unit: "event",
        slices: [
          { upTo: null, points: 1 },
          { upTo: 3, points: 1 },
        ],
      }),
      "$.indicators[0].rule.slices[0].upTo",
    ],
    ["an empty window", withRule(once, { window: {} }), "$.indicators[0].window"],
    ["years beside a range", withRule(once, { window: { years: 2, from: "2019-01-01" } }), "$.indicators[0].window"],
    ["a window of 0 years", withRule(once, { window: { years: 0 } }), "$.indicators[0].window.years"],
    [
      "a group of sum without cap",
      rulebookFile([indicator("P", once)], { groups: [{ code: "g", name: "g", mode: "sum" }] }),
      "$.groups[0].cap",
    ],
    [
      "more than 15 significant digits",
      JSON.stringify(withRule(once)).replace('"points":5', '"points":1.0000000000000001'),
      "$.indicators[0].rule.points",
    ],
  ];
  it.each(cases)("%s", (_name, file, path) => {
    const found = ofRulebook(file);
    expect(found.length).toBeGreaterThan(0);
    expect(
      found.some((one) => one === path || one.startsWith(path) || path.startsWith(one)),
      `${path} in ${found.join(" ")}`,
    ).toBe(true);
  });
  it("lists every fault at once", () => {
    expect(
      ofRulebook(rulebookFile([indicator("P", { kind: "once", points: -1 }, { department: "x" })], { title: 3 }))
        .length,
    ).toBeGreaterThanOrEqual(2);
  });
  it("takes null on an optional key as absent", () => {
    expect(ofRulebook(withRule({ ...once, cap: null }, { window: null, group: null, services: null }))).toEqual([]);
  });
  it("takes null on a key that another rule or effect has as absent, but not on an unknown or a needed one", () => {
    const foreign = { step: null, unit: null, options: null, bands: null, of: null, slices: null, prorate: null };
    expect(ofRulebook(withRule({ ...once, ...foreign }, { banYears: null }))).toEqual([]);
    expect(ofRulebook(withRule(once, { effect: "deduction", section: null, banYears: null }))).toEqual([]);
    expect(ofRulebook(withRule({ ...once, steps: null }))).toEqual(["$.indicators[0].rule.steps"]);
    expect(ofRulebook(withRule({ kind: "once", points: null }))).toEqual(["$.indicators[0].rule.points"]);
  });
});

describe("applications that are refused", () => {
  const month = { kind: "perUnit", unit: "month", points: 1 };
  const book = rulebookFile(
    [
      indicator("M", month),
      indicator("Y", { kind: "perUnit", unit: "yuan", points: 1 }, { window: { years: 1 } }),
      indicator("T", { kind: "tiers", options: [{ code: "a", name: "a", points: 1 }] }),
      indicator("E", { kind: "perUnit", unit: "event", points: 1 }),
      indicator("C", once, { window: { onCutoff: true } }),
      indicator("B", once, { classes: ["B"] }),
    ],
    {
      classes: [
        { code: "A", name: "a", group: "g" },
        { code: "B", name: "b", group: "g" },
      ],
    },
  );
  const read = readRulebook(JSON.stringify(book));
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  const reader = applicationReader(read.value.rulebook);
  const item = (code: string, one: Json) => applicationFile({ [code]: [one] });
  const at = "$.claims[0].items[0]";
  const cases: readonly (readonly [string, Json, string])[] = [
    ["an unknown indicator", item("X", {}), "$.claims[0].indicator"],
    ["an indicator of another class", item("B", {}), "$.claims[0].indicator"],
    ["an unknown class", applicationFile({}, { class: "Z" }), "$.class"],
    ["a receipt of a wrong form", applicationFile({}, { receipt: "a b" }), "$.receipt"],
    ["an instant without offset", applicationFile({}, { submittedAt: "2020-07-14T09:30:00" }), "$.submittedAt"],
    ["a leap second", applicationFile({}, { submittedAt: "2020-07-14T09:30:60Z" }), "$.submittedAt"],
    ["on beside from", item("M", { on: "2019-01-01", from: "2019-01-01" }), at],
    ["months without from", item("M", { to: "2019-01-01" }), at],
    ["an end before the beginning", item("M", { from: "2019-02-01", to: "2019-01-01" }), `${at}.to`],
    ["a quantity that is missing", item("Y", { on: "2020-01-01" }), `${at}.quantity`],
    ["five decimals", item("Y", { on: "2020-01-01", quantity: 1.00001 }), `${at}.quantity`],
    ["a quantity of 10¹²", item("Y", { on: "2020-01-01", quantity: 1e12 }), `${at}.quantity`],
    ["a share over one", item("Y", { on: "2020-01-01", quantity: 1, share: "3/2" }), `${at}.share`],
    ["a share with a leading zero", item("Y", { on: "2020-01-01", quantity: 1, share: "01/2" }), `${at}.share`],
    ["no date for a window", item("Y", { quantity: 1 }), at],
    ["an option that does not exist", item("T", { option: "z" }), `${at}.option`],
    ["an option that is missing", item("T", {}), `${at}.option`],
    ["a count of 0", item("E", { count: 0 }), `${at}.count`],
    ["a count of 10000", item("E", { count: 10_000 }), `${at}.count`],
    ["a field that the rule does not read", item("E", { quantity: 1 }), `${at}.quantity`],
    ["onCutoff without from", item("C", { on: "2020-01-01" }), at],
  ];
  it.each(cases)("%s", (_name, application, path) => {
    const found = paths(reader(application));
    expect(
      found.some((one) => one === path || one.startsWith(path)),
      `${path} in ${found.join(" ")}`,
    ).toBe(true);
  });
});

describe("score rows that a project cannot rank", () => {
  const service = {
    format: "points-service/1",
    code: "s-2020",
    name: "项目",
    year: 2020,
    kind: "housing",
    department: "d",
    classes: ["A", "B"],
    allocation: "pool",
    pools: [{ code: "p1", name: "一", quota: 1, classes: ["A"] }],
    tieBreak: [{ by: "section", code: "basic" }],
  };
  const row = {
    format: "points-score/1",
    year: 2020,
    rulebook: "0".repeat(64),
    kind: "housing",
    receipt: "R1",
    class: "A",
    total: 10,
    vetoed: false,
    sections: { basic: 10 },
    deductions: 0,
    indicators: {},
    earliest: {},
    lines: [],
  };
  const read = readService(JSON.stringify(service));
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  const cases: readonly (readonly [string, Json, string])[] = [
    ["another year", { year: 2019 }, "$.year"],
    ["no kind", { kind: undefined }, "$.kind"],
    ["another kind", { kind: "schooling" }, "$.kind"],
    ["a class that is not the project's", { class: "C" }, "$.class"],
    ["nowhere to stand", { class: "B" }, "$.class"],
    ["a choice that does not exist", { choices: ["p9"] }, "$.choices[0]"],
    ["a choice that does not hold the class", { class: "B", choices: ["p1"] }, "$.choices[0]"],
    ["a section that is not in the row", { sections: {} }, "$.sections.basic"],
    ["the same, of a vetoed person", { vetoed: true, sections: {} }, "$.sections.basic"],
  ];
  it("the row itself reads", () => expect(paths(readScoreRow(row, read.value.service))).toEqual([]));
  it.each(cases)("%s", (_name, more, path) => {
    expect(paths(readScoreRow({ ...row, ...more }, read.value.service))).toContain(path);
  });
  it("a project by preference must end its tie-break in a lot", () => {
    expect(paths(readService(JSON.stringify({ ...service, allocation: "preference" })))).toContain("$.tieBreak");
  });
});
