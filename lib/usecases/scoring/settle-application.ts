import { and, eq, isNull, max, not, sql } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { findNewestSubmission, listCandidacies, listItems, listScores } from "../../../db/queries/applications";
import { findRulebookOfKind } from "../../../db/queries/programmes";
import { applications, candidacies, dossiers, facts, items, scores } from "../../../db/schema";
import { applicationReader } from "../../contracts/application";
import type { ApplicationStatus } from "../../domain/application/statuses";
import type { Rulebook } from "../../domain/rulebook/rulebook";
import { packScore } from "../../domain/scoring/packed-score";
import { compileRulebook, type Score, scoreApplication } from "../../domain/scoring/score-application";
import { scoreColumns } from "../../domain/scoring/score-columns";
import { newId } from "../../platform/ids";
import type { ApplicationRow } from "../application/lock-own";
import { loadRulebook } from "../rulebook/load-rulebook";
import { approvedFacts, type DecidedItem, passesChecks } from "./approved-facts";

/** What was decided on an application, each item with the facts that its decision found. */
export async function listDecided(tx: Tx, applicationId: string) {
  const rows = await tx
    .select()
    .from(facts)
    .where(and(eq(facts.applicationId, applicationId), eq(facts.layer, "decided")));
  const byId = new Map(rows.map((row) => [row.id, row.items]));
  return (await listItems(tx, applicationId)).map(({ item, decision }) => ({
    item,
    decision,
    found: byId.get(decision?.factsId ?? "") ?? null,
  }));
}

/** The approved facts of one application as `points-application/1`, of what was decided on it. */
export async function approvedApplication(
  tx: Tx,
  application: ApplicationRow,
  decided: readonly DecidedItem[],
): Promise<Record<string, unknown>> {
  const [dossier] = await tx
    .select({ birthDate: dossiers.birthDate })
    .from(dossiers)
    .where(eq(dossiers.id, application.dossierId));
  const submission = await findNewestSubmission(tx, application.id);
  return approvedFacts(application, {
    birthDate: dossier?.birthDate ?? "",
    receipt: submission?.receipt ?? application.id,
    decided,
    submittedAt: submission?.submittedAt ?? null,
  });
}

/** Scores approved facts by the one engine. Throws where decided facts do not fit the rulebook: that was checked at each decision. */
export function scoreApproved(rulebook: Rulebook, input: Record<string, unknown>, kind: string | null): Score {
  const read = applicationReader(rulebook)(input);
  if (!read.ok) throw new Error(`approved facts do not read: ${JSON.stringify(read.error)}`);
  const scored = scoreApplication(compileRulebook(rulebook, kind), read.value);
  if (!scored.ok) throw new Error(`over the limit: ${scored.error.indicator}`);
  return scored.value;
}

/** The rulebook that scores an application for a kind of project ("" = all indicators). They part where a correction came after a notice of that kind. */
export async function rulebookFor(tx: Tx, application: ApplicationRow, kind: string): Promise<string> {
  return (kind === "" ? null : await findRulebookOfKind(tx, application.year, kind)) ?? application.rulebookId;
}

const JOINED_LATER: readonly ApplicationStatus[] = ["scored", "awaiting-confirmation", "confirmed"];
const UNDER_WAY = new Set(["entered", "eligible", "not-eligible"]);

/** The columns of a score of approved facts. */
export function scoreValues(rulebook: Rulebook, input: Record<string, unknown>, kind: string) {
  const score = scoreApproved(rulebook, input, kind === "" ? null : kind);
  const { class: applicantClass, submittedAt } = score.application;
  return {
    applicantClass,
    submittedAt: submittedAt === null ? null : new Date(submittedAt),
    ...scoreColumns(rulebook)(score),
    ...packScore(score),
  };
}

async function appendScore(
  tx: Tx,
  application: ApplicationRow,
  input: Record<string, unknown>,
  kind: string,
  now: Date,
) {
  const rulebookId = await rulebookFor(tx, application, kind);
  const { rulebook } = await loadRulebook(tx, rulebookId);
  const [newest] = await tx
    .select({ version: max(scores.version) })
    .from(scores)
    .where(and(eq(scores.applicationId, application.id), eq(scores.kind, kind)));
  await tx.insert(scores).values({
    id: newId(),
    year: application.year,
    applicationId: application.id,
    kind,
    version: (newest?.version ?? 0) + 1,
    rulebookId,
    input,
    ...scoreValues(rulebook, input, kind),
    computedAt: now,
  });
}

const ownInput = async (tx: Tx, application: ApplicationRow) =>
  approvedApplication(tx, application, await listDecided(tx, application.id));

/** A new score version of every kind that has one, after a decision that changed; the application stands where it stands. */
export async function rescoreApplication(tx: Tx, application: ApplicationRow, now: Date): Promise<void> {
  const input = await ownInput(tx, application);
  for (const { kind } of await listScores(tx, application.id)) await appendScore(tx, application, input, kind, now);
}

/** Asked after each of some thirty decisions, so it reads no more than it must. */
async function hasOpenItem(tx: Tx, applicationId: string): Promise<boolean> {
  const [open] = await tx
    .select({ id: items.id })
    .from(items)
    .where(and(eq(items.applicationId, applicationId), isNull(items.decisionId), not(items.dropped)))
    .limit(1);
  return open !== undefined;
}

/**
 * When the last open item is decided: candidacies become eligible or not, scores of every kind are written, the application is scored. A candidacy that joined a
 * scored application settles when its own checks are decided. No-op while something is open. Returns whether the application became scored.
 */
export async function settleApplication(tx: Tx, application: ApplicationRow, now: Date): Promise<boolean> {
  const scoring = application.status === "scoring";
  if (!scoring && !JOINED_LATER.includes(application.status)) return false;
  if (scoring && (await hasOpenItem(tx, application.id))) return false;
  const decided = (await listItems(tx, application.id)).filter(({ item }) => !item.dropped);
  const isOpen = (candidacyId: string | null) =>
    decided.some(({ item, decision }) => decision === null && item.candidacyId === candidacyId);
  const settled = (await listCandidacies(tx, application.id)).filter(({ candidacy }) =>
    scoring ? UNDER_WAY.has(candidacy.status) : candidacy.status === "entered" && !isOpen(candidacy.id),
  );
  for (const { candidacy } of settled) {
    const status = passesChecks(decided, candidacy.id) ? "eligible" : "not-eligible";
    await tx
      .update(candidacies)
      .set({ status, version: sql`${candidacies.version} + 1` })
      .where(eq(candidacies.id, candidacy.id));
  }
  const input = await ownInput(tx, application);
  const kinds = new Set(settled.map(({ project }) => project.kind as string));
  const known = new Set((await listScores(tx, application.id)).map((score) => score.kind));
  // Kinds of withdrawn candidacies too: whoever enters again is ranked by the newest score.
  for (const kind of scoring ? new Set(["", ...kinds, ...known]) : kinds)
    if (scoring || !known.has(kind)) await appendScore(tx, application, input, kind, now);
  if (!scoring) return false;
  await tx
    .update(applications)
    .set({ status: "scored", statusSince: now, version: sql`${applications.version} + 1` })
    .where(eq(applications.id, application.id));
  return true;
}
