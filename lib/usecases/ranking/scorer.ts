import type { Reader } from "../../../db/client";
import { applicationReader } from "../../contracts/application";
import type { Issue } from "../../contracts/issue";
import { type ScoreContent, scoreContent } from "../../contracts/score";
import { scoreLinesInWords } from "../../copy/score-lines";
import { instantMicroseconds } from "../../domain/ranking/keys";
import { compileRulebook, scoreApplication } from "../../domain/scoring/score-application";
import { type ScoreColumns, scoreColumns } from "../../domain/scoring/score-columns";
import { canonicalJson } from "../../domain/shared/canonical-json";
import { loadRulebook } from "../rulebook/load-rulebook";
import { type FrozenRow, frozenApplication, frozenLine, frozenScore } from "./frozen-rows";

const issuesText = (issues: readonly Issue[]) => issues.map((one) => `${one.path} ${one.found}`).join("; ");

export type ScoredApplication = {
  /** `points-score/1` without lines. */
  readonly content: ScoreContent;
  /** What the digest of a run's scores holds of it. */
  readonly frozenLine: string;
  /** Worded when asked for: a run has no use for them. */
  lines(): ReturnType<typeof scoreLinesInWords>;
};

/** Scores applications as `points score --kind` does. Throws where one does not fit the rulebook: that was checked at each decision. */
export async function scorerOf(reader: Reader, rulebookId: string, kind: string) {
  const { rulebook, digest } = await loadRulebook(reader, rulebookId);
  const readApplication = applicationReader(rulebook);
  const compiled = compileRulebook(rulebook, kind);
  const columnsOf = scoreColumns(rulebook);
  return (application: Record<string, unknown>): ScoredApplication => {
    const read = readApplication(application);
    if (!read.ok) throw new Error(`approved facts do not read: ${issuesText(read.error)}`);
    const scored = scoreApplication(compiled, read.value);
    if (!scored.ok) throw new Error(`over the limit: ${scored.error.indicator}`);
    const { class: applicantClass, submittedAt, choices } = read.value;
    return {
      frozenLine: frozenLine({
        ...read.value,
        ...scored.value,
        applicantClass,
        ...listTexts(columnsOf(scored.value)),
        submittedAt: submittedAt === null ? null : String(instantMicroseconds(submittedAt)),
        choices: choices ?? [],
      }),
      content: scoreContent(scored.value, rulebook.year, digest, kind),
      lines: () => scoreLinesInWords(scored.value),
    };
  };
}

/**
 * Do frozen scores follow from their frozen facts by the engine, both as rankings read them and as proofs state them? Every act scores what it changes, so only
 * what was written past the acts does not.
 */
export async function followsFromFacts(reader: Reader, rulebookId: string, kind: string) {
  const loaded = await loadRulebook(reader, rulebookId);
  const scoreOf = await scorerOf(reader, rulebookId, kind);
  return (row: FrozenRow): boolean => {
    const anew = scoreOf(frozenApplication(row));
    return (
      anew.frozenLine === frozenLineOf(row) && canonicalJson(anew.content) === canonicalJson(frozenScore(loaded, row))
    );
  };
}

function frozenLineOf({ receipt, choices, score }: FrozenRow): string {
  const { sections, indicators, earliest, submittedAt } = score;
  return frozenLine({
    ...score,
    receipt,
    choices,
    ...listTexts({ sections, indicators, earliest }),
    submittedAt: submittedAt === null ? null : String(submittedAt.getTime() * 1000),
  });
}

/** Lists as the database writes them. */
function listTexts({ sections, indicators, earliest }: ScoreColumns) {
  return {
    sections: `{${sections}}`,
    indicators: `{${indicators}}`,
    earliest: `{${earliest.map((day) => day ?? "NULL")}}`,
  };
}
