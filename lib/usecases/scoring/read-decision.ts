import { eq } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { claims, facts, type items } from "../../../db/schema";
import type { Issue } from "../../contracts/issue";
import { BURDENING, type ItemOutcome, OUTCOMES_OF } from "../../domain/application/items";
import type { Indicator } from "../../domain/rulebook/rulebook";
import { fail, ok, type Result } from "../../domain/shared/result";
import type { ApplicationRow } from "../application/lock-own";
import { checkItems, rawItems } from "../application/read-items";
import { loadRulebook } from "../rulebook/load-rulebook";
import { withinLimit } from "./within-limit";

export type DecisionInput = {
  readonly itemId: string;
  readonly version: number;
  readonly outcome: ItemOutcome;
  readonly reason?: string | undefined;
} & Readonly<Record<string, unknown>>;
type Read = { readonly indicator: Indicator; readonly facts: readonly Record<string, unknown>[] | null };
type Refused = {
  readonly code: "invalid-input" | "reason-required" | "facts-invalid" | "facts-over-limit";
  readonly issues: readonly Issue[];
};

const refuse = (code: Refused["code"], issues: readonly Issue[] = []) => fail({ code, issues });

async function assertedFacts(tx: Tx, claimId: string | null) {
  if (claimId === null) return [];
  const [claim] = await tx
    .select({ items: facts.items })
    .from(claims)
    .innerJoin(facts, eq(facts.id, claims.factsId))
    .where(eq(claims.id, claimId));
  return claim?.items ?? [];
}

/** What an officer's form decides about an item: the facts that count, or null where none do. Facts are checked by the contract's reader. */
export async function readDecision(
  tx: Tx,
  application: ApplicationRow,
  item: typeof items.$inferSelect,
  input: DecisionInput,
): Promise<Result<Read, Refused>> {
  if (!OUTCOMES_OF[item.effect].includes(input.outcome)) return refuse("invalid-input");
  if (BURDENING.includes(input.outcome) && !input.reason) return refuse("reason-required");
  const { rulebook } = await loadRulebook(tx, application.rulebookId);
  const indicator = rulebook.indicators.find((one) => one.code === item.indicator);
  if (indicator === undefined) throw new Error(`item of unknown indicator ${item.indicator}`);
  if (!["accept", "lower", "found"].includes(input.outcome)) return ok({ indicator, facts: null });
  const typed = rawItems(input, indicator);
  let decided = typed;
  if (input.outcome === "accept" && typed.length === 0) decided = await assertedFacts(tx, item.claimId);
  else if (typed.length === 0 && (indicator.rule?.kind === "once" || indicator.effect === "veto")) decided = [{}];
  const checked = checkItems(decided, indicator);
  if (!checked.ok) return refuse("facts-invalid", checked.error);
  if (!withinLimit(rulebook, application.applicantClass, indicator.code, decided)) return refuse("facts-over-limit");
  return decided.length === 0 ? refuse("facts-invalid") : ok({ indicator, facts: decided });
}
