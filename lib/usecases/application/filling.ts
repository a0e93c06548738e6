import type { ApplicationStatus } from "../../domain/application/statuses";

/** Why something can be filled in: a first draft, a correction beside what was sent, or the points that a township's list names. */
export type Filling = "draft" | "correction" | "supplement";

/** The indicators that a list reopens; null = all, because a point speaks of the application as a whole. */
export function reopenedBy(points: readonly { readonly indicator: string | null }[]): ReadonlySet<string> | null {
  const named = points.flatMap(({ indicator }) => (indicator === null ? [] : [indicator]));
  return named.length === points.length ? new Set(named) : null;
}

/** What its person can fill in on this day, or null. The acts check again, the window included (`lockOwnDraft`). */
export function fillingOf(
  application: {
    readonly status: ApplicationStatus;
    readonly correcting: boolean;
    readonly supplementBy: string | null;
  },
  today: string,
): Filling | null {
  if (application.status === "draft") return "draft";
  if (application.correcting) return "correction";
  return application.status === "supplementing" && today <= (application.supplementBy ?? "") ? "supplement" : null;
}
