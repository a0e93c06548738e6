import type { Candidate, Service } from "../domain/ranking/service";
import type { Rulebook } from "../domain/rulebook/rulebook";
import type { Explanation } from "../domain/scoring/packed-score";
import type { Score } from "../domain/scoring/score-application";
import { type Points, pointsToDecimal } from "../domain/shared/points";
import { fail, ok, type Result } from "../domain/shared/result";
import { type Issue, type Place, ROOT } from "./issue";
import {
  boolean,
  code,
  day,
  instant,
  list,
  object,
  oneOf,
  optional,
  pointsBetween,
  type Reader,
  refuse,
  whole,
} from "./read";

/** A `points-score/1` value without `lines`; everything in decimals of 分. */
export type ScoreContent = {
  readonly format: "points-score/1";
  readonly year: number;
  readonly rulebook: string;
  readonly kind?: string;
  readonly receipt: string;
  readonly class: string;
  readonly total: number;
  readonly vetoed: boolean;
  readonly sections: Readonly<Record<string, number>>;
  readonly deductions: number;
  readonly indicators: Readonly<Record<string, number>>;
  readonly earliest: Readonly<Record<string, string>>;
  readonly submittedAt?: string;
  readonly choices?: readonly string[];
};

const decimalOf = (hundredths: number) => pointsToDecimal(hundredths as Points);

/** Writes a score as the contract says it, without `lines`. `digest` is the rulebook's, `kind` only where one was given. */
export function scoreContent(score: Score, year: number, digest: string, kind: string | null): ScoreContent {
  const indicators: [string, number][] = [];
  const earliest: [string, string][] = [];
  for (const line of score.lines) {
    if (line.indicator.effect !== "award" && line.indicator.effect !== "deduction") continue;
    indicators.push([line.indicator.code, decimalOf(line.points)]);
    if (line.earliest !== null) earliest.push([line.indicator.code, line.earliest]);
  }
  const { application } = score;
  return {
    format: "points-score/1",
    year,
    rulebook: digest,
    ...(kind === null ? {} : { kind }),
    receipt: application.receipt,
    class: application.class,
    total: decimalOf(score.total),
    vetoed: score.vetoed,
    sections: Object.fromEntries(score.sections.map((one) => [one.section.code, decimalOf(one.points)])),
    deductions: decimalOf(score.deductions),
    indicators: Object.fromEntries(indicators),
    earliest: Object.fromEntries(earliest),
    ...(application.submittedAt === null ? {} : { submittedAt: application.submittedAt }),
    ...(application.choices === null ? {} : { choices: application.choices }),
  };
}

/** A stored score as the contract says it, without `lines`, from its explanation. Points in 0.01 分, `digest` the rulebook's. */
export function storedContent(
  { year, sections, indicators }: Rulebook,
  digest: string,
  score: {
    readonly kind: string;
    readonly applicantClass: string;
    readonly receipt: string;
    readonly total: number;
    readonly vetoed: boolean;
    readonly explanation: Explanation;
    readonly submittedAt: string | null;
    readonly choices: readonly string[];
  },
): ScoreContent {
  const { lines, sections: sums, deductions } = score.explanation;
  const counted = new Set(
    indicators.filter(({ effect }) => effect === "award" || effect === "deduction").map(({ code }) => code),
  );
  const shown = lines.filter(([code]) => counted.has(code));
  return {
    format: "points-score/1",
    year,
    rulebook: digest,
    ...(score.kind === "" ? {} : { kind: score.kind }),
    receipt: score.receipt,
    class: score.applicantClass,
    total: decimalOf(score.total),
    vetoed: score.vetoed,
    sections: Object.fromEntries(sections.map(({ code }, place) => [code, decimalOf(sums[place]?.[1] ?? 0)])),
    deductions: decimalOf(deductions),
    indicators: Object.fromEntries(shown.map(([code, points]) => [code, decimalOf(points)])),
    earliest: Object.fromEntries(
      shown.flatMap(([code, , , , earliest]) => (earliest === null ? [] : [[code, earliest]])),
    ),
    ...(score.submittedAt === null ? {} : { submittedAt: score.submittedAt }),
    ...(score.choices.length === 0 ? {} : { choices: score.choices }),
  };
}

const MOST = 100_000_000_000_000 / 100;
const points = pointsBetween(-MOST, MOST);
const SHA256 = /^[0-9a-f]{64}$/;
export const sha256Text: Reader<string> = (value, place, issues) =>
  typeof value === "string" && SHA256.test(value) ? value : refuse(issues, place, value, "64 位小写十六进制数字");

/** An object whose keys are codes. */
function byCode<T>(reader: Reader<T>): Reader<Record<string, T>> {
  return (value, place, issues) => {
    if (typeof value !== "object" || value === null || Array.isArray(value))
      return refuse(issues, place, value, "一个对象");
    const read: [string, T][] = [];
    for (const [key, member] of Object.entries(value)) {
      const at: Place = { parent: place, key };
      if (code(key, at, issues) === undefined) continue;
      const one = reader(member, at, issues);
      if (one !== undefined) read.push([key, one]);
    }
    return Object.fromEntries(read);
  };
}

const base = {
  format: oneOf(["points-score/1"]),
  year: whole(1900, 2100),
  rulebook: sha256Text,
  kind: optional(code),
  receipt: code,
  class: code,
  total: points,
  vetoed: boolean,
  sections: byCode(points),
  deductions: points,
  indicators: byCode(points),
  earliest: byCode(day),
  submittedAt: optional(instant),
  choices: optional(list(code)),
};
const rowShape = object({ ...base, lines: list<unknown>((value) => value ?? null) });
/** A proof states the score without `lines`. */
export const scoreWithoutLines = object(base);

export type ScoreRow = Candidate & { readonly rulebook: string };

/**
 * Reads one score row for a service project and refuses what the project cannot rank, whatever the row's outcome: another year, kind or
 * class, a choice that does not exist or does not hold the class, nowhere to stand, a section that is not in the row. Source: contract 6.
 */
export function readScoreRow(value: unknown, service: Service): Result<ScoreRow, readonly Issue[]> {
  const issues: Issue[] = [];
  const row = rowShape(value, ROOT, issues);
  if (row === undefined || issues.length > 0) return fail(issues);
  const at = (key: string): Place => ({ parent: ROOT, key });
  if (row.year !== service.year) refuse(issues, at("year"), row.year, `${service.year}，即项目的年度`);
  if (row.kind !== service.kind) refuse(issues, at("kind"), row.kind ?? undefined, `"${service.kind}"，即项目的类型`);
  if (!service.classes.includes(row.class))
    refuse(issues, at("class"), row.class, `项目的类别之一：${service.classes.join("、")}`);
  const choices = row.choices ?? [];
  choices.forEach((choice, index) => {
    const pool = service.pools.find((one) => one.code === choice);
    const place: Place = { parent: at("choices"), key: index };
    if (pool === undefined)
      refuse(issues, place, choice, `项目的名额组之一：${service.pools.map((one) => one.code).join("、")}`);
    else if (!pool.classes.includes(row.class)) refuse(issues, place, choice, `接受类别 ${row.class} 的名额组`);
  });
  if (
    service.allocation === "pool" &&
    choices.length === 0 &&
    !service.pools.some((one) => one.classes.includes(row.class))
  )
    refuse(issues, at("class"), row.class, "项目中至少有一个名额组接受的类别");
  for (const { by, ...key } of [...service.thresholds, ...service.tieBreak]) {
    if (by === "section" && "code" in key && key.code !== null && !Object.hasOwn(row.sections, key.code))
      refuse(issues, { parent: at("sections"), key: key.code }, undefined, "这个板块的分值，因为项目要用到它");
  }
  if (issues.length > 0) return fail(issues);
  return ok({
    rulebook: row.rulebook,
    receipt: row.receipt,
    class: row.class,
    total: row.total,
    vetoed: row.vetoed,
    sections: row.sections,
    indicators: row.indicators,
    earliest: row.earliest,
    submittedAt: row.submittedAt,
    choices,
  });
}
