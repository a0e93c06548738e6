import { and, asc, desc, eq, or, sql } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import {
  applications,
  candidacies,
  decisions,
  dossiers,
  facts,
  householdMembers,
  items,
  scores,
  submissions,
} from "../../../db/schema";
import { applicationReader } from "../../contracts/application";
import type { Issue } from "../../contracts/issue";
import { readScoreRow, scoreContent } from "../../contracts/score";
import { scoreLinesInWords } from "../../copy/score-lines";
import type { ItemOutcome } from "../../domain/application/items";
import { laterForOneChild } from "../../domain/candidacy/one-child-once";
import type { Candidate, Service } from "../../domain/ranking/service";
import { compileRulebook, scoreApplication } from "../../domain/scoring/score-application";
import { canonicalJson } from "../../domain/shared/canonical-json";
import { loadRulebook } from "../rulebook/load-rulebook";
import { approvedFacts, type DecidedItem, passesChecks } from "../scoring/approved-facts";
import type { ProjectRow } from "./blocked-reasons";
import { isStanding } from "./standing";

export type RankingInput = {
  readonly candidacyId: string;
  readonly application: Record<string, unknown>;
  /** `points-score/1` without lines. */
  readonly score: Record<string, unknown>;
  readonly candidate: Candidate;
  /** The child whom the candidacy names, by the look-up digest of the document. */
  readonly child: string | null;
  /** Is the total the one that the person confirmed? */
  readonly asConfirmed: boolean;
};
export type RankingInputs = {
  readonly rows: readonly RankingInput[];
  /** Candidacies whose child has an earlier one. */
  readonly leftOut: readonly string[];
};

/** A decision that is not taken yet: what a run would be with it. */
export type ProposedDecision = {
  readonly applicationId: string;
  readonly itemId: string;
  readonly outcome: ItemOutcome;
  readonly facts: readonly Record<string, unknown>[] | null;
};

/** An application that would be void: what a run would be without it. */
export type ProposedVoid = { readonly applicationId: string; readonly void: true };
export type Proposed = ProposedDecision | ProposedVoid;
const isVoid = (proposed: Proposed): proposed is ProposedVoid => "void" in proposed;

/** Who failed a check stands only where a proposed decision may change that. */
const mayStand = ({ applicationId }: Proposed) =>
  and(
    eq(candidacies.applicationId, applicationId),
    eq(candidacies.status, "not-eligible"),
    eq(applications.status, "confirmed"),
  );

function standingOf(tx: Tx, project: ProjectRow, proposed: Proposed | null) {
  return tx
    .select({
      candidacy: candidacies,
      application: applications,
      birthDate: dossiers.birthDate,
      child: householdMembers.documentHmac,
    })
    .from(candidacies)
    .innerJoin(applications, eq(applications.id, candidacies.applicationId))
    .innerJoin(dossiers, eq(dossiers.id, applications.dossierId))
    .leftJoin(householdMembers, eq(householdMembers.id, candidacies.childId))
    .where(
      and(eq(candidacies.projectId, project.id), proposed === null ? isStanding : or(isStanding, mayStand(proposed))),
    )
    .orderBy(asc(candidacies.receipt));
}

/** An item as it would be decided. */
function withProposed(row: DecidedItem, proposed: Proposed | null): DecidedItem {
  if (proposed === null || isVoid(proposed) || row.item.id !== proposed.itemId || row.decision === null) return row;
  return { ...row, decision: { ...row.decision, outcome: proposed.outcome }, found: proposed.facts };
}

/** What stands behind the applications of a project, in three statements, however many they are. */
async function readBehind(tx: Tx, project: ProjectRow, proposed: Proposed | null) {
  const inProject = sql`(select ${candidacies.applicationId} from ${candidacies} where ${candidacies.projectId} = ${project.id})`;
  const decided = new Map<string, DecidedItem[]>();
  for (const found of await tx
    .select({ item: items, decision: decisions, found: facts.items })
    .from(items)
    .leftJoin(decisions, eq(decisions.id, items.decisionId))
    .leftJoin(facts, eq(facts.id, decisions.factsId))
    .where(sql`${items.applicationId} in ${inProject}`)
    .orderBy(asc(items.indicator), asc(items.id))) {
    const row = withProposed(found, proposed);
    const known = decided.get(row.item.applicationId);
    if (known === undefined) decided.set(row.item.applicationId, [row]);
    else known.push(row);
  }
  const sent = await tx
    .selectDistinctOn([submissions.applicationId], { id: submissions.applicationId, at: submissions.submittedAt })
    .from(submissions)
    .where(sql`${submissions.applicationId} in ${inProject}`)
    .orderBy(submissions.applicationId, desc(submissions.version));
  const told = await tx
    .selectDistinctOn([scores.applicationId], {
      id: scores.applicationId,
      total: scores.total,
      vetoed: scores.vetoed,
    })
    .from(scores)
    .where(and(eq(scores.kind, project.kind), sql`${scores.applicationId} in ${inProject}`))
    .orderBy(scores.applicationId, desc(scores.version));
  return {
    decided,
    submittedAt: new Map(sent.map((row) => [row.id, row.at])),
    told: new Map(told.map((row) => [row.id, row])),
  };
}

/**
 * The candidates of a run, frozen as contract values, by receipt: every eligible candidacy of a confirmed application, and of those that name one
 * child the earliest.
 */
export async function readRankingInput(
  tx: Tx,
  project: ProjectRow,
  rulebookId: string,
  service: Service,
  proposed: Proposed | null = null,
): Promise<RankingInputs> {
  const behind = await readBehind(tx, project, proposed);
  const standing = (await standingOf(tx, project, proposed))
    .map((one) => ({ ...one, enteredAt: one.candidacy.enteredAt, receipt: one.candidacy.receipt }))
    .filter(
      ({ candidacy, application }) =>
        application.id !== proposed?.applicationId ||
        (!isVoid(proposed) && passesChecks(behind.decided.get(application.id) ?? [], candidacy.id)),
    );
  const later = laterForOneChild(standing);
  const scoreRow = await scorerOf(tx, rulebookId, service.kind);
  const rows: RankingInput[] = [];
  for (const one of standing) {
    if (later.has(one)) continue;
    const { candidacy, application, birthDate } = one;
    const approved = approvedFacts(application, {
      birthDate,
      receipt: candidacy.receipt,
      choices: candidacy.choices,
      decided: behind.decided.get(application.id) ?? [],
      submittedAt: behind.submittedAt.get(application.id) ?? null,
    });
    const row = scoreRow(approved);
    const read = readScoreRow(row, service);
    if (!read.ok) throw new Error(`candidacy ${candidacy.id} does not rank: ${issuesText(read.error)}`);
    const { lines: _lines, ...score } = row;
    const told = behind.told.get(application.id);
    const asConfirmed = told?.total === read.value.total && told.vetoed === read.value.vetoed;
    rows.push({
      candidacyId: candidacy.id,
      application: approved,
      score,
      candidate: read.value,
      child: one.child,
      asConfirmed,
    });
  }
  return { rows, leftOut: [...later].map((one) => one.candidacy.id) };
}

const issuesText = (issues: readonly Issue[]) => issues.map((one) => `${one.path} ${one.found}`).join("; ");

/** Writes the score row of an application as `points score --kind` does, lines included. */
export async function scorerOf(tx: Tx, rulebookId: string, kind: string) {
  const { rulebook, digest } = await loadRulebook(tx, rulebookId);
  const readApplication = applicationReader(rulebook);
  const compiled = compileRulebook(rulebook, kind);
  return (application: Record<string, unknown>) => {
    const read = readApplication(application);
    if (!read.ok) throw new Error(`approved facts do not read: ${issuesText(read.error)}`);
    const scored = scoreApplication(compiled, read.value);
    if (!scored.ok) throw new Error(`over the limit: ${scored.error.indicator}`);
    const { submittedAt, choices, ...content } = scoreContent(scored.value, rulebook.year, digest, kind);
    return { ...content, lines: scoreLinesInWords(scored.value), ...optional({ submittedAt, choices }) };
  };
}

function optional<T extends Record<string, unknown>>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
}

/** The text whose digest freezes the scores of a run: canonical rows without lines, by receipt, one a line. */
export function scoresText(input: readonly Pick<RankingInput, "score">[]): string {
  return input.map((one) => `${canonicalJson(one.score)}\n`).join("");
}
