import type { Service } from "./service";

/** What an entry of the announced number was: the first of two, the second that is the same, or one that differs, which leaves none. */
export const LOT_RESULTS = ["first", "matched", "differed"] as const;
export type LotResult = (typeof LOT_RESULTS)[number];

export const usesLot = ({ tieBreak }: Pick<Service, "tieBreak">): boolean => tieBreak.some((key) => key.by === "lot");

/** A number as two people may type it: full width or not, with more or fewer spaces. */
export const plainNumber = (typed: string): string => typed.normalize("NFKC").trim().replace(/\s+/g, " ");

/** The text whose digest freezes the list of a project when it closes: the receipts of its candidacies, in their order, one a line. */
export const listText = (receipts: readonly string[]): string =>
  [...receipts]
    .sort()
    .map((receipt) => `${receipt}\n`)
    .join("");

/**
 * The seed of a project's lots: the announced number, bound to the list that was frozen before. Both stand in the notice in clear; each lot hashes
 * them together with its receipt. Source: verifiable-notice.md 7; contract 6.
 */
export const lotSeedOf = (number: string, listDigest: string): string => `${number}@${listDigest}`;
