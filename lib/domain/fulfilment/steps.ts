import type { ProjectKind } from "../programme/statuses";
import type { OfferAnswer } from "./offers";

export const SERVICE_STEPS = [
  "registered",
  "contract",
  "certificate",
  "granted",
  "returned",
  "paid",
  "started",
  "ended",
  "revoked",
  "recovered",
  "restored",
  "taken-back",
] as const;
/**
 * What is recorded about an accepted offer, by its serving unit. `revoked` and `restored` are a sanction's, imposed and lifted, on a service that was
 * enjoyed; `recovered`: the unit took back what it had given; `taken-back`: a
 * record was wrong, and counts no more. Fields in `lib/forms/fulfilment.ts`.
 */
export type ServiceStep = (typeof SERVICE_STEPS)[number];

/** `fulfils`: with this step the service was enjoyed. `when`: before that, afterwards, or after it was revoked. `again`: may be recorded more than once. */
export type StepRule = {
  readonly step: ServiceStep;
  readonly fulfils: boolean;
  readonly when: ServiceStanding;
  readonly again: boolean;
};
/** How an offer stands for what can be recorded of it. `revoked`: after it was enjoyed. */
export type ServiceStanding = "accepted" | "fulfilled" | "revoked";

/** Null: nothing can be recorded, because the offer is open, was not taken, or was revoked before the service was enjoyed. */
export function serviceStanding(answer: OfferAnswer | null, served: boolean): ServiceStanding | null {
  if (answer === "accepted") return served ? "fulfilled" : "accepted";
  return answer === "revoked" && served ? "revoked" : null;
}
const serves = (step: ServiceStep): StepRule => ({ step, fulfils: true, when: "accepted", again: false });

/** The last mile of each kind of service. Source: domain.md, Who; implementation plan 二. */
export const STEPS_OF: Readonly<Record<ProjectKind, readonly StepRule[]>> = {
  schooling: [serves("registered")],
  housing: [serves("contract")],
  training: [serves("certificate")],
  entrepreneurship: [serves("granted")],
  insurance: [serves("paid"), { step: "returned", fulfils: false, when: "accepted", again: true }],
  secondment: [serves("started"), { step: "ended", fulfils: false, when: "fulfilled", again: false }],
};
/** Of every kind: a flat, a card, a post or money is taken back. */
export const RECOVERS: StepRule = { step: "recovered", fulfils: false, when: "revoked", again: false };

/** Kinds whose people choose one of several things with a number of places: a flat, a course, a post. */
export const WITH_OPTIONS: ReadonlySet<ProjectKind> = new Set(["housing", "training", "secondment"]);

/** What can be recorded next, given what is on record. */
export function nextSteps(
  kind: ProjectKind,
  status: ServiceStanding,
  recorded: readonly ServiceStep[],
): readonly StepRule[] {
  return [...STEPS_OF[kind], RECOVERS].filter(
    (rule) => rule.when === status && (rule.again || !recorded.includes(rule.step)),
  );
}

/** A row of the record of an offer. `takesBack`: which earlier row was wrong. */
export type Recorded = { readonly id: string; readonly step: ServiceStep; readonly takesBack: string | null };

/** The records that count, in their order: without those that were taken back, and without the rows that say so. */
export function standingRecords<R extends Recorded>(records: readonly R[]): readonly R[] {
  const wrong = new Set(records.map((one) => one.takesBack));
  return records.filter((one) => one.takesBack === null && !wrong.has(one.id));
}

export const standingSteps = (records: readonly Recorded[]): readonly ServiceStep[] =>
  standingRecords(records).map((one) => one.step);

/** Which attempt a further record belongs to: 1, and one more for each record that was taken back. */
export const attemptOf = (records: readonly Recorded[]): number =>
  1 + records.filter((one) => one.takesBack !== null).length;

/**
 * The one record that can be taken back now: the last that counts of the kind's own steps, while the place is held. What a sanction revoked, or the unit
 * took back after that, is not undone so.
 */
export function mistakable<R extends Recorded>(
  kind: ProjectKind,
  status: ServiceStanding,
  records: readonly R[],
): R | null {
  if (status === "revoked") return null;
  return standingRecords(records).findLast((one) => STEPS_OF[kind].some((rule) => rule.step === one.step)) ?? null;
}

/** What cannot be about the fields of a record: a period that ends before it begins, or an amount of nothing. Days are `2020-08-24`, amounts 元. */
export function recordFault(record: {
  readonly on?: string | undefined;
  readonly until?: string | undefined;
  readonly amount?: string | undefined;
}): { readonly field: "until" | "amount"; readonly code: "until-before-on" | "amount-zero" } | null {
  const { on, until, amount } = record;
  if (until !== undefined && on !== undefined && until < on) return { field: "until", code: "until-before-on" };
  return amount !== undefined && Number(amount) === 0 ? { field: "amount", code: "amount-zero" } : null;
}
