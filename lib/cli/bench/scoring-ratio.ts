import { applicationReader } from "../../contracts/application";
import type { ReadRulebook } from "../../contracts/rulebook";
import { parseStrictJson } from "../../contracts/strict-json";
import { compileRulebook, scoreApplication } from "../../domain/scoring/score-application";
import { applicationBlocks, KIND } from "./generate";

const ROUNDS = 9;

/** Median milliseconds over the rounds. */
export type ScoringTimes = { readonly parse: number; readonly score: number; readonly readAndScore: number };

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Scores applications, parses the same lines with JSON.parse, and reads (strictly) and scores them; in turns, so that each meets the same machine. */
export function scoringTimes(count: number, { rulebook }: ReadRulebook): ScoringTimes {
  const lines = [...applicationBlocks(count, rulebook.cutoffDate)].flat();
  const compiled = compileRulebook(rulebook, KIND);
  const read = applicationReader(rulebook);
  const readLine = (line: string) => {
    const parsed = parseStrictJson(line);
    const application = parsed.ok ? read(parsed.value) : null;
    if (application === null || !application.ok) throw new Error(`a generated application does not read: ${line}`);
    return application.value;
  };
  const applications = lines.map(readLine);
  let kept = 0;
  const works = {
    parse: () => {
      for (const line of lines) kept += JSON.parse(line) === null ? 1 : 0;
    },
    score: () => {
      for (const one of applications) kept += scoreApplication(compiled, one).ok ? 1 : 0;
    },
    readAndScore: () => {
      for (const line of lines) kept += scoreApplication(compiled, readLine(line)).ok ? 1 : 0;
    },
  };
  const times: Record<keyof ScoringTimes, number[]> = { parse: [], score: [], readAndScore: [] };
  for (let round = 0; round <= ROUNDS; round++) {
    for (const name of ["parse", "score", "readAndScore"] as const) {
      const begin = performance.now();
      works[name]();
      if (round > 0) times[name].push(performance.now() - begin);
    }
  }
  if (kept !== 2 * count * (ROUNDS + 1)) throw new Error("a generated application was not scored");
  return { parse: median(times.parse), score: median(times.score), readAndScore: median(times.readAndScore) };
}
