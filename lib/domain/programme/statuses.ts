/** A programme is prepared until the office opens it. */
export const PROGRAMME_STATUSES = ["preparing", "open"] as const;
export type ProgrammeStatus = (typeof PROGRAMME_STATUSES)[number];

/** A rulebook version waits for a second officer, then is approved; a newer approved one takes its place. */
export const VERSION_STATUSES = ["proposed", "approved", "replaced"] as const;
export type VersionStatus = (typeof VERSION_STATUSES)[number];

/**
 * What a service project goes through. `open` and `closed` follow from its window, `ranked` and `in-notice` from the office's acts, `final` from the
 * end of its notice, `fulfilling` and `ended` from its department's acts. Source: domain.md, Service project.
 */
export const PROJECT_STATUSES = [
  "drafting",
  "submitted",
  "returned",
  "approved",
  "published",
  "open",
  "closed",
  "ranked",
  "in-notice",
  "final",
  "fulfilling",
  "ended",
] as const;
export type ProjectStatus = (typeof PROJECT_STATUSES)[number];

/** Has a notice of the project been published, whatever became of it since? */
export function isPublic(status: ProjectStatus): boolean {
  return PUBLIC.includes(status);
}
export const PUBLIC: readonly ProjectStatus[] = ["in-notice", "final", "fulfilling", "ended"];

/** Kinds of service project with their Chinese names. Source: implementation plan 二. */
export const PROJECT_KINDS = [
  "schooling",
  "housing",
  "training",
  "entrepreneurship",
  "insurance",
  "secondment",
] as const;
export type ProjectKind = (typeof PROJECT_KINDS)[number];
