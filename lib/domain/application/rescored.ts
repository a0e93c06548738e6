import type { ScoreColumns } from "../scoring/score-columns";
import type { ApplicationStatus } from "./statuses";

/** What a person was told of a score, in 0.01 分: its total, and its sections and indicators in the order of the rulebook, which a correction never changes. */
export type ToldPoints = Pick<ScoreColumns, "sections" | "indicators"> & {
  readonly total: number;
  readonly vetoed: boolean;
};

const differ = (was: readonly number[], is: readonly number[]) =>
  was.length !== is.length || was.some((points, place) => points !== is[place]);

/** Do two scores of one application, by a rulebook and by its correction, say other points anywhere? Words alone count for nothing. */
export function pointsDiffer(before: ToldPoints, after: ToldPoints): boolean {
  return (
    before.total !== after.total ||
    before.vetoed !== after.vetoed ||
    differ(before.sections, after.sections) ||
    differ(before.indicators, after.indicators)
  );
}

/**
 * What a correction of the rulebook does to an application whose points it changes. Confirmation covers the lines, so whoever was told them is asked again with a
 * whole period (`ask`); where a notice of another project rests on the confirmation, it stands and the person is told (`tell`). Not told yet: nothing (`leave`).
 * No clause: engineering choice (docs/decisions/005).
 */
export function afterRescoring(
  status: ApplicationStatus,
  { changed, inNotice }: { readonly changed: boolean; readonly inNotice: boolean },
): "leave" | "ask" | "tell" {
  if (!changed) return "leave";
  if (status === "awaiting-confirmation") return "ask";
  if (status === "confirmed" || status === "unconfirmed") return inNotice ? "tell" : "ask";
  return "leave";
}
