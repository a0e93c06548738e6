import { fail, ok, type Result } from "../shared/result";

export const APPLICATION_STATUSES = [
  "draft",
  "submitted",
  "supplementing",
  "refused",
  "scoring",
  "scored",
  "awaiting-confirmation",
  "confirmed",
  "unconfirmed",
  "withdrawn",
  "void",
] as const;
export type ApplicationStatus = (typeof APPLICATION_STATUSES)[number];

/** In which statuses a further candidacy may join. */
export const JOINABLE: ReadonlySet<ApplicationStatus> = new Set([
  "draft",
  "submitted",
  "supplementing",
  "scoring",
  "scored",
  "awaiting-confirmation",
  "confirmed",
]);

const MOVES = {
  submit: { from: ["draft"], to: "submitted" },
  correct: { from: ["submitted"], to: "submitted" },
  returnForSupplement: { from: ["submitted"], to: "supplementing" },
  sendSupplement: { from: ["supplementing"], to: "submitted" },
  supplementLapsed: { from: ["supplementing"], to: "submitted" },
  refuse: { from: ["submitted"], to: "refused" },
  passFirstReview: { from: ["submitted"], to: "scoring" },
  lastItemDecided: { from: ["scoring"], to: "scored" },
  feedBack: { from: ["scored"], to: "awaiting-confirmation" },
  confirm: { from: ["awaiting-confirmation"], to: "confirmed" },
  disagree: { from: ["awaiting-confirmation"], to: "scoring" },
  confirmationLapsed: { from: ["awaiting-confirmation"], to: "unconfirmed" },
  /** The rulebook was corrected: lines that were told say other points and are confirmed anew. Who had confirmed and stays silent stands confirmed. */
  pointsCorrected: { from: ["awaiting-confirmation", "confirmed", "unconfirmed"], to: "awaiting-confirmation" },
  confirmationStands: { from: ["awaiting-confirmation"], to: "confirmed" },
  withdraw: {
    from: ["draft", "submitted", "supplementing", "scoring", "scored", "awaiting-confirmation", "confirmed"],
    to: "withdrawn",
  },
  /** False evidence is what was sent, also where it was taken back since; a draft says nothing yet. */
  sanction: {
    from: [
      "submitted",
      "supplementing",
      "refused",
      "scoring",
      "scored",
      "awaiting-confirmation",
      "confirmed",
      "unconfirmed",
      "withdrawn",
    ],
    to: "void",
  },
  /** The year is one that a sanction of an earlier year bans for: also what was not sent yet. What was taken back stays so. */
  ban: {
    from: [
      "draft",
      "submitted",
      "supplementing",
      "refused",
      "scoring",
      "scored",
      "awaiting-confirmation",
      "confirmed",
      "unconfirmed",
    ],
    to: "void",
  },
} as const satisfies Record<string, { from: readonly ApplicationStatus[]; to: ApplicationStatus }>;
export type ApplicationMove = keyof typeof MOVES;

/** The next status of an application. Errors: `unlawful-move`. Source: domain.md, Application. */
export function moveApplication(
  status: ApplicationStatus,
  move: ApplicationMove,
): Result<ApplicationStatus, "unlawful-move"> {
  const line: { readonly from: readonly ApplicationStatus[]; readonly to: ApplicationStatus } = MOVES[move];
  return line.from.includes(status) ? ok(line.to) : fail("unlawful-move");
}

/** Do township and departments see an application in this status? Not before it is sent, nor once it is taken back. Source: domain.md, Application. */
export function isOpenToOffice(status: ApplicationStatus): boolean {
  return status !== "draft" && status !== "withdrawn";
}
