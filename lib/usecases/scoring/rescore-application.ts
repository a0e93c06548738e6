import type { BinaryRows } from "../../../db/copy-binary";
import { applicationReader } from "../../contracts/application";
import type { Application } from "../../domain/application/application";
import { pointsDiffer, type ToldPoints } from "../../domain/application/rescored";
import { instantMicroseconds } from "../../domain/ranking/keys";
import { packScore } from "../../domain/scoring/packed-score";
import { compileRulebook, type Score, scoreApplication } from "../../domain/scoring/score-application";
import { scoreColumns } from "../../domain/scoring/score-columns";
import { newId } from "../../platform/ids";
import type { LoadedRulebook } from "../rulebook/load-rulebook";

export type ScoredKind = ToldPoints & { readonly kind: string; readonly version: number };
/** An application with its approved facts as its last score read them, and the newest score of each kind ("" = all indicators). */
export type Scored = {
  readonly id: string;
  readonly year: number;
  /** `points-application/1`, as the bytes of its text. */
  readonly input: Buffer;
  readonly kinds: readonly ScoredKind[];
};
export type RescoredKind = { readonly kind: string; readonly before: number; readonly after: number };

/** The columns of `scores` in the order in which `rescorer` writes them. */
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

/** Reads and scores by one rulebook; compiled once for each kind. */
function engineOf({ rulebook }: LoadedRulebook) {
  const compiled = new Map<string, ReturnType<typeof compileRulebook>>();
  const reader = applicationReader(rulebook);
  return {
    read(input: Buffer): Application {
      const read = reader(JSON.parse(input.toString()));
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
 * Scores applications anew by a corrected rulebook, writes the rows, and compares with what is stored to see whose points change. Kinds in `standing` keep the
 * scores that they have. Throws where approved facts do not fit the corrected rulebook: its import was checked.
 */
export function rescorer(corrected: LoadedRulebook, standing: ReadonlySet<string>, now: Date) {
  const engine = engineOf(corrected);
  const columnsOf = scoreColumns(corrected.rulebook);
  const computedAt = now.getTime() * 1000;
  return ({ id, year, input, kinds }: Scored, to: BinaryRows): readonly RescoredKind[] => {
    const application = engine.read(input);
    const { submittedAt } = application;
    const changes: RescoredKind[] = [];
    for (const before of kinds) {
      const { kind, version } = before;
      if (standing.has(kind)) continue;
      const score = engine.score(application, kind);
      const { sections, indicators, earliest } = columnsOf(score);
      const { total, vetoed, explanation } = packScore(score);
      if (pointsDiffer(before, { total, vetoed, sections, indicators }))
        changes.push({ kind, before: before.total, after: total });
      to.row(SCORE_COLUMNS.length);
      to.uuid(newId());
      to.int(year);
      to.uuid(id);
      to.text(kind);
      to.int(version + 1);
      to.uuid(corrected.id);
      to.text(application.class);
      to.instant(submittedAt === null ? null : instantMicroseconds(submittedAt));
      to.bigint(total);
      to.boolean(vetoed);
      to.bigints(sections);
      to.bigints(indicators);
      to.days(earliest);
      to.bytes(input);
      to.text(JSON.stringify(explanation));
      to.instant(computedAt);
    }
    return changes;
  };
}
