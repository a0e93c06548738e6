import { copyRow } from "../../../db/bulk";
import { applicationReader } from "../../contracts/application";
import type { Application } from "../../domain/application/application";
import { pointsDiffer } from "../../domain/application/rescored";
import type { Rulebook } from "../../domain/rulebook/rulebook";
import { type PackedScore, packScore } from "../../domain/scoring/packed-score";
import { compileRulebook, type Score, scoreApplication } from "../../domain/scoring/score-application";
import { scoreColumns } from "../../domain/scoring/score-columns";
import { newId } from "../../platform/ids";
import type { LoadedRulebook } from "../rulebook/load-rulebook";

export type ScoredKind = PackedScore & { readonly kind: string; readonly version: number };
/** An application with its approved facts as its last score read them, and the newest score of each kind ("" = all indicators). */
export type Scored = {
  readonly id: string;
  readonly year: number;
  /** `points-application/1`, as text. */
  readonly input: string;
  readonly kinds: readonly ScoredKind[];
};
export type Rescored = {
  /** Rows for `scores`, in COPY's text form. */
  readonly rows: string;
  readonly changes: readonly { readonly kind: string; readonly before: number; readonly after: number }[];
};

/** The columns of `scores` in the order of `Rescored.rows`. */
export const SCORE_COLUMNS = [
  "id",
  "year",
  "application_id",
  "kind",
  "version",
  "rulebook_id",
  "applicant_class",
  "submitted_at",
  "total",
  "vetoed",
  "sections",
  "indicators",
  "earliest",
  "input",
  "explanation",
  "computed_at",
] as const;

/** The lists of a score as COPY reads them: `sections`, `indicators`, `earliest`. */
export function columnTexts(rulebook: Rulebook): (score: Score) => readonly [string, string, string] {
  const columnsOf = scoreColumns(rulebook);
  return (score) => {
    const { sections, indicators, earliest } = columnsOf(score);
    return [`{${sections}}`, `{${indicators}}`, `{${earliest.map((day) => day ?? "NULL")}}`];
  };
}

/** Reads and scores by one rulebook; compiled once for each kind. */
function engineOf({ rulebook }: LoadedRulebook) {
  const compiled = new Map<string, ReturnType<typeof compileRulebook>>();
  const reader = applicationReader(rulebook);
  return {
    read(input: string): Application {
      const read = reader(JSON.parse(input));
      if (!read.ok) throw new Error(`approved facts do not read: ${JSON.stringify(read.error)}`);
      return read.value;
    },
    score(application: Application, kind: string): Score {
      const ready = compiled.get(kind) ?? compileRulebook(rulebook, kind === "" ? null : kind);
      compiled.set(kind, ready);
      const scored = scoreApplication(ready, application);
      if (!scored.ok) throw new Error(`over the limit: ${scored.error.indicator}`);
      return scored.value;
    },
  };
}

/**
 * Scores applications anew by a corrected rulebook, and compares with what is stored to see whose points change. Kinds in `standing` keep the scores that they
 * have. Throws where approved facts do not fit the corrected rulebook: its import was checked.
 */
export function rescorer(corrected: LoadedRulebook, standing: ReadonlySet<string>, now: Date) {
  const engine = engineOf(corrected);
  const columns = columnTexts(corrected.rulebook);
  const computedAt = now.toISOString();
  return (scored: Scored): Rescored => {
    const application = engine.read(scored.input);
    const changes: Rescored["changes"][number][] = [];
    let rows = "";
    for (const before of scored.kinds) {
      const { kind, version } = before;
      if (standing.has(kind)) continue;
      const score = engine.score(application, kind);
      const after = packScore(score);
      if (pointsDiffer(before, after)) changes.push({ kind, before: before.total, after: after.total });
      rows += copyRow([
        newId(),
        scored.year,
        scored.id,
        kind,
        version + 1,
        corrected.id,
        application.class,
        application.submittedAt,
        after.total,
        after.vetoed,
        ...columns(score),
        scored.input,
        JSON.stringify(after.explanation),
        computedAt,
      ]);
    }
    return { rows, changes };
  };
}
