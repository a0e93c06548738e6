import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readRulebook } from "../../contracts/rulebook";
import { indicator, type Json, rulebookFile } from "../../contracts/testing/small-rulebook";
import type { Rulebook } from "../rulebook/rulebook";
import { type Answer, type Answers, claimableBy, MOST_QUESTIONS, putAside, questionsOf } from "./questions";

function read(text: string): Rulebook {
  const book = readRulebook(text);
  if (!book.ok) throw new Error(JSON.stringify(book.error));
  return book.value.rulebook;
}
const SHIPPED = read(readFileSync("db/seed/2020/rulebook.json", "utf8"));
const nothingKept = () => false;

/** What is shown after these answers, in rulebook order. */
function shown(rulebook: Rulebook, applicantClass: string, answers: Answers, kept: (code: string) => boolean) {
  const aside = putAside(questionsOf(rulebook, applicantClass), answers, kept);
  return claimableBy(rulebook, applicantClass)
    .map((one) => one.code)
    .filter((code) => !aside.has(code));
}

function expectLawful(rulebook: Rulebook, applicantClass: string): void {
  const claimable = claimableBy(rulebook, applicantClass).map((one) => one.code);
  const questions = questionsOf(rulebook, applicantClass);
  const asked = questions.flatMap((one) => one.indicators.map(({ code }) => code));
  const all = (answer: Answer) => new Map(questions.map((one) => [one.section, answer]));
  expect(questions.length).toBeLessThanOrEqual(MOST_QUESTIONS);
  expect(questions.every((one) => one.indicators.length > 1)).toBe(true);
  expect(new Set(asked).size, "asked about once at most").toBe(asked.length);
  expect(shown(rulebook, applicantClass, new Map(), nothingKept), "unanswered").toEqual(claimable);
  expect(shown(rulebook, applicantClass, all("yes"), nothingKept), "yes to all").toEqual(claimable);
  expect(shown(rulebook, applicantClass, all("no"), nothingKept), "no to all").toEqual(
    claimable.filter((code) => !asked.includes(code)),
  );
  expect(
    shown(rulebook, applicantClass, all("no"), () => true),
    "kept",
  ).toEqual(claimable);
}

describe("the shipped rulebook", () => {
  it.each(SHIPPED.classes.map((one) => one.code))(
    "class %s: each claim has one question or is always shown",
    (code) => {
      expectLawful(SHIPPED, code);
    },
  );

  it("asks about the sections that hold most, in its own order", () => {
    const asked = (code: string) => questionsOf(SHIPPED, code).map((one) => one.section);
    expect(asked("A")).toEqual([
      "quality",
      "residence",
      "employment",
      "talent",
      "training",
      "research",
      "contribution",
      "health",
    ]);
    expect(asked("B")).toEqual([
      "residence",
      "business",
      "tax",
      "talent",
      "training",
      "research",
      "contribution",
      "health",
    ]);
  });

  it("one no puts its section aside and nothing else; a claim that exists stays", () => {
    const answers: Answers = new Map([["research", "no"]]);
    const whole = shown(SHIPPED, "A", new Map(), nothingKept);
    expect(whole.filter((code) => !shown(SHIPPED, "A", answers, nothingKept).includes(code))).toEqual(["P23", "P26"]);
    expect(shown(SHIPPED, "A", answers, (code) => code === "P26")).toContain("P26");
  });
});

it("any rulebook, whatever its sections and codes", () => {
  const codes = ["__proto__", "constructor", "s.1", "a", "b", "c", "d", "e", "f", "g", "h", "i"];
  const one = fc.record({ section: fc.constantFrom(...codes), byDepartment: fc.boolean() });
  fc.assert(
    fc.property(fc.array(one, { minLength: 1, maxLength: 40 }), (all) => {
      const indicators: Json[] = all.map(({ section, byDepartment }, index) =>
        indicator(
          `I${index}`,
          { kind: "once", points: 1 },
          { section, ...(byDepartment ? { claimedBy: "department" } : {}) },
        ),
      );
      const sections = codes.map((code) => ({ code, name: code }));
      expectLawful(read(JSON.stringify(rulebookFile(indicators, { sections }))), "A");
    }),
    { numRuns: 100, seed: 2020 },
  );
});
