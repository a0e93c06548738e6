/** Where a person stands on 2020-08-20. Each is a state of the procedure that a page shows in its own way. */
export const DEMO_STAGES = [
  /** Applied in July and stands in a notice: schooling being fulfilled, housing in notice, or both. */
  "in-notice",
  "registered",
  "identity-pending",
  /** The township sent the dossier back with a reason. */
  "identity-returned",
  "draft",
  "submitted",
  /** A correction lies beside what was sent. */
  "correcting",
  /** Returned with a list of what is missing, and still to be answered; sent in; or not, and judged on what was there. */
  "supplementing",
  "supplement-sent",
  "supplement-lapsed",
  "refused",
  "scoring",
  /** A department waits for material; or has it and can go on. */
  "material-asked",
  "material-answered",
  "scored",
  /** Scored, and left lying by the township past its days. */
  "idle",
  "awaiting-confirmation",
  /** Disagreed with a line: another officer has still to decide, or has decided. */
  "recheck",
  "rechecked",
  "confirmed",
  /** In no notice: let the days pass by; failed a check; was vetoed; has too few points; took one candidacy or all of it back. */
  "unconfirmed",
  "not-eligible",
  "vetoed",
  "below-threshold",
  "candidacy-withdrawn",
  "withdrawn",
  /** Stands in the housing notice, and joined another project since: its checks are open. */
  "joined-later",
] as const;
export type DemoStage = (typeof DEMO_STAGES)[number];

/** Those who applied in July, for schooling or housing; all others applied in August, or have still to. */
const JULY: ReadonlySet<DemoStage> = new Set([
  "in-notice",
  "unconfirmed",
  "not-eligible",
  "vetoed",
  "below-threshold",
  "candidacy-withdrawn",
  "joined-later",
]);
export const appliedInJuly = (stage: DemoStage) => JULY.has(stage);
