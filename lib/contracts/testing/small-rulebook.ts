import type { Score } from "../../domain/scoring/score-application";
import { compileRulebook, scoreApplication } from "../../domain/scoring/score-application";
import { applicationReader } from "../application";
import { readRulebook } from "../rulebook";
import { type ScoreContent, scoreContent } from "../score";

export type Json = Readonly<Record<string, unknown>>;

/** An indicator as a rulebook file says it, with what a test does not care about filled in. */
export function indicator(code: string, rule: Json | null, more: Json = {}): Json {
  const award = (more.effect ?? "award") === "award";
  return {
    code,
    name: `指标${code}`,
    classes: ["A"],
    ...(award ? { section: "basic" } : {}),
    effect: "award",
    department: "d",
    claimedBy: "applicant",
    materials: [],
    basis: "测试",
    ...(rule === null ? {} : { rule }),
    ...more,
  };
}

/** A rulebook file with one class, one department, one section; cut-off 2020-03-31. */
export function rulebookFile(indicators: readonly Json[], more: Json = {}): Json {
  return {
    format: "points-rulebook/1",
    year: 2020,
    title: "测试",
    cutoffDate: "2020-03-31",
    classes: [{ code: "A", name: "甲", group: "g" }],
    departments: [{ code: "d", name: "部门" }],
    sections: [{ code: "basic", name: "基础" }],
    indicators,
    ...more,
  };
}

export function applicationFile(claims: Readonly<Record<string, readonly Json[]>>, more: Json = {}): Json {
  return {
    format: "points-application/1",
    receipt: "R1",
    class: "A",
    person: { birthDate: "1988-02-29" },
    claims: Object.entries(claims).map(([code, items]) => ({ indicator: code, items })),
    ...more,
  };
}

export type Scored = { readonly score: Score; readonly content: ScoreContent };

/** Reads both files strictly and scores. Throws with the issues where one does not read. */
export function scoreOf(rulebook: Json, application: Json, kind: string | null = null): Scored {
  const book = readRulebook(JSON.stringify(rulebook));
  if (!book.ok) throw new Error(`rulebook: ${JSON.stringify(book.error)}`);
  const read = applicationReader(book.value.rulebook)(application);
  if (!read.ok) throw new Error(`application: ${JSON.stringify(read.error)}`);
  const scored = scoreApplication(compileRulebook(book.value.rulebook, kind), read.value);
  if (!scored.ok) throw new Error(`over the limit: ${scored.error.indicator}`);
  return { score: scored.value, content: scoreContent(scored.value, 2020, "0".repeat(64), kind) };
}

/** The points of the one indicator P of a rulebook with this rule, for these items. */
export function pointsOf(rule: Json, items: readonly Json[], more: Json = {}): number {
  return scoreOf(rulebookFile([indicator("P", rule, more)]), applicationFile({ P: items })).content.indicators.P ?? 0;
}
