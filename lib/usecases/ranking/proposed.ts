import { and, eq, or } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import type { ProposedApplication } from "../../../db/queries/ranked-rows";
import { isStanding } from "../../../db/queries/standing";
import { applications, candidacies } from "../../../db/schema";
import type { ItemOutcome } from "../../domain/application/items";
import type { Rulebook } from "../../domain/rulebook/rulebook";
import { type DecidedItem, passesChecks } from "../scoring/approved-facts";
import { approvedApplication, listDecided, scoreValues } from "../scoring/settle-application";
import type { ProjectRow } from "./blocked-reasons";

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

export const isVoid = (proposed: Proposed): proposed is ProposedVoid => "void" in proposed;

/** An item as it would be decided. */
function withProposed<T extends DecidedItem & { readonly item: { readonly id: string } }>(
  row: T,
  proposed: ProposedDecision,
): T {
  if (row.item.id !== proposed.itemId || row.decision === null) return row;
  return { ...row, decision: { ...row.decision, outcome: proposed.outcome }, found: proposed.facts };
}

/** The application as a run of the project would take it: which of its candidacies stand, and by what score. */
export async function proposedApplication(
  tx: Tx,
  project: ProjectRow,
  rulebook: Rulebook,
  proposed: Proposed,
): Promise<ProposedApplication> {
  const { applicationId } = proposed;
  const nothing = { applicationId, standing: [], score: null };
  if (isVoid(proposed)) return nothing;
  const standing = await tx
    .select({ id: candidacies.id, application: applications })
    .from(candidacies)
    .innerJoin(applications, eq(applications.id, candidacies.applicationId))
    .where(
      and(
        eq(candidacies.projectId, project.id),
        eq(candidacies.applicationId, applicationId),
        // Who failed a check stands only where the decision would change that.
        or(isStanding, and(eq(candidacies.status, "not-eligible"), eq(applications.status, "confirmed"))),
      ),
    );
  const application = standing[0]?.application;
  if (application === undefined) return nothing;
  const decided = (await listDecided(tx, applicationId)).map((row) => withProposed(row, proposed));
  const score = scoreValues(rulebook, await approvedApplication(tx, application, decided), project.kind);
  return {
    applicationId,
    standing: standing.map(({ id }) => id).filter((id) => passesChecks(decided, id)),
    score: { ...score, submittedAt: score.submittedAt?.toISOString() ?? null },
  };
}
