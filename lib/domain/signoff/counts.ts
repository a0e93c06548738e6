import { canonicalJson } from "../shared/canonical-json";

/**
 * How many candidacies of one class a township has in a project: sent in, standing in the ranking, not standing in it, still under way.
 * `sent` = `standing` + `leftOut` + `underWay`.
 */
export type ClassCount = {
  readonly class: string;
  readonly sent: number;
  readonly standing: number;
  readonly leftOut: number;
  readonly underWay: number;
};
export type TownshipCounts = { readonly township: string; readonly classes: readonly ClassCount[] };

/** Where a township's sign-off stands: not given, waiting for work of the township's people, given for other numbers, given. */
export const SIGNOFF_STATES = ["under-way", "due", "changed", "signed"] as const;
export type SignoffState = (typeof SIGNOFF_STATES)[number];

/** All classes of a township together. */
export function sumOf(classes: readonly ClassCount[]): Omit<ClassCount, "class"> {
  const sum = (key: "sent" | "standing" | "leftOut" | "underWay") =>
    classes.reduce((total, one) => total + one[key], 0);
  return { sent: sum("sent"), standing: sum("standing"), leftOut: sum("leftOut"), underWay: sum("underWay") };
}

/** How many stand in each class, over all townships. */
export function standingByClass(townships: readonly (readonly ClassCount[])[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const one of townships.flat())
    if (one.standing > 0) sums.set(one.class, (sums.get(one.class) ?? 0) + one.standing);
  return sums;
}

/** The text whose digest a sign-off binds: the project's file, the township and its numbers by class. Source: verifiable-notice.md 8. */
export function signedText(projectDigest: string, { township, classes }: TownshipCounts): string {
  return canonicalJson({ project: projectDigest, township, classes });
}

/** The state of a township's sign-off, given the digest of its present numbers and that of its newest sign-off (null: none). */
export function signoffState(classes: readonly ClassCount[], present: string, signed: string | null): SignoffState {
  if (present === signed) return "signed";
  if (sumOf(classes).underWay > 0) return "under-way";
  return signed === null ? "due" : "changed";
}
