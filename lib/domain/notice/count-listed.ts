import { countClasses, countTownships } from "./count-groups";
import type { NoticeCounts } from "./notice";
import type { Outcome } from "./outcome";

/** A row of a run as far as it is counted. `township` by its name. */
export type CountedRow = { readonly township: string; readonly class: string; readonly outcome: RunOutcome };
type RunOutcome = Outcome | "below-threshold" | "vetoed";

/** The counts that a notice prints of the rows of its run: the listed by township and class, the others by outcome alone. Source: contract 7. */
export function countListed(rows: readonly CountedRow[]): NoticeCounts {
  const vetoed = rows.filter((row) => row.outcome === "vetoed").length;
  const belowThreshold = rows.filter((row) => row.outcome === "below-threshold").length;
  const listed = rows.filter((row) => row.outcome === "within-quota" || row.outcome === "waitlisted");
  return {
    applicants: rows.length,
    listed: listed.length,
    vetoed,
    belowThreshold,
    byTownship: countTownships(listed.map((row) => row.township)),
    byClass: countClasses(listed.map((row) => row.class)),
  };
}
