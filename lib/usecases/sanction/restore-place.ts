import { and, eq, lt, sql } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { findStand, listHeldBeside } from "../../../db/queries/exclusions";
import { type Fulfilment, lockFulfilment, lockOfferRow } from "../../../db/queries/fulfilment";
import { candidacies, offerPools, offers, type sanctionCandidacies, type serviceProjects } from "../../../db/schema";
import type { CandidacyStatus } from "../../domain/candidacy/statuses";
import { areExclusive } from "../../domain/fulfilment/exclusions";
import { shanghaiDay } from "../../platform/clock";
import type { ActContext } from "../act";
import { brokenIn } from "../fulfilment/end-project";
import { promoteWaiting } from "../fulfilment/release-place";
import { dueAfter } from "../work/due-after";
import { recordedSteps, recordRevocation } from "./record-revocation";

type Voided = typeof sanctionCandidacies.$inferSelect;
type ProjectRow = typeof serviceProjects.$inferSelect;

/** Takes a place of the pool that is still free; false where none is. */
async function takeFree(tx: Tx, projectId: string, pool: string): Promise<boolean> {
  const taken = await tx
    .update(offerPools)
    .set({ taken: sql`${offerPools.taken} + 1` })
    .where(
      and(eq(offerPools.projectId, projectId), eq(offerPools.pool, pool), lt(offerPools.taken, offerPools.admitted)),
    )
    .returning({ pool: offerPools.pool });
  return taken.length > 0;
}

/** Did the other parent accept a place for the child meanwhile? The own places stood beside each other before, and do so again. */
async function isBarred(tx: Tx, project: ProjectRow, candidacyId: string): Promise<boolean> {
  const stand = await findStand(tx, candidacyId);
  const held = await listHeldBeside(tx, { projectId: project.id, year: project.year, candidacyId });
  return held.some(
    (place) => areExclusive(stand, place) && place.applicationId !== stand.applicationId && place.state !== "open",
  );
}

/** A revoked place stands again where one of its pool is free: to be answered, or taken up, anew; one that was enjoyed unless it was taken back. Not beside a place that excludes it. */
async function reinstate(
  { tx, now }: ActContext,
  officer: string,
  offerId: string,
  was: CandidacyStatus,
  project: ProjectRow,
  fulfilment: Fulfilment,
): Promise<CandidacyStatus | null> {
  const offer = await lockOfferRow(tx, offerId);
  const served = was === "fulfilled";
  if (!served && fulfilment.endedAt !== null) return null;
  if (served && (await recordedSteps(tx, offerId)).includes("recovered")) return null;
  if (await isBarred(tx, project, offer.candidacyId)) return null;
  if (!(await takeFree(tx, offer.projectId, offer.pool))) return null;
  const open = { answer: null, answeredAt: null, answeredBy: null };
  await tx
    .update(offers)
    .set({
      ...(was === "offered" ? open : { answer: "accepted" as const }),
      reasonSealed: null,
      ...(was === "offered" ? { dueOn: await dueAfter(tx, now, fulfilment.answerWorkingDays) } : {}),
      ...(was === "accepted" ? { serveBy: await dueAfter(tx, now, fulfilment.serveWorkingDays) } : {}),
    })
    .where(eq(offers.id, offerId));
  if (served) await recordRevocation(tx, offerId, "restored", { on: shanghaiDay(now) }, { userId: officer, now });
  return was;
}

/** Waits again, and is offered what is free. Not where somebody behind was offered a place meanwhile: nobody is moved out of one. */
async function waitAgain(
  { tx, now, audit }: ActContext,
  candidacyId: string,
  project: ProjectRow,
  fulfilment: Fulfilment,
): Promise<CandidacyStatus | null> {
  const overtaken = new Error("somebody behind has a place");
  try {
    const mine = eq(candidacies.id, candidacyId);
    const flowed = await tx.transaction(async (inner) => {
      await inner.update(candidacies).set({ status: "final" }).where(mine);
      const given = await promoteWaiting(inner, { project, fulfilment, now, cause: "lift" });
      if ((await brokenIn(inner, project.id)).length > 0) throw overtaken;
      return given.flowed;
    });
    if (flowed.length > 0) await audit({ flowed }, { kind: "service-project", id: project.id });
    const [row] = await tx.select({ status: candidacies.status }).from(candidacies).where(mine);
    return row?.status ?? null;
  } catch (error) {
    if (error === overtaken) return null;
    throw error;
  }
}

/** As what a candidacy stands again in a project that is being fulfilled, or null where it cannot. The fulfilment's row is locked. */
export async function restorePlace(
  context: ActContext,
  officer: string,
  { candidacyId, was, offerId }: Voided,
  project: ProjectRow,
): Promise<CandidacyStatus | null> {
  const fulfilment = await lockFulfilment(context.tx, project.id);
  if (fulfilment === null) return null;
  if (offerId !== null) return reinstate(context, officer, offerId, was, project, fulfilment);
  return was === "final" && fulfilment.endedAt === null ? waitAgain(context, candidacyId, project, fulfilment) : null;
}
