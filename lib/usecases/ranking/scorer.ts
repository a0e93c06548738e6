import type { Reader } from "../../../db/client";
import { applicationReader } from "../../contracts/application";
import type { Issue } from "../../contracts/issue";
import { type ScoreContent, scoreContent } from "../../contracts/score";
import { scoreLinesInWords } from "../../copy/score-lines";
import { instantMicroseconds } from "../../domain/ranking/keys";
import { compileRulebook, scoreApplication } from "../../domain/scoring/score-application";
import { scoreColumns } from "../../domain/scoring/score-columns";
import { loadRulebook } from "../rulebook/load-rulebook";
import { frozenLine } from "./frozen-rows";

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
    const { sections, indicators, earliest } = columnsOf(scored.value);
    const { class: applicantClass, submittedAt, choices } = read.value;
    return {
      frozenLine: frozenLine({
        ...read.value,
        ...scored.value,
        applicantClass,
        sections: `{${sections}}`,
        indicators: `{${indicators}}`,
        earliest: `{${earliest.map((day) => day ?? "NULL")}}`,
        submittedAt: submittedAt === null ? null : String(instantMicroseconds(submittedAt)),
        choices: choices ?? [],
      }),
      content: scoreContent(scored.value, rulebook.year, digest, kind),
      lines: () => scoreLinesInWords(scored.value),
    };
  };
}
