import { eq } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { applications, candidacies, decisions, objectionProposals, objections } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { fail, ok, type Result } from "../../domain/shared/result";
import type { ActContext } from "../act";
import type { ApplicationRow } from "../application/lock-own";
import { tookIn } from "../intake/find-intake";

export type ObjectionRow = typeof objections.$inferSelect;
export type LockedObjection = {
  readonly objection: ObjectionRow;
  readonly ownerUserId: string;
  readonly applicationId: string;
};
type Refusal = "not-found" | "forbidden" | "stale-record";

/** Locks the application of a case, where an act needs it: before the case itself. Null where there is no such case. */
export async function lockApplicationOf(tx: Tx, objectionId: string): Promise<ApplicationRow | null> {
  const [about] = await tx
    .select({ applicationId: candidacies.applicationId })
    .from(objections)
    .innerJoin(candidacies, eq(candidacies.id, objections.candidacyId))
    .where(eq(objections.id, objectionId));
  if (about === undefined) return null;
  const [application] = await tx
    .select()
    .from(applications)
    .where(eq(applications.id, about.applicationId))
    .for("update");
  return application ?? null;
}

/** Locks an objection for an act of the office: as the officer saw it. */
export async function lockObjection(
  { tx, authorize }: ActContext,
  input: { readonly objectionId: string; readonly version: number },
): Promise<Result<LockedObjection, Refusal>> {
  const [objection] = await tx.select().from(objections).where(eq(objections.id, input.objectionId)).for("update");
  const allowed = authorize({});
  if (!allowed.ok) return allowed;
  if (objection === undefined) return fail("not-found");
  if (objection.version !== input.version) return fail("stale-record");
  const [owner] = await tx
    .select({ userId: applications.userId, id: applications.id })
    .from(candidacies)
    .innerJoin(applications, eq(applications.id, candidacies.applicationId))
    .where(eq(candidacies.id, objection.candidacyId));
  if (owner === undefined) throw new Error(`objection ${objection.id} without application`);
  return ok({ objection, ownerUserId: owner.userId, applicationId: owner.id });
}

/** The same for an act of the officer who has the case. */
export async function lockAsHandler(
  context: ActContext,
  actor: Actor,
  input: { readonly objectionId: string; readonly version: number },
): Promise<Result<LockedObjection, Refusal | "not-handler" | "unlawful-move">> {
  const locked = await lockObjection(context, input);
  if (!locked.ok) return locked;
  const { handlerId } = locked.value.objection;
  if (handlerId === null) return fail("unlawful-move");
  return handlerId === actor.userId ? locked : fail("not-handler");
}

/** May this officer handle a case about this item? Not an own case, nor one of which the officer took the objection or the answer in at a counter, nor where the officer decided the item or proposed its outcome. */
export async function checkHandler(
  { tx }: Pick<ActContext, "tx">,
  actor: Actor,
  { objection, ownerUserId }: LockedObjection,
  itemId: string | null,
): Promise<Result<null, "own-case" | "own-intake" | "same-person">> {
  if (ownerUserId === actor.userId) return fail("own-case");
  for (const intakeId of [objection.intakeId, objection.answerIntakeId])
    if (await tookIn(tx, intakeId, actor.userId)) return fail("own-intake");
  const decided =
    itemId === null
      ? []
      : await tx.select({ by: decisions.decidedBy }).from(decisions).where(eq(decisions.itemId, itemId));
  const proposed = await tx
    .select({ by: objectionProposals.proposedBy })
    .from(objectionProposals)
    .where(eq(objectionProposals.objectionId, objection.id));
  return [...decided, ...proposed].some(({ by }) => by === actor.userId) ? fail("same-person") : ok(null);
}
