import { fail, ok, type Result } from "../shared/result";

export const DOSSIER_STATUSES = ["draft", "identity-pending", "active"] as const;
export type DossierStatus = (typeof DOSSIER_STATUSES)[number];

const MOVES = {
  submit: { from: "draft", to: "identity-pending" },
  confirmIdentity: { from: "identity-pending", to: "active" },
  returnToDraft: { from: "identity-pending", to: "draft" },
} as const satisfies Record<string, { from: DossierStatus; to: DossierStatus }>;
export type DossierMove = keyof typeof MOVES;

/** The next status of a dossier. Errors: `unlawful-move`. Source: domain.md, Dossier. */
export function moveDossier(status: DossierStatus, move: DossierMove): Result<DossierStatus, "unlawful-move"> {
  const line = MOVES[move];
  return line.from === status ? ok(line.to) : fail("unlawful-move");
}
