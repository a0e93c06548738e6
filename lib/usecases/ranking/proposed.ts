import type { ItemOutcome } from "../../domain/application/items";
import type { DecidedItem } from "../scoring/approved-facts";

/** A decision that is not taken yet: what a run would be with it. */
export type ProposedDecision = {
  readonly applicationId: string;
  readonly itemId: string;
  readonly outcome: ItemOutcome;
  readonly facts: readonly Record<string, unknown>[] | null;
};

/** An application that would be void: what a run would be without it. */
export type ProposedVoid = { readonly applicationId: string; readonly void: true };
export type Proposed = ProposedDecision | ProposedVoid;

export const isVoid = (proposed: Proposed): proposed is ProposedVoid => "void" in proposed;

/** An item as it would be decided. */
export function withProposed<T extends DecidedItem & { readonly id: string }>(row: T, proposed: Proposed | null): T {
  if (proposed === null || isVoid(proposed) || row.id !== proposed.itemId || row.decision === null) return row;
  return { ...row, decision: { ...row.decision, outcome: proposed.outcome }, found: proposed.facts };
}
