import { fail, ok, type Result } from "../shared/result";

/**
 * What a sanction for false evidence goes through. `hearing`: the person was told and may answer; `proposed`: an officer says what should follow, which
 * changes nothing yet; `imposed`: another officer decided so. From `imposed` on it has effect, an objection of the person notwithstanding, until it is
 * lifted. Source: domain.md, Application and the two-person rule.
 */
export const SANCTION_STATUSES = [
  "opened",
  "hearing",
  "proposed",
  "imposed",
  "dropped",
  "objected",
  "upheld",
  "lifted",
] as const;
export type SanctionStatus = (typeof SANCTION_STATUSES)[number];

/** Something is left for the office to do. */
export const OPEN_SANCTIONS = [
  "opened",
  "hearing",
  "proposed",
  "objected",
] as const satisfies readonly SanctionStatus[];

/** The application is void and the ban runs. */
export const SANCTIONS_IN_FORCE = ["imposed", "objected", "upheld"] as const satisfies readonly SanctionStatus[];

/** What a file of the person supports. */
export const SANCTION_FILE_SIDES = ["answer", "objection"] as const;
export type SanctionFileSide = (typeof SANCTION_FILE_SIDES)[number];

const MOVES = {
  hear: { from: ["opened"], to: "hearing" },
  propose: { from: ["hearing"], to: "proposed" },
  drop: { from: ["opened", "hearing", "proposed"], to: "dropped" },
  impose: { from: ["proposed"], to: "imposed" },
  object: { from: ["imposed"], to: "objected" },
  uphold: { from: ["objected"], to: "upheld" },
  lift: { from: ["objected"], to: "lifted" },
} as const satisfies Record<string, { from: readonly SanctionStatus[]; to: SanctionStatus }>;
export type SanctionMove = keyof typeof MOVES;

/** The next status of a sanction. Errors: `unlawful-move`. */
export function moveSanction(status: SanctionStatus, move: SanctionMove): Result<SanctionStatus, "unlawful-move"> {
  const line: { readonly from: readonly SanctionStatus[]; readonly to: SanctionStatus } = MOVES[move];
  return line.from.includes(status) ? ok(line.to) : fail("unlawful-move");
}

export function isOpenSanction(status: SanctionStatus): boolean {
  return (OPEN_SANCTIONS as readonly SanctionStatus[]).includes(status);
}

export function isInForce(status: SanctionStatus): boolean {
  return (SANCTIONS_IN_FORCE as readonly SanctionStatus[]).includes(status);
}
