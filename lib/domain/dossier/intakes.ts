/** Why a township's counter acts for a person who is present: the closed list; `other` needs a note. Source: domain.md, Who, township officer. */
export const INTAKE_REASONS = ["no-phone", "disability", "cannot-operate", "other"] as const;
export type IntakeReason = (typeof INTAKE_REASONS)[number];
