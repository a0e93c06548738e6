import { expect, it } from "vitest";
import { rankCandidates } from "../domain/ranking/rank-candidates";
import { sha256Hex } from "../platform/crypto/sha256";
import { readScoreRow } from "./score";
import { readService } from "./service";
import { parseStrictJson } from "./strict-json";
import { applicationFile, indicator, rulebookFile, scoreOf } from "./testing/small-rulebook";

/** Codes that match the contract's pattern and that every JavaScript object seems to have. */
const ODD = ["__proto__", "constructor", "toString", "10", "9"];
const once = { kind: "once", points: 5 };

it("codes that JavaScript gives a meaning are codes like any other, from facts to ranks", () => {
  const sections = ODD.map((code) => ({ code, name: code }));
  const book = rulebookFile(
    ODD.map((code) => indicator(code, { ...once, unit: null }, { section: code })),
    { sections },
  );
  const claims = (codes: readonly string[], receipt: string) => ({
    ...applicationFile({}),
    receipt,
    claims: codes.map((code) => ({ indicator: code, items: [{ on: "2019-01-01" }] })),
  });
  const all = scoreOf(book, claims(ODD, "all"), "k").content;
  const none = scoreOf(book, claims([], "none"), "k").content;
  expect(all.total).toBe(25);
  for (const code of ODD) {
    expect(Object.entries(all.indicators)).toContainEqual([code, 5]);
    expect(Object.entries(all.sections)).toContainEqual([code, 5]);
    expect(Object.entries(all.earliest)).toContainEqual([code, "2019-01-01"]);
    expect(Object.entries(none.sections)).toContainEqual([code, 0]);
    const ranks = (tieBreak: object, thresholds: readonly object[] = []) => {
      const service = readService(
        JSON.stringify({
          format: "points-service/1",
          code: "s",
          name: "s",
          year: 2020,
          kind: "k",
          department: "d",
          classes: ["A"],
          allocation: "pool",
          order: "keys",
          pools: [{ code: "p", name: "p" }],
          tieBreak: [tieBreak],
          thresholds,
        }),
      );
      if (!service.ok) throw new Error(JSON.stringify(service.error));
      const rows = [none, all].map((content) => {
        const parsed = parseStrictJson(JSON.stringify({ ...content, lines: [] }));
        const row = parsed.ok ? readScoreRow(parsed.value, service.value.service) : parsed;
        if (!row.ok) throw new Error(JSON.stringify(row.error));
        return row.value;
      });
      return rankCandidates(service.value.service, rows, sha256Hex).map((row) => [row.receipt, row.rank]);
    };
    for (const key of [
      { by: "section", code },
      { by: "indicator", code },
      { by: "earliest", code },
    ]) {
      const order = ranks(key);
      expect(order, JSON.stringify(key)).toEqual([
        ["all", 1],
        ["none", 2],
      ]);
    }
    expect(ranks({ by: "submittedAt" }, [{ by: "indicator", code, atLeast: 1 }])).toEqual([
      ["all", 1],
      ["none", null],
    ]);
  }
});
