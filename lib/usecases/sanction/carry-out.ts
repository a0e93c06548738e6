import { eq, sql } from "drizzle-orm";
import { lockFulfilment, lockOfferRow } from "../../../db/queries/fulfilment";
import {
  applications,
  candidacies,
  noticeCorrections,
  sanctionApplications,
  sanctionCandidacies,
  serviceProjects,
} from "../../../db/schema";
import { dropDraftClaims } from "../../../db/writes/claims";
import { moveApplication } from "../../domain/application/statuses";
import { moveCandidacy } from "../../domain/candidacy/statuses";
import { shanghaiDay } from "../../platform/clock";
import { sealText } from "../../platform/crypto/field-encryption";
import { newId } from "../../platform/ids";
import type { ActContext } from "../act";
import type { ApplicationRow } from "../application/lock-own";
import { promoteWaiting, releasePlace } from "../fulfilment/release-place";
import type { CandidacyEffect, SanctionEffect } from "./effect-of-sanction";
import type { LockedAround, SanctionRow } from "./lock-sanction";
import { recordRevocation } from "./record-revocation";

/** What serving unit and person read of a revoked place; the reasons of the sanction are the person's and the office's alone. */
const revokedText = (caseNumber: string) => `申报因提供虚假材料作废（处理编号 ${caseNumber}），名额撤销。`;

async function voidCandidacy(
  { tx, now }: ActContext,
  officer: string,
  sanction: SanctionRow,
  { candidacyId, status, place }: CandidacyEffect,
): Promise<void> {
  await tx.insert(sanctionCandidacies).values({
    sanctionId: sanction.id,
    candidacyId,
    was: status,
    offerId: place?.offerId ?? null,
  });
  if (place === null) {
    const moved = moveCandidacy(status, "sanction");
    if (!moved.ok) throw new Error(`candidacy ${candidacyId} does not become void`);
    await tx
      .update(candidacies)
      .set({ status: moved.value, version: sql`${candidacies.version} + 1` })
      .where(eq(candidacies.id, candidacyId));
    return;
  }
  const offer = await lockOfferRow(tx, place.offerId);
  const reason = revokedText(sanction.caseNumber);
  const reasonSealed = sealText(reason, `offers.reason:${offer.id}`);
  const released = await releasePlace(tx, offer, { move: "sanction", by: officer, reasonSealed }, now);
  if (!released.ok) throw new Error(`offer ${offer.id} is not revoked`);
  if (offer.servedAt !== null)
    await recordRevocation(tx, offer.id, "revoked", { on: shanghaiDay(now), reason }, { userId: officer, now });
}

async function voidApplication({ tx, now }: ActContext, application: ApplicationRow, move: "sanction" | "ban") {
  const moved = moveApplication(application.status, move);
  if (!moved.ok) throw new Error(`application ${application.id} does not become void`);
  if (application.correcting) await dropDraftClaims(tx, application.id);
  await tx
    .update(applications)
    .set({ status: moved.value, correcting: false, statusSince: now, version: sql`${applications.version} + 1` })
    .where(eq(applications.id, application.id));
}

/**
 * Carries a sanction out: the application, those of banned years and their candidacies void, notices owed a correction, places revoked and given on in the
 * same transaction. Projects, fulfilments, applications and case are locked.
 */
export async function carryOut(
  context: ActContext,
  officer: string,
  { application, later }: LockedAround,
  sanction: SanctionRow,
  effect: SanctionEffect,
): Promise<void> {
  const { tx, now } = context;
  for (const one of effect.candidacies) if (one.void) await voidCandidacy(context, officer, sanction, one);
  await voidApplication(context, application, "sanction");
  const banned = new Set(effect.banned.map((one) => one.id));
  for (const one of later.filter(({ id }) => banned.has(id))) {
    await tx.insert(sanctionApplications).values({ sanctionId: sanction.id, applicationId: one.id, was: one.status });
    await voidApplication(context, one, "ban");
  }
  for (const { projectId } of effect.notices)
    await tx.insert(noticeCorrections).values({ id: newId(), sanctionId: sanction.id, projectId });
  for (const { projectId } of effect.promoted) {
    const fulfilment = await lockFulfilment(tx, projectId);
    const [project] = await tx.select().from(serviceProjects).where(eq(serviceProjects.id, projectId));
    if (fulfilment === null || project === undefined) throw new Error(`project ${projectId} has no fulfilment`);
    const { flowed } = await promoteWaiting(tx, { project, fulfilment, now, cause: "sanction" });
    if (flowed.length > 0) await context.audit({ flowed }, { kind: "service-project", id: projectId });
  }
}
