import { and, asc, eq } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { rescoringChanges, rulebooks, scores } from "../../../db/schema";
import { hadConfirmed } from "../application/append-confirmation";
import type { ApplicationRow } from "../application/lock-own";

/** What the person is asked to confirm beside the points: what a correction of the rulebook changed, and what silence means. */
export type AskedPoints = {
  /** Confirmed before a correction: silence lets that stand. Else who is silent is not ranked. */
  readonly stands: boolean;
  /** Null where no correction is why the person is asked. Totals in 0.01 分, equal where lines changed within a cap. */
  readonly correction: { readonly reason: string; readonly before: number; readonly after: number } | null;
};

/** Null while nothing is asked. The points of a rescoring are as old as the question. */
export async function readAskedPoints(tx: Tx, application: ApplicationRow): Promise<AskedPoints | null> {
  if (application.status !== "awaiting-confirmation") return null;
  const { before, after } = rescoringChanges;
  const [change] = await tx
    .select({ reason: rulebooks.reason, before, after })
    .from(rescoringChanges)
    .innerJoin(rulebooks, eq(rulebooks.id, rescoringChanges.rulebookId))
    .innerJoin(
      scores,
      and(
        eq(scores.applicationId, rescoringChanges.applicationId),
        eq(scores.kind, rescoringChanges.kind),
        eq(scores.rulebookId, rescoringChanges.rulebookId),
      ),
    )
    .where(and(eq(rescoringChanges.applicationId, application.id), eq(scores.computedAt, application.statusSince)))
    .orderBy(asc(rescoringChanges.kind))
    .limit(1);
  return {
    stands: await hadConfirmed(tx, application.id),
    correction: change === undefined ? null : { ...change, reason: change.reason ?? "" },
  };
}
