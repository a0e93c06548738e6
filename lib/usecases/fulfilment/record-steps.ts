import { asc, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import type { FoundOffer } from "../../../db/queries/fulfilment";
import { candidacies, offers, serviceOptions, serviceRecords } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { moveCandidacy } from "../../domain/candidacy/statuses";
import {
  attemptOf,
  nextSteps,
  RECOVERS,
  type Recorded,
  recordFault,
  STEPS_OF,
  type StepRule,
  serviceStanding,
  standingSteps,
  WITH_OPTIONS,
} from "../../domain/fulfilment/steps";
import type { ServiceRecordForm } from "../../forms/fulfilment";
import { shanghaiDay } from "../../platform/clock";
import { sealText } from "../../platform/crypto/field-encryption";
import { newId } from "../../platform/ids";
import { tellPerson } from "../accounts/messages";
import type { ActContext } from "../act";
import { proposeCertificate } from "./propose-certificate";
import { freeOption } from "./release-place";

/** What is to be recorded of an offer, whose row is locked. */
export type StepToRecord = { readonly found: FoundOffer; readonly input: ServiceRecordForm };
export type StepRefusal =
  | "own-case"
  | "unlawful-move"
  | "already-served"
  | "record-in-future"
  | "until-before-on"
  | "amount-zero"
  | "option-missing";
export type RefusedStep = StepToRecord & { readonly code: StepRefusal };

const ruleOf = ({ found, input }: StepToRecord): StepRule | null =>
  [...STEPS_OF[found.project.kind], RECOVERS].find((one) => one.step === input.step) ?? null;

/** What is on record, by offer. */
async function readRecorded(tx: Tx, list: readonly StepToRecord[]) {
  const ids = list.map(({ found }) => found.offer.id);
  const rows = await tx
    .select({
      id: serviceRecords.id,
      offerId: serviceRecords.offerId,
      step: serviceRecords.step,
      takesBack: serviceRecords.takesBack,
    })
    .from(serviceRecords)
    .where(inArray(serviceRecords.offerId, ids))
    .orderBy(asc(serviceRecords.sequence));
  const known = new Map<string, Recorded[]>(ids.map((id) => [id, []]));
  for (const { offerId, ...row } of rows) known.get(offerId)?.push(row);
  return (one: StepToRecord): readonly Recorded[] => known.get(one.found.offer.id) ?? [];
}

/** Those of the steps that cannot be recorded now, each with the reason; none is how all can be. All are of one project. Nothing is written. */
export async function refusedSteps(
  { tx, now }: ActContext,
  actor: Actor,
  list: readonly StepToRecord[],
): Promise<readonly RefusedStep[]> {
  const today = shanghaiDay(now);
  const recorded = await readRecorded(tx, list);
  const project = list[0]?.found.project;
  const choosing =
    project !== undefined &&
    WITH_OPTIONS.has(project.kind) &&
    (await tx.$count(serviceOptions, eq(serviceOptions.projectId, project.id))) > 0;
  return list.flatMap((one): readonly RefusedStep[] => {
    const { offer, userId } = one.found;
    const rule = ruleOf(one);
    const standing = serviceStanding(offer.answer, offer.servedAt !== null);
    const code = ((): StepRefusal | null => {
      if (userId === actor.userId) return "own-case";
      if (standing === null || rule === null) return "unlawful-move";
      if (rule.fulfils && offer.servedAt !== null) return "already-served";
      if (!nextSteps(one.found.project.kind, standing, standingSteps(recorded(one))).includes(rule))
        return "unlawful-move";
      if (one.input.on > today) return "record-in-future";
      const fault = recordFault(one.input);
      if (fault !== null) return fault.code;
      return rule.fulfils && choosing && offer.optionId === null ? "option-missing" : null;
    })();
    return code === null ? [] : [{ ...one, code }];
  });
}

/** Records steps that are not refused, each a row and a line of the audit of its own; with the one that fulfils, the service was enjoyed, once and for good. */
export async function writeSteps({ tx, now, audit }: ActContext, actor: Actor, list: readonly StepToRecord[]) {
  const recorded = await readRecorded(tx, list);
  const moved = moveCandidacy("accepted", "serve");
  if (!moved.ok) throw new Error("an accepted candidacy is not served");
  for (const one of list) {
    const { offer, project, userId } = one.found;
    const { offerId, step, ...record } = one.input;
    const fulfils = ruleOf(one)?.fulfils ?? false;
    const id = newId();
    await tx.insert(serviceRecords).values({
      id,
      offerId,
      sequence: recorded(one).length + 1,
      step,
      fulfils,
      attempt: attemptOf(recorded(one)),
      recordSealed: sealText(JSON.stringify(record), `service_records.record:${id}`),
      recordedBy: actor.userId,
      recordedAt: now,
    });
    await proposeCertificate({ tx, now }, one.found, { id, input: one.input });
    if (fulfils) {
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
    await audit({ project: project.code, step }, { kind: "offer", id: offerId });
  }
}
