import { fail, ok, type Result } from "../shared/result";

export const CANDIDACY_STATUSES = [
  "entered",
  "eligible",
  "not-eligible",
  "ranked",
  "not-ranked",
  "in-notice",
  "final",
  "offered",
  "accepted",
  "declined",
  "lapsed",
  "fulfilled",
  "closed",
  "withdrawn",
  "void",
] as const;
export type CandidacyStatus = (typeof CANDIDACY_STATUSES)[number];

const MOVES = {
  checksPassed: { from: ["entered"], to: "eligible" },
  checksFailed: { from: ["entered"], to: "not-eligible" },
  rank: { from: ["eligible", "ranked", "not-ranked"], to: "ranked" },
  leaveUnranked: { from: ["eligible", "ranked", "not-ranked"], to: "not-ranked" },
  publish: { from: ["ranked"], to: "in-notice" },
  /** The rulebook was corrected before the notice: the run is void, and the next takes the corrected points. */
  rulebookCorrected: { from: ["ranked", "not-ranked"], to: "eligible" },
  /** A granted objection changes a check, before or after the notice; the corrected notice then lists who is eligible. */
  objectionPassed: { from: ["not-eligible"], to: "eligible" },
  objectionFailed: { from: ["eligible", "ranked", "not-ranked", "in-notice"], to: "not-eligible" },
  noticeOver: { from: ["in-notice"], to: "final" },
  offer: { from: ["final"], to: "offered" },
  accept: { from: ["offered"], to: "accepted" },
  decline: { from: ["offered"], to: "declined" },
  /** A place is given up by accepting one that excludes it. */
  giveUp: { from: ["offered", "accepted"], to: "declined" },
  lapse: { from: ["offered"], to: "lapsed" },
  forfeit: { from: ["accepted"], to: "lapsed" },
  serve: { from: ["accepted"], to: "fulfilled" },
  /** The record that the service was enjoyed was wrong. */
  serveTakenBack: { from: ["fulfilled"], to: "accepted" },
  close: { from: ["final"], to: "closed" },
  withdraw: { from: ["entered", "eligible", "not-eligible", "ranked", "not-ranked"], to: "withdrawn" },
  /** What can still bring a place, or brought one. What ended by itself stays as it ended. */
  sanction: {
    from: [
      "entered",
      "eligible",
      "not-eligible",
      "ranked",
      "not-ranked",
      "in-notice",
      "final",
      "offered",
      "accepted",
      "fulfilled",
    ],
    to: "void",
  },
} as const satisfies Record<string, { from: readonly CandidacyStatus[]; to: CandidacyStatus }>;
export type CandidacyMove = keyof typeof MOVES;

const BEFORE_RANKING: readonly CandidacyStatus[] = ["entered", "eligible", "not-eligible", "withdrawn"];

/** Does a ranking hold the candidacy? Then its application is neither withdrawn nor disagreed with any more. */
export function isHeld(status: CandidacyStatus): boolean {
  return !BEFORE_RANKING.includes(status);
}

/** Is the candidacy's notice over, whatever became of it since? */
export function isPastNotice(status: CandidacyStatus): boolean {
  return PAST_NOTICE.includes(status);
}
const PAST_NOTICE: readonly CandidacyStatus[] = [
  "final",
  "offered",
  "accepted",
  "declined",
  "lapsed",
  "fulfilled",
  "closed",
];

/** The next status of a candidacy. Errors: `unlawful-move`. Source: domain.md, Candidacy. */
export function moveCandidacy(status: CandidacyStatus, move: CandidacyMove): Result<CandidacyStatus, "unlawful-move"> {
  const line: { readonly from: readonly CandidacyStatus[]; readonly to: CandidacyStatus } = MOVES[move];
  return line.from.includes(status) ? ok(line.to) : fail("unlawful-move");
}
