import { fail, ok, type Result } from "../shared/result";

/**
 * What an objection goes through. `rechecking`: a department looks at the item again; `proposed`: it has said what it would decide, which changes
 * nothing yet; `withdrawn`: whoever raised it no longer wants it. The case stands beside its candidacy, whose status it does not change. Source: domain.md, Candidacy.
 */
export const OBJECTION_STATUSES = [
  "raised",
  "taken",
  "rechecking",
  "proposed",
  "granted",
  "refused",
  "withdrawn",
] as const;
export type ObjectionStatus = (typeof OBJECTION_STATUSES)[number];

/** Undecided: `final` waits for these. */
export const OPEN_OBJECTIONS = [
  "raised",
  "taken",
  "rechecking",
  "proposed",
] as const satisfies readonly ObjectionStatus[];

/** Who raised it: the person about the own place, or somebody else about a listed row. */
export const OBJECTION_SIDES = ["person", "third-party"] as const;
export type ObjectionSide = (typeof OBJECTION_SIDES)[number];

/** The closed list of grounds. Words in `lib/copy/objections.ts`. */
export const OBJECTION_GROUNDS = [
  "facts-wrong",
  "facts-missing",
  "not-entitled",
  "false-evidence",
  "rank-wrong",
] as const;
export type ObjectionGround = (typeof OBJECTION_GROUNDS)[number];

const MOVES = {
  take: { from: ["raised"], to: "taken" },
  askRecheck: { from: ["taken"], to: "rechecking" },
  propose: { from: ["rechecking"], to: "proposed" },
  /** Only what a department looked at again can be granted. */
  grant: { from: ["proposed"], to: "granted" },
  refuse: { from: ["taken", "proposed"], to: "refused" },
  /** Not once a department has said what it would decide: then the case is decided. */
  withdraw: { from: ["raised", "taken", "rechecking"], to: "withdrawn" },
} as const satisfies Record<string, { from: readonly ObjectionStatus[]; to: ObjectionStatus }>;
export type ObjectionMove = keyof typeof MOVES;

/** The next status of an objection. Errors: `unlawful-move`. */
export function moveObjection(status: ObjectionStatus, move: ObjectionMove): Result<ObjectionStatus, "unlawful-move"> {
  const line: { readonly from: readonly ObjectionStatus[]; readonly to: ObjectionStatus } = MOVES[move];
  return line.from.includes(status) ? ok(line.to) : fail("unlawful-move");
}

/** Can whoever raised it still take it back? */
export function canWithdraw(status: ObjectionStatus): boolean {
  return moveObjection(status, "withdraw").ok;
}

export function isOpenObjection(status: ObjectionStatus): boolean {
  return (OPEN_OBJECTIONS as readonly ObjectionStatus[]).includes(status);
}
