/** Outcomes that a notice lists; the vetoed and those below a threshold are counted and told in private. */
export const NOTICE_OUTCOMES = ["within-quota", "waitlisted"] as const;
export type Outcome = (typeof NOTICE_OUTCOMES)[number];
