import type { ProjectKind } from "../programme/statuses";

export const SERVICE_STEPS = [
  "registered",
  "contract",
  "certificate",
  "granted",
  "returned",
  "paid",
  "started",
  "ended",
] as const;
/** What the serving unit records about an accepted offer. Fields in `lib/forms/fulfilment.ts`. */
export type ServiceStep = (typeof SERVICE_STEPS)[number];

/** `fulfils`: with this step the service was enjoyed. `when`: before that, or afterwards. `again`: may be recorded more than once. */
export type StepRule = {
  readonly step: ServiceStep;
  readonly fulfils: boolean;
  readonly when: "accepted" | "fulfilled";
  readonly again: boolean;
};
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

/** Kinds whose people choose one of several things with a number of places: a flat, a course, a post. */
export const WITH_OPTIONS: ReadonlySet<ProjectKind> = new Set(["housing", "training", "secondment"]);

/** What can be recorded next, given what is on record. */
export function nextSteps(
  kind: ProjectKind,
  status: "accepted" | "fulfilled",
  recorded: readonly ServiceStep[],
): readonly StepRule[] {
  return STEPS_OF[kind].filter((rule) => rule.when === status && (rule.again || !recorded.includes(rule.step)));
}
