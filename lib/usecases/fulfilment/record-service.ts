import { asc, eq, sql } from "drizzle-orm";
import { candidacies, offers, serviceOptions, serviceRecords } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { moveCandidacy } from "../../domain/candidacy/statuses";
import { nextSteps, RECOVERS, STEPS_OF, serviceStanding, WITH_OPTIONS } from "../../domain/fulfilment/steps";
import { fail, ok } from "../../domain/shared/result";
import type { ServiceRecordForm } from "../../forms/fulfilment";
import { shanghaiDay } from "../../platform/clock";
import { sealText } from "../../platform/crypto/field-encryption";
import { newId } from "../../platform/ids";
import { tellPerson } from "../accounts/messages";
import { perform } from "../act";
import { lockOffer } from "./lock-offer";
import { freeOption } from "./release-place";

/**
 * The serving unit records a step of an accepted offer; with the one that fulfils, the service was enjoyed, once and for good. Of one that was revoked
 * afterwards it records that it was taken back, and what was chosen is free again.
 */
export function recordService(actor: Actor, input: ServiceRecordForm) {
  return perform<{ readonly projectId: string }>(
    actor,
    "service.record",
    { kind: "offer", id: input.offerId },
    async (context) => {
      const { tx, now, audit } = context;
      const locked = await lockOffer(context, input.offerId, "department");
      if (!locked.ok) return locked;
      const { offer, project, userId } = locked.value;
      if (userId === actor.userId) return fail("own-case");
      const standing = serviceStanding(offer.answer, offer.servedAt !== null);
      if (standing === null) return fail("unlawful-move");
      const rule = [...STEPS_OF[project.kind], RECOVERS].find((one) => one.step === input.step);
      if (rule === undefined) return fail("unlawful-move");
      if (rule.fulfils && offer.servedAt !== null) return fail("already-served");
      const known = await tx
        .select({ step: serviceRecords.step })
        .from(serviceRecords)
        .where(eq(serviceRecords.offerId, offer.id))
        .orderBy(asc(serviceRecords.sequence));
      const steps = known.map((one) => one.step);
      if (!nextSteps(project.kind, standing, steps).includes(rule)) return fail("unlawful-move");
      if (input.on > shanghaiDay(now)) return fail("record-in-future");
      if (rule.fulfils && WITH_OPTIONS.has(project.kind) && offer.optionId === null) {
        const options = await tx.$count(serviceOptions, eq(serviceOptions.projectId, project.id));
        if (options > 0) return fail("option-missing");
      }
      const { offerId, step, ...record } = input;
      const id = newId();
      await tx.insert(serviceRecords).values({
        id,
        offerId,
        sequence: steps.length + 1,
        step,
        fulfils: rule.fulfils,
        recordSealed: sealText(JSON.stringify(record), `service_records.record:${id}`),
        recordedBy: actor.userId,
        recordedAt: now,
      });
      if (rule.fulfils) {
        const moved = moveCandidacy("accepted", "serve");
        if (!moved.ok) throw new Error("an accepted candidacy is not served");
        await tx.update(offers).set({ servedAt: now }).where(eq(offers.id, offerId));
        await tx
          .update(candidacies)
          .set({ status: moved.value, version: sql`${candidacies.version} + 1` })
          .where(eq(candidacies.id, offer.candidacyId));
        await tellPerson(tx, userId, "service-recorded", { project: project.name });
      }
      if (step === "recovered") {
        await freeOption(tx, offer.optionId);
        await tx.update(offers).set({ optionId: null }).where(eq(offers.id, offerId));
        await tellPerson(tx, userId, "service-recovered", { project: project.name });
      }
      if (step === "returned") await tellPerson(tx, userId, "payment-returned", { project: project.name });
      await audit({ project: project.code, step });
      return ok({ projectId: project.id });
    },
  );
}
