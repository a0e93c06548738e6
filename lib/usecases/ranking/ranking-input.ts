import { and, asc, eq, inArray } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { listScores } from "../../../db/queries/applications";
import { applications, candidacies, dossiers, type serviceProjects } from "../../../db/schema";
import { applicationReader } from "../../contracts/application";
import type { Issue } from "../../contracts/issue";
import { readScoreRow, scoreContent } from "../../contracts/score";
import { scoreLinesInWords } from "../../copy/score-lines";
import type { Candidate, Service } from "../../domain/ranking/service";
import { compileRulebook, scoreApplication } from "../../domain/scoring/score-application";
import { canonicalJson } from "../../domain/shared/canonical-json";
import { loadRulebook } from "../rulebook/load-rulebook";
import { approvedApplication } from "../scoring/settle-application";

export type ProjectRow = typeof serviceProjects.$inferSelect;

/** Why a run is refused: what is still open, how much of it, and where. Words in `lib/copy/ranking.ts`. */
export type BlockedReason = {
  readonly code: "project-open" | "first-review" | "scoring" | "feed-back" | "confirmation" | "candidacy-undecided";
  readonly count: number;
};

const WAITING = {
  submitted: "first-review",
  scoring: "scoring",
  scored: "feed-back",
  "awaiting-confirmation": "confirmation",
} as const;

/** Everything that keeps a project from being ranked: a run is refused while one of its applications is under way. Source: domain.md, Candidacy. */
export async function listBlockedReasons(tx: Tx, project: ProjectRow): Promise<readonly BlockedReason[]> {
  const counts = new Map<BlockedReason["code"], number>();
  const add = (code: BlockedReason["code"]) => counts.set(code, (counts.get(code) ?? 0) + 1);
  if (project.status === "open") add("project-open");
  const standing = await tx
    .select({ candidacy: candidacies.status, application: applications.status })
    .from(candidacies)
    .innerJoin(applications, eq(applications.id, candidacies.applicationId))
    .where(and(eq(candidacies.projectId, project.id), inArray(candidacies.status, ["entered", "eligible"])));
  for (const one of standing) {
    const waiting = one.application in WAITING ? WAITING[one.application as keyof typeof WAITING] : undefined;
    if (waiting !== undefined) add(waiting);
    else if (one.application === "confirmed" && one.candidacy === "entered") add("candidacy-undecided");
  }
  return [...counts].map(([code, count]) => ({ code, count }));
}

export type RankingInput = {
  readonly candidacyId: string;
  readonly application: Record<string, unknown>;
  /** `points-score/1` without lines. */
  readonly score: Record<string, unknown>;
  readonly candidate: Candidate;
  /** Is the total the one that the person confirmed? */
  readonly asConfirmed: boolean;
};

/** The candidates of a run, frozen as contract values: every eligible candidacy of a confirmed application, by receipt. */
export async function readRankingInput(
  tx: Tx,
  project: ProjectRow,
  service: Service,
): Promise<readonly RankingInput[]> {
  const standing = await tx
    .select({ candidacy: candidacies, application: applications, birthDate: dossiers.birthDate })
    .from(candidacies)
    .innerJoin(applications, eq(applications.id, candidacies.applicationId))
    .innerJoin(dossiers, eq(dossiers.id, applications.dossierId))
    .where(
      and(
        eq(candidacies.projectId, project.id),
        inArray(candidacies.status, ["eligible", "ranked", "not-ranked"]),
        eq(applications.status, "confirmed"),
      ),
    )
    .orderBy(asc(candidacies.receipt));
  const input: RankingInput[] = [];
  for (const { candidacy, application, birthDate } of standing) {
    const facts = await approvedApplication(tx, application, birthDate, candidacy.receipt, candidacy.choices);
    const row = await scoreRow(tx, application.rulebookId, facts, service.kind);
    const read = readScoreRow(row, service);
    if (!read.ok) throw new Error(`candidacy ${candidacy.id} does not rank: ${issuesText(read.error)}`);
    const { lines: _lines, ...score } = row;
    const told = (await listScores(tx, application.id)).find((one) => one.kind === service.kind);
    input.push({
      candidacyId: candidacy.id,
      application: facts,
      score,
      candidate: read.value,
      asConfirmed: told?.total === read.value.total && told.vetoed === read.value.vetoed,
    });
  }
  return input;
}

const issuesText = (issues: readonly Issue[]) => issues.map((one) => `${one.path} ${one.found}`).join("; ");

/** The score row of an application as `points score --kind` writes it, lines included. */
export async function scoreRow(tx: Tx, rulebookId: string, application: Record<string, unknown>, kind: string) {
  const { rulebook, digest } = await loadRulebook(tx, rulebookId);
  const read = applicationReader(rulebook)(application);
  if (!read.ok) throw new Error(`approved facts do not read: ${issuesText(read.error)}`);
  const scored = scoreApplication(compileRulebook(rulebook, kind), read.value);
  if (!scored.ok) throw new Error(`over the limit: ${scored.error.indicator}`);
  const { submittedAt, choices, ...content } = scoreContent(scored.value, rulebook.year, digest, kind);
  return { ...content, lines: scoreLinesInWords(scored.value), ...optional({ submittedAt, choices }) };
}

function optional<T extends Record<string, unknown>>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
}

/** The text whose digest freezes the scores of a run: canonical rows without lines, by receipt, one a line. */
export function scoresText(input: readonly Pick<RankingInput, "score">[]): string {
  return input.map((one) => `${canonicalJson(one.score)}\n`).join("");
}
