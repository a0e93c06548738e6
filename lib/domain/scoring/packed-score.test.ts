import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { drawApplication } from "../../cli/bench/draw-applications";
import { must } from "../../cli/demo/seed/walk";
import { applicationReader } from "../../contracts/application";
import { readRulebook } from "../../contracts/rulebook";
import { EVERY_RULE } from "../../contracts/testing/every-rule";
import { applicationFile, indicator, rulebookFile } from "../../contracts/testing/small-rulebook";
import { type PackedScore, packScore, unpackScore } from "./packed-score";
import { compileRulebook, scoreApplication } from "./score-application";

const SEED = readFileSync("db/seed/2020/rulebook.json", "utf8");

/** Scores by a rulebook file, stores as the database does, and reads back. */
function storing(file: string, kind: string | null = null) {
  const { rulebook } = must(readRulebook(file), "rulebook");
  const compiled = compileRulebook(rulebook, kind);
  const reader = applicationReader(rulebook);
  const scoreAndStore = (input: unknown) => {
    const score = must(scoreApplication(compiled, must(reader(input), "application")), "score");
    const stored = JSON.parse(JSON.stringify(packScore(score))) as PackedScore;
    return { score, stored, back: () => unpackScore(stored, compiled, must(reader(input), "application")) };
  };
  return { rulebook, scoreAndStore };
}

it.each([
  ["the rulebook of the year", SEED, null],
  ["the rulebook of the year, for housing", SEED, "housing"],
  ["every kind of rule", EVERY_RULE, null],
])("a stored score reads back as the engine gave it: %s", (_, file, kind) => {
  const { rulebook, scoreAndStore } = storing(file, kind);
  const seen = new Set<string>();
  for (let person = 0; person < 400; person++) {
    const { score, back } = scoreAndStore(drawApplication(rulebook, person, 12));
    expect(back()).toEqual(score);
    for (const { arithmetic, taken, setAside } of score.lines) {
      seen.add(arithmetic?.kind ?? "none");
      if (taken !== null) seen.add("taken");
      for (const { reason } of setAside) seen.add(reason);
    }
  }
  expect([...seen]).toEqual(expect.arrayContaining(["taken", "after-cutoff", "before-window", "not-on-cutoff"]));
  if (file === EVERY_RULE)
    expect([...seen]).toEqual(
      expect.arrayContaining(["once", "sum-options", "units", "per-option", "band", "age", "progressive"]),
    );
});

it("keeps quantities beyond 2⁵³ exact", () => {
  const file = rulebookFile([indicator("Q", { kind: "perUnit", unit: "yuan", step: 1000, points: 0.01, cap: 5 })]);
  const items = [
    { quantity: 999_999_999_999.9999, share: "1/9973" },
    { quantity: 1.5, share: "1/9967" },
  ];
  const { score, back } = storing(JSON.stringify(file)).scoreAndStore(applicationFile({ Q: items }));
  const [line] = score.lines;
  expect(line?.arithmetic?.kind === "units" && typeof line.arithmetic.quantity.n).toBe("bigint");
  expect(back()).toEqual(score);
});

it("is refused with a rulebook that has not what it names", () => {
  const { stored } = storing(EVERY_RULE).scoreAndStore(applicationFile({ G1: [{}] }));
  const other = must(
    readRulebook(JSON.stringify(rulebookFile([indicator("P", { kind: "once", points: 1 })]))),
    "other",
  );
  const application = must(applicationReader(other.rulebook)(applicationFile({ P: [{}] })), "application");
  expect(() => unpackScore(stored, compileRulebook(other.rulebook), application)).toThrow("the indicator");
});
