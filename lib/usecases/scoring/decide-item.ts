import { decisionEvidence } from "../../../db/schema";
import type { Issue } from "../../contracts/issue";
import type { Actor } from "../../domain/access/authorize";
import { BURDENING } from "../../domain/application/items";
import type { DomainErrorCode } from "../../domain/errors";
import { fail, ok, type Result } from "../../domain/shared/result";
import { perform } from "../act";
import { appendDecision } from "./append-decision";
import { listLaidFiles } from "./finding-files";
import { lockOpenItem } from "./lock-open-item";
import { type DecisionInput, readDecision } from "./read-decision";
import { settleApplication } from "./settle-application";

export type DecisionRefusal = { readonly code: DomainErrorCode; readonly issues: readonly Issue[] };

/**
 * A department decides one of its items: accept, lower (with the facts that count), refuse; found (with facts) or nothing found; passed or failed.
 * A recheck that no other officer of the department can take is decided, with a reason, by an officer of the points office.
 * The files laid to the item are bound to a decision that burdens the person. The last open item of an application scores it in the same transaction. Source: domain.md, scoring.
 */
export async function decideItem(actor: Actor, input: DecisionInput): Promise<Result<null, DecisionRefusal>> {
  let issues: readonly Issue[] = [];
  const result = await perform<null>(actor, "item.decide", { kind: "item", id: input.itemId }, async (context) => {
    const locked = await lockOpenItem(context, actor, input);
    if (!locked.ok) return locked;
    const { item, application, standsIn } = locked.value;
    const read = await readDecision(context.tx, application, item, input);
    if (!read.ok) {
      issues = read.error.issues;
      return fail(read.error.code);
    }
    if (standsIn && !input.reason) return fail("reason-required");
    const { tx, now, audit } = context;
    const files = await listLaidFiles(tx, item.id);
    if (files.length > 0 && !BURDENING.includes(input.outcome)) return fail("files-laid");
    const decisionId = await appendDecision(tx, actor, item, {
      outcome: input.outcome,
      facts: read.value.facts,
      reason: input.reason || null,
      inBulk: false,
      standsIn,
      now,
    });
    for (const { id: evidenceId } of files) await tx.insert(decisionEvidence).values({ decisionId, evidenceId });
    const scored = await settleApplication(tx, application, now);
    const digests = files.map(({ sha256 }) => sha256);
    await audit({
      indicator: item.indicator,
      outcome: input.outcome,
      decision: decisionId,
      files: digests,
      scored,
      ...(standsIn ? { standsInFor: item.department } : {}),
    });
    return ok(null);
  });
  return result.ok ? result : fail({ code: result.error, issues });
}
