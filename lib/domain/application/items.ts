import type { ApplicationStatus } from "./statuses";

/** Effects of an indicator that leave an open item on an application. Source: domain.md "Open items". */
export const ITEM_EFFECTS = ["award", "deduction", "veto", "check"] as const;
export type ItemEffect = (typeof ITEM_EFFECTS)[number];

/**
 * How an open item stands, beside its effect: material asked for and not come, material answered, a recheck after a disagreement, or
 * overdue. An item can be in several.
 */
export const ITEM_STATES = ["waiting", "answered", "recheck", "overdue"] as const;
export type ItemState = (typeof ITEM_STATES)[number];

/**
 * What a department can decide. `accept`, `lower`, `refuse` answer a claim; `found` and `nothing-found` answer a deduction or veto;
 * `passed` and `failed` answer a check.
 */
export const ITEM_OUTCOMES = ["accept", "lower", "refuse", "found", "nothing-found", "passed", "failed"] as const;
export type ItemOutcome = (typeof ITEM_OUTCOMES)[number];

export const OUTCOMES_OF: Record<ItemEffect, readonly ItemOutcome[]> = {
  award: ["accept", "lower", "refuse"],
  deduction: ["found", "nothing-found"],
  veto: ["found", "nothing-found"],
  check: ["passed", "failed"],
};

/** Outcomes that someone bears: each is given with its reason, and alone may rest on files of the officer. */
export const BURDENING: readonly ItemOutcome[] = ["lower", "refuse", "found", "failed"];

/** The outcome that "nothing found for all but a given list" records for an item of this effect; claims are never decided in bulk. */
export function nothingFoundOutcome(effect: ItemEffect): ItemOutcome | null {
  if (effect === "award") return null;
  return effect === "check" ? "passed" : "nothing-found";
}

/** In which statuses of the application departments decide: all items while it is scored; later the checks of a candidacy that joined. */
export function itemsAreOpenIn(status: ApplicationStatus, ofCandidacy: boolean): boolean {
  return (
    status === "scoring" ||
    (ofCandidacy && (status === "scored" || status === "awaiting-confirmation" || status === "confirmed"))
  );
}
