import type { Reader } from "../../../db/client";
import { applicationReader } from "../../contracts/application";
import type { Issue } from "../../contracts/issue";
import { type ScoreContent, scoreContent } from "../../contracts/score";
import { scoreLinesInWords } from "../../copy/score-lines";
import { compileRulebook, scoreApplication } from "../../domain/scoring/score-application";
import { loadRulebook } from "../rulebook/load-rulebook";

export const issuesText = (issues: readonly Issue[]) => issues.map((one) => `${one.path} ${one.found}`).join("; ");

export type ScoredApplication = {
  /** `points-score/1` without lines. */
  readonly content: ScoreContent;
  /** Worded when asked for: a run has no use for them. */
  lines(): ReturnType<typeof scoreLinesInWords>;
};

/** Scores applications as `points score --kind` does. Throws where one does not fit the rulebook: that was checked at each decision. */
export async function scorerOf(reader: Reader, rulebookId: string, kind: string) {
  const { rulebook, digest } = await loadRulebook(reader, rulebookId);
  const readApplication = applicationReader(rulebook);
  const compiled = compileRulebook(rulebook, kind);
  return (application: Record<string, unknown>): ScoredApplication => {
    const read = readApplication(application);
    if (!read.ok) throw new Error(`approved facts do not read: ${issuesText(read.error)}`);
    const scored = scoreApplication(compiled, read.value);
    if (!scored.ok) throw new Error(`over the limit: ${scored.error.indicator}`);
    return {
      content: scoreContent(scored.value, rulebook.year, digest, kind),
      lines: () => scoreLinesInWords(scored.value),
    };
  };
}
