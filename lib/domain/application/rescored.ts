import type { PackedScore } from "../scoring/packed-score";
import type { ApplicationStatus } from "./statuses";

/** Do two scores of one application, by a rulebook and by its correction, say other points anywhere? Words alone count for nothing. */
export function pointsDiffer(before: PackedScore, after: PackedScore): boolean {
  const [was, is] = [before.explanation, after.explanation];
  return (
    before.total !== after.total ||
    before.vetoed !== after.vetoed ||
    was.deductions !== is.deductions ||
    was.lines.length !== is.lines.length ||
    was.lines.some(([, points], at) => points !== is.lines[at]?.[1]) ||
    was.sections.some(([, points], at) => points !== is.sections[at]?.[1])
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
