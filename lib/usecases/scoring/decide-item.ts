import { and, eq, max, sql } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { applications, claims, decisions, facts, items } from "../../../db/schema";
import type { Issue } from "../../contracts/issue";
import type { Actor } from "../../domain/access/authorize";
import { type ItemOutcome, OUTCOMES_OF } from "../../domain/application/items";
import type { DomainErrorCode } from "../../domain/errors";
import { fail, ok, type Result } from "../../domain/shared/result";
import { sealText } from "../../platform/crypto/field-encryption";
import { newId } from "../../platform/ids";
import { perform } from "../act";
import { checkItems, rawItems } from "../application/read-items";
import { loadRulebook } from "../rulebook/load-rulebook";
import { checkOpen } from "./open-item";
import { settleApplication } from "./settle-application";

export type DecisionInput = {
  readonly itemId: string;
  readonly version: number;
  readonly outcome: ItemOutcome;
  readonly reason?: string | undefined;
} & Readonly<Record<string, unknown>>;
export type DecisionRefusal = { readonly code: DomainErrorCode; readonly issues: readonly Issue[] };
type ItemRow = typeof items.$inferSelect;

/** Adds a decision row with its decided facts and makes it the item's current one. */
export async function appendDecision(
  tx: Tx,
  actor: Actor,
  item: ItemRow,
  decision: {
    readonly outcome: ItemOutcome;
    readonly facts: readonly Record<string, unknown>[] | null;
    readonly reason: string | null;
    readonly inBulk: boolean;
    readonly now: Date;
  },
): Promise<string> {
  const id = newId();
  let factsId: string | null = null;
  if (decision.facts !== null) {
    factsId = newId();
    const [newest] = await tx
      .select({ sequence: max(facts.sequence) })
      .from(facts)
      .where(
        and(
          eq(facts.applicationId, item.applicationId),
          eq(facts.indicator, item.indicator),
          eq(facts.layer, "decided"),
        ),
      );
    await tx.insert(facts).values({
      id: factsId,
      year: item.year,
      applicationId: item.applicationId,
      indicator: item.indicator,
      layer: "decided",
      items: [...decision.facts],
      source: item.department,
      enteredBy: actor.userId,
      enteredAt: decision.now,
      sequence: (newest?.sequence ?? 0) + 1,
    });
  }
  const [last] = await tx
    .select({ sequence: max(decisions.sequence) })
    .from(decisions)
    .where(eq(decisions.itemId, item.id));
  const reasonSealed = decision.reason === null ? null : sealText(decision.reason, `decisions.reason:${id}`);
  await tx.insert(decisions).values({
    id,
    year: item.year,
    itemId: item.id,
    sequence: (last?.sequence ?? 0) + 1,
    outcome: decision.outcome,
    factsId,
    reasonSealed,
    inBulk: decision.inBulk,
    decidedBy: actor.userId,
    decidedAt: decision.now,
  });
  await tx
    .update(items)
    .set({ decisionId: id, version: sql`${items.version} + 1` })
    .where(eq(items.id, item.id));
  return id;
}

/**
 * A department decides one of its items: accept, lower (with the facts that count), refuse; found (with facts) or nothing found; passed or failed.
 * The last open item of an application scores it in the same transaction. Source: domain.md, scoring.
 */
export async function decideItem(actor: Actor, input: DecisionInput): Promise<Result<null, DecisionRefusal>> {
  let issues: readonly Issue[] = [];
  const result = await perform<null>(
    actor,
    "item.decide",
    { kind: "item", id: input.itemId },
    async ({ tx, now, authorize, audit }) => {
      const [found] = await tx.select().from(items).where(eq(items.id, input.itemId));
      if (found === undefined) return fail("not-found");
      const [application] = await tx
        .select()
        .from(applications)
        .where(eq(applications.id, found.applicationId))
        .for("update");
      const [item] = await tx.select().from(items).where(eq(items.id, input.itemId)).for("update");
      if (application === undefined || item === undefined) return fail("not-found");
      const allowed = authorize({ departments: [item.department] });
      if (!allowed.ok) return allowed;
      const open = await checkOpen(tx, actor, application, item, now);
      if (!open.ok) return open;
      if (item.version !== input.version) return fail("stale-record");
      if (!OUTCOMES_OF[item.effect].includes(input.outcome)) return fail("invalid-input");
      if (["lower", "refuse", "failed"].includes(input.outcome) && !input.reason) return fail("reason-required");
      const { rulebook } = await loadRulebook(tx, application.rulebookId);
      const indicator = rulebook.indicators.find((one) => one.code === item.indicator);
      if (indicator === undefined) throw new Error(`item of unknown indicator ${item.indicator}`);
      const [claim] =
        item.claimId === null
          ? []
          : await tx
              .select({ items: facts.items })
              .from(claims)
              .innerJoin(facts, eq(facts.id, claims.factsId))
              .where(eq(claims.id, item.claimId));
      const asserted = claim?.items ?? [];
      const typed = rawItems(input, indicator);
      let decided: readonly Record<string, unknown>[] | null = null;
      if (input.outcome === "accept") decided = asserted.length > 0 && typed.length === 0 ? asserted : typed;
      if (input.outcome === "lower" || input.outcome === "found")
        decided = typed.length === 0 && indicator.rule?.kind === "once" ? [{}] : typed;
      if (decided !== null) {
        const checked = checkItems(decided, indicator);
        if (!checked.ok) {
          issues = checked.error;
          return fail("facts-invalid");
        }
        if (decided.length === 0 && indicator.effect !== "veto") return fail("facts-invalid");
        if (decided.length === 0) decided = [{}];
      }
      const decisionId = await appendDecision(tx, actor, item, {
        outcome: input.outcome,
        facts: decided,
        reason: input.reason || null,
        inBulk: false,
        now,
      });
      const scored = await settleApplication(tx, application, now);
      await audit({ indicator: item.indicator, outcome: input.outcome, decision: decisionId, scored });
      return ok(null);
    },
  );
  return result.ok ? result : fail({ code: result.error, issues });
}
