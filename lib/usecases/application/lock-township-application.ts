import { eq } from "drizzle-orm";
import { applications } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { type ApplicationMove, type ApplicationStatus, moveApplication } from "../../domain/application/statuses";
import type { DomainErrorCode } from "../../domain/errors";
import { fail, ok, type Result } from "../../domain/shared/result";
import type { ActContext } from "../act";
import type { ApplicationRow } from "./lock-own";

export type TownshipStep = { readonly applicationId: string; readonly version: number };

/** Locks an application for an act of its township: in scope, as the officer saw it, not the officer's own, and the move lawful. */
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
  const moved = moveApplication(application.status, move);
  return moved.ok ? ok({ application, next: moved.value }) : moved;
}
