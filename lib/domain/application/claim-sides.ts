/** A claim as it was sent, which counts, or as the person is filling it in. Submitting turns the draft into the sent one. */
export const CLAIM_SIDES = ["draft", "sent"] as const;
export type ClaimSide = (typeof CLAIM_SIDES)[number];
