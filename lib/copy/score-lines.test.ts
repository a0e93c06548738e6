import { describe, expect, it } from "vitest";
import { applicationFile, indicator, type Json, rulebookFile, scoreOf } from "../contracts/testing/small-rulebook";
import { ruleText } from "./rules";
import { scoreLinesInWords } from "./score-lines";

function linesOf(rule: Json | null, items: readonly Json[], more: Json = {}) {
  const { score } = scoreOf(rulebookFile([indicator("P", rule, more)]), applicationFile({ P: items }));
  return { words: scoreLinesInWords(score), rule: score.lines[0]?.indicator };
}
const arithmetic = (rule: Json | null, items: readonly Json[], more: Json = {}) =>
  linesOf(rule, items, more).words[0]?.arithmetic;
const five = ["养老保险", "医疗保险", "失业保险", "工伤保险", "生育保险"].map((name, at) => ({ code: `i${at}`, name }));
const insurance = { kind: "perUnit", unit: "month", step: 12, points: 2, cap: 100, perOption: true, options: five };
const since = (from: string) => five.map(({ code }) => ({ option: code, from }));
const event = { kind: "perUnit", unit: "event", points: 4, cap: 20 };
const yuan = { kind: "perUnit", unit: "yuan", step: 1000, points: 1 };

describe("the arithmetic in words", () => {
  it.each<[string, Json | null, readonly Json[], Json?]>([
    ["5 个险种各满 5 年，25 × 2 分 = 50 分，未超过上限 100 分", insurance, since("2015-04-01")],
    ["养老保险满 5 年 10 分，未超过上限 100 分", insurance, since("2015-04-01").slice(0, 1)],
    ["符合条件，计 5 分", { kind: "once", points: 5 }, [{}]],
    ["符合条件，计 5 分，占比 1/2，得 2.5 分", { kind: "once", points: 5 }, [{ share: "1/2" }]],
    ["没有可计分的事实，0 分", { kind: "once", points: 5 }, []],
    ["5 次，5 × 4 分 = 20 分，未超过上限 20 分", event, [{ count: 5 }]],
    ["6 次，6 × 4 分 = 24 分，超过上限，按上限计 20 分", event, [{ count: 6 }]],
    ["2500 元，每 1000 元计 1 次，共 2 次，2 × 1 分 = 2 分", yuan, [{ quantity: 2500 }]],
    ["2500 元 ÷ 1000 × 1 分 = 2.5 分", { ...yuan, prorate: true }, [{ quantity: 2500 }]],
    ["2.5 元，按 2 元计，2 × 1 分 = 2 分", { ...yuan, step: 1 }, [{ quantity: 2.5 }]],
    ["2 次，2 × 4 分 = 8 分，未超过上限 20 分，扣 8 分", event, [{ count: 2 }], { effect: "deduction" }],
    ["有记录，一票否决", null, [{}], { effect: "veto" }],
    ["没有记录", null, [], { effect: "veto" }],
    [
      "2020年3月31日时 32 周岁，在“18 至不满 36 周岁”一档，计 10 分",
      { kind: "bands", of: "age", bands: [{ from: 18, to: 36, points: 10 }] },
      [],
    ],
    [
      "11 个月，不满 1 年，0 分",
      { kind: "progressive", unit: "month", step: 12, slices: [{ upTo: null, points: 3 }] },
      [{ from: "2019-05-01" }],
    ],
    ["3 个 unit，3 × 1 分 = 3 分", { kind: "perUnit", unit: "个 unit", points: 1 }, [{ quantity: 3 }]],
    ["3 toString，3 × 1 分 = 3 分", { kind: "perUnit", unit: "toString", points: 1 }, [{ quantity: 3 }]],
  ])("%s", (words, rule, items, more) => {
    expect(arithmetic(rule, items, more)).toBe(words);
  });
});

it("names the facts used, what of a period counts, and what was set aside and why", () => {
  const month = { kind: "perUnit", unit: "month", points: 1 };
  const items = [{ from: "2010-01-01" }, { from: "2012-01-01", to: "2013-12-31" }, { from: "2020-05-01" }];
  const [line] = linesOf(month, items, { window: { years: 5 } }).words;
  expect(line).toMatchObject({
    basis: "测试",
    facts: ["2010年1月1日至今（从2015年4月1日起、到2020年3月31日止计）"],
    setAside: ["2012年1月1日至2013年12月31日：在计分期间之前，未计", "2020年5月1日至今：在截止日之后，未计"],
    arithmetic: "60 个月，60 × 1 分 = 60 分",
    points: 60,
  });
  const window = { from: "2019-01-01", to: "2019-12-31" };
  expect(linesOf(event, [{ on: "2020-01-01" }], { window }).words[0]?.setAside).toEqual([
    "2020年1月1日：在计分期间之后，未计",
  ]);
});

it("says what a group, a section and the floor did", () => {
  const once = (points: number) => ({ kind: "once", points });
  const book = rulebookFile(
    [
      indicator("A", once(8), { group: "g" }),
      indicator("B", once(9), { group: "g" }),
      indicator("C", once(9), { group: "s" }),
      indicator("D", once(9), { group: "s" }),
    ],
    {
      groups: [
        { code: "g", name: "学历与职称" },
        { code: "s", name: "荣誉", mode: "sum", cap: 10 },
      ],
      sections: [{ code: "basic", name: "基础分", cap: 15 }],
      totalFloor: 20,
    },
  );
  const { score } = scoreOf(book, applicationFile({ A: [{}], B: [{}], C: [{}], D: [{}] }));
  expect(scoreLinesInWords(score).flatMap((line) => (line.taken === null ? [] : [[line.taken, line.points]]))).toEqual([
    ["“学历与职称”只取最高的一项（指标B），本项 8 分不计", 0],
    ["“荣誉”合计不超过 10 分，减去 8 分", 1],
    ["基础分上限 15 分，减去 4 分", -4],
    ["总分不低于 20 分，按 20 分计", 5],
  ]);
});

it("a rule reads as a sentence", () => {
  const text = (rule: Json, more: Json = {}) => {
    const found = linesOf(rule, [], more).rule;
    return found === undefined ? "" : ruleText(found);
  };
  expect(text(insurance)).toBe("每个险种每满 1 年计 2 分，最高 100 分");
  expect(text(event, { effect: "deduction" })).toBe("每次扣 4 分，最高 20 分");
  const slices = [
    { upTo: 3, points: 5 },
    { upTo: null, points: 3 },
  ];
  expect(text({ kind: "progressive", unit: "month", step: 12, slices })).toBe(
    "第 1 至 3 年每满 1 年计 5 分；以后每满 1 年计 3 分",
  );
});
