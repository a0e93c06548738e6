import { and, asc, eq, gte, inArray, isNull, or, sql } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import {
  applications,
  candidacies,
  decisions,
  dossiers,
  items,
  objectionProposals,
  objections,
  offers,
  proposedFacts,
  serviceRecords,
} from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { moveCandidacy } from "../../domain/candidacy/statuses";
import { attemptOf, mistakable, serviceStanding } from "../../domain/fulfilment/steps";
import { fail, ok } from "../../domain/shared/result";
import type { TakeBackForm } from "../../forms/fulfilment";
import { shanghaiDay } from "../../platform/clock";
import { sealText } from "../../platform/crypto/field-encryption";
import { newId } from "../../platform/ids";
import { tellPerson } from "../accounts/messages";
import { perform } from "../act";
import { dueAfter } from "../work/due-after";
import { lockPlace } from "./lock-offer";

/** The applications of the person whose offer it is, of all years, locked: a certificate proposes for any of them. In front of the line of the year. */
async function lockApplicationsOf(tx: Tx, offerId: string): Promise<void> {
  const dossier = tx
    .select({ id: applications.dossierId })
    .from(offers)
    .innerJoin(candidacies, eq(candidacies.id, offers.candidacyId))
    .innerJoin(applications, eq(applications.id, candidacies.applicationId))
    .where(eq(offers.id, offerId));
  await tx
    .select({ id: applications.id })
    .from(applications)
    .where(sql`${applications.dossierId} in ${dossier}`)
    .orderBy(asc(applications.year))
    .for("update");
}

/**
 * Lets what a record proposed go: false where a line was decided since by officers to whom it was shown, or a recheck proposed an outcome. Whoever has such a
 * line before them that is still open, or is looked at again, decides on a stale record.
 */
async function withdrawProposed(tx: Tx, recordId: string): Promise<boolean> {
  const [fact] = await tx.select().from(proposedFacts).where(eq(proposedFacts.recordId, recordId));
  if (fact === undefined) return true;
  const lines = tx
    .select({ id: items.id })
    .from(items)
    .innerJoin(applications, eq(applications.id, items.applicationId))
    .innerJoin(dossiers, eq(dossiers.id, applications.dossierId))
    .where(and(eq(dossiers.id, fact.dossierId), eq(items.indicator, fact.indicator)));
  const decided = and(sql`${decisions.itemId} in ${lines}`, gte(decisions.decidedAt, fact.proposedAt));
  if ((await tx.$count(decisions, decided)) > 0) return false;
  const rechecked = await tx
    .select({ id: objectionProposals.objectionId })
    .from(objectionProposals)
    .innerJoin(objections, eq(objections.id, objectionProposals.objectionId))
    .where(and(sql`${objections.itemId} in ${lines}`, gte(objectionProposals.proposedAt, fact.proposedAt)))
    .limit(1);
  if (rechecked.length > 0) return false;
  const lookedAt = tx.select({ id: objections.itemId }).from(objections).where(eq(objections.status, "rechecking"));
  await tx
    .update(items)
    .set({ version: sql`${items.version} + 1` })
    .where(and(sql`${items.id} in ${lines}`, or(isNull(items.decisionId), inArray(items.id, lookedAt))));
  return true;
}

/**
 * The serving unit takes back the last record of an offer because it was wrong, with a reason that the person reads: a new row, the wrong one stays. Where the
 * service was recorded as enjoyed, the place is accepted again, with new days to take it up. No second officer: no score and no place changes hands, a wrong
 * record keeps somebody from the service, and each row says who wrote it. Refused once the project ended, or once a line was decided on the certificate.
 */
export function takeBackRecord(actor: Actor, input: TakeBackForm) {
  return perform<{ readonly projectId: string }>(
    actor,
    "service.take-back",
    { kind: "offer", id: input.offerId },
    async (context) => {
      const { tx, now, audit } = context;
      await lockApplicationsOf(tx, input.offerId);
      const locked = await lockPlace(context, input.offerId, "department");
      if (!locked.ok) return locked;
      const { offer, candidacy, project, fulfilment, userId } = locked.value;
      if (userId === actor.userId) return fail("own-case");
      if (input.reason === "") return fail("reason-required");
      const records = await tx
        .select()
        .from(serviceRecords)
        .where(eq(serviceRecords.offerId, offer.id))
        .orderBy(asc(serviceRecords.sequence));
      const record = records.find((one) => one.id === input.recordId);
      if (record === undefined) return fail("not-found");
      if (records.some((one) => one.takesBack === record.id)) return fail("record-taken-back");
      const standing = serviceStanding(offer.answer, offer.servedAt !== null);
      if (standing === null || mistakable(project.kind, standing, records)?.id !== record.id)
        return fail("unlawful-move");
      if (fulfilment.endedAt !== null) return fail("fulfilment-ended");
      if (!(await withdrawProposed(tx, record.id))) return fail("certificate-decided");
      const id = newId();
      await tx.insert(serviceRecords).values({
        id,
        offerId: offer.id,
        sequence: records.length + 1,
        step: "taken-back",
        fulfils: false,
        takesBack: record.id,
        attempt: attemptOf(records),
        recordSealed: sealText(
          JSON.stringify({ on: shanghaiDay(now), reason: input.reason }),
          `service_records.record:${id}`,
        ),
        recordedBy: actor.userId,
        recordedAt: now,
      });
      if (record.fulfils) {
        const moved = moveCandidacy(candidacy.status, "serveTakenBack");
        if (!moved.ok) throw new Error(`offer ${offer.id} was served and its candidacy is ${candidacy.status}`);
        const serveBy = await dueAfter(tx, now, fulfilment.serveWorkingDays);
        await tx.update(offers).set({ servedAt: null, serveBy }).where(eq(offers.id, offer.id));
        await tx
          .update(candidacies)
          .set({ status: moved.value, version: sql`${candidacies.version} + 1` })
          .where(eq(candidacies.id, candidacy.id));
      }
      await tellPerson(tx, userId, "record-taken-back", { project: project.name });
      await audit({ project: project.code, step: record.step, record: record.id });
      return ok({ projectId: project.id });
    },
  );
}
