import type { decisions, items } from "../../../db/schema";
import { shanghaiInstant } from "../../platform/clock";
import type { ApplicationRow } from "../application/lock-own";

const COUNTED = new Set(["accept", "lower", "found"]);

/** What counts of an item with its current decision, and the facts which that found. */
export type DecidedItem = {
  readonly item: Pick<typeof items.$inferSelect, "indicator" | "effect" | "dropped" | "candidacyId">;
  readonly decision: Pick<typeof decisions.$inferSelect, "outcome"> | null;
  readonly found: readonly Record<string, unknown>[] | null;
};

/** Does a candidacy pass every check that is the application's or its own? Source: domain.md, Candidacy. */
export function passesChecks(decided: readonly Pick<DecidedItem, "item" | "decision">[], candidacyId: string): boolean {
  return decided
    .filter(({ item }) => item.effect === "check" && !item.dropped)
    .filter(({ item }) => item.candidacyId === null || item.candidacyId === candidacyId)
    .every(({ decision }) => decision?.outcome === "passed");
}

/** The approved facts as `points-application/1`: what departments accepted, lowered or found; a refused claim stands without items. */
export function approvedFacts(
  application: Pick<ApplicationRow, "applicantClass">,
  given: {
    readonly birthDate: string;
    readonly receipt: string;
    readonly decided: readonly DecidedItem[];
    readonly submittedAt: Date | null;
  },
): Record<string, unknown> {
  const claims = given.decided
    .filter(
      ({ item, decision }) =>
        decision !== null && item.effect !== "check" && (item.effect === "award" || COUNTED.has(decision.outcome)),
    )
    .map(({ item, decision, found }) => ({
      indicator: item.indicator,
      items: decision !== null && COUNTED.has(decision.outcome) ? (found ?? []) : [],
    }));
  return {
    format: "points-application/1",
    receipt: given.receipt,
    class: application.applicantClass,
    person: { birthDate: given.birthDate },
    claims,
    ...(given.submittedAt === null ? {} : { submittedAt: shanghaiInstant(given.submittedAt) }),
  };
}
