import { eq, sql } from "drizzle-orm";
import { objectionProposals, objections, proposalEvidence } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { BURDENING } from "../../domain/application/items";
import { moveObjection } from "../../domain/objection/statuses";
import { fail, ok, type Result } from "../../domain/shared/result";
import { sealText } from "../../platform/crypto/field-encryption";
import { perform } from "../act";
import type { DecisionRefusal } from "../scoring/decide-item";
import { listLaidFiles } from "../scoring/finding-files";
import { type DecisionInput, readDecision } from "../scoring/read-decision";
import { lockRecheck } from "./lock-recheck";

/**
 * The department says what it would decide now, with facts and reason, and with the files laid to the item where it burdens the person. It is bound to
 * the objection and changes nothing: whether the decision is changed is for who decides the objection.
 */
export async function proposeOutcome(
  actor: Actor,
  input: DecisionInput & { readonly objectionId: string },
): Promise<Result<null, DecisionRefusal>> {
  let issues: DecisionRefusal["issues"] = [];
  const subject = { kind: "objection", id: input.objectionId };
  const result = await perform<null>(actor, "objection.propose", subject, async (context) => {
    const locked = await lockRecheck(context, actor, input);
    if (!locked.ok) return locked;
    const { objection, item, application, standsIn } = locked.value;
    const moved = moveObjection(objection.status, "propose");
    if (!moved.ok) return moved;
    const { tx, now, audit } = context;
    const read = await readDecision(tx, application, item, input);
    if (!read.ok) {
      issues = read.error.issues;
      return fail(read.error.code);
    }
    if (!input.reason) return fail("reason-required");
    const files = await listLaidFiles(tx, item.id);
    if (files.length > 0 && !BURDENING.includes(input.outcome)) return fail("files-laid");
    await tx.insert(objectionProposals).values({
      objectionId: objection.id,
      outcome: input.outcome,
      facts: read.value.facts === null ? null : [...read.value.facts],
      reasonSealed: sealText(input.reason, `objection_proposals.reason:${objection.id}`),
      standsIn,
      proposedBy: actor.userId,
      proposedAt: now,
    });
    for (const { id: evidenceId } of files)
      await tx.insert(proposalEvidence).values({ objectionId: objection.id, evidenceId });
    await tx
      .update(objections)
      .set({ status: moved.value, version: sql`${objections.version} + 1` })
      .where(eq(objections.id, objection.id));
    const digests = files.map(({ sha256 }) => sha256);
    await audit({
      indicator: item.indicator,
      outcome: input.outcome,
      files: digests,
      ...(standsIn ? { standsInFor: item.department } : {}),
    });
    return ok(null);
  });
  return result.ok ? result : fail({ code: result.error, issues });
}
