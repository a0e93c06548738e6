import type { LocalDate } from "../shared/local-date";

/** One fact of a claim. Which keys it has follows from its rule. `share` is [n, d] in lowest reading of "n/d". Source: contract 3. */
export type Item = {
  readonly on: LocalDate | null;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  readonly option: string | null;
  readonly count: number | null;
  /** At most 4 decimals. */
  readonly quantity: number | null;
  readonly share: readonly [number, number] | null;
};
export type ClaimedFacts = { readonly indicator: string; readonly items: readonly Item[] };

/** The approved facts of one applicant, `points-application/1`. Source: contract 4. */
export type Application = {
  readonly receipt: string;
  readonly class: string;
  readonly birthDate: LocalDate;
  readonly claims: readonly ClaimedFacts[];
  readonly submittedAt: string | null;
  readonly choices: readonly string[] | null;
};
