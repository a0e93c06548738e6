import { eq } from "drizzle-orm";
import { findNewestSubmission } from "../../../db/queries/applications";
import { applications } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { type ApplicationMove, type ApplicationStatus, moveApplication } from "../../domain/application/statuses";
import type { DomainErrorCode } from "../../domain/errors";
import { fail, ok, type Result } from "../../domain/shared/result";
import type { ActContext } from "../act";
import { tookIn } from "../intake/find-intake";
import type { ApplicationRow } from "./lock-own";

export type TownshipStep = { readonly applicationId: string; readonly version: number };

/** The moves that first review decides; not by who sent the application at the counter. */
const FIRST_REVIEW: ReadonlySet<ApplicationMove> = new Set(["passFirstReview", "returnForSupplement", "refuse"]);

/**
 * Locks an application for an act of its township: in scope, as the officer saw it, not the officer's own, for a first review not what the officer took
 * in, and the move lawful.
 */
export async function lockTownshipApplication(
  { tx, authorize }: ActContext,
  actor: Actor,
  input: TownshipStep,
  move: ApplicationMove,
): Promise<Result<{ readonly application: ApplicationRow; readonly next: ApplicationStatus }, DomainErrorCode>> {
  const [application] = await tx
    .select()
    .from(applications)
    .where(eq(applications.id, input.applicationId))
    .for("update");
  if (application === undefined) return fail("not-found");
  const allowed = authorize({ township: application.township });
  if (!allowed.ok) return allowed;
  if (application.version !== input.version) return fail("stale-record");
  if (application.userId === actor.userId) return fail("own-case");
  const reviewed = FIRST_REVIEW.has(move) ? await findNewestSubmission(tx, application.id) : null;
  if (await tookIn(tx, reviewed?.intakeId ?? null, actor.userId)) return fail("own-intake");
  const moved = moveApplication(application.status, move);
  return moved.ok ? ok({ application, next: moved.value }) : moved;
}
