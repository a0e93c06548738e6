"use server";

import { protectedAction, type Refusal } from "@/lib/auth/protected-action";
import { findingReason, NOT_OPEN_TEXTS, previewSentences } from "@/lib/copy/desk";
import { ERROR_TEXTS } from "@/lib/copy/errors";
import { issueText } from "@/lib/copy/issues";
import type { Actor } from "@/lib/domain/access/authorize";
import { fail, ok, type Result } from "@/lib/domain/shared/result";
import type { DecideItemForm } from "@/lib/forms/staff";
import { proposeOutcome } from "@/lib/usecases/objection/propose-outcome";
import { askMaterial } from "@/lib/usecases/scoring/ask-material";
import { detachFile } from "@/lib/usecases/scoring/attach-file";
import { type DecisionRefusal, decideItem } from "@/lib/usecases/scoring/decide-item";
import { previewDecision } from "@/lib/usecases/scoring/preview-decision";
import { findNextItem } from "@/lib/usecases/work/department-queue";
import { readItemFilter, withItemFilter } from "../../item-filter";

const filterOf = (queue: string) => readItemFilter(Object.fromEntries(new URLSearchParams(queue)));

function inWords({ code, issues }: DecisionRefusal): Refusal {
  const sentence = code in NOT_OPEN_TEXTS ? NOT_OPEN_TEXTS[code as keyof typeof NOT_OPEN_TEXTS] : ERROR_TEXTS[code];
  return {
    code,
    ...(code === "reason-required" ? { field: "reason" } : {}),
    sentences: [sentence, ...issues.map(issueText)],
  };
}

/**
 * Both buttons of the desk: one computes and stays, the other decides and goes on to the next case under the same filter; after a recheck back to the list.
 */
async function decideOrPreview(
  actor: Actor,
  { intent, queue, document, documentDay, objection, ...decision }: DecideItemForm,
): Promise<Result<string | { readonly stay: readonly string[] }, Refusal>> {
  const reason = findingReason(document ?? "", documentDay ?? "", decision.reason ?? "");
  const input = { ...decision, reason };
  if (intent === "preview") {
    const preview = await previewDecision(actor, { ...input, objectionId: objection || undefined });
    if (!preview.ok) return fail(inWords(preview.error));
    const { effect, line } = preview.value;
    return ok({ stay: previewSentences(effect, decision.outcome, line) });
  }
  if (objection) {
    const proposed = await proposeOutcome(actor, { ...input, objectionId: objection });
    return proposed.ok ? ok("/department?proposed=1") : fail(inWords(proposed.error));
  }
  const decided = await decideItem(actor, input);
  if (!decided.ok) return fail(inWords(decided.error));
  const filter = filterOf(queue ?? "");
  const next = await findNextItem(actor, input.itemId, filter);
  if (next !== null) return ok(withItemFilter(`/department/items/${next}`, filter));
  const list = withItemFilter("/department", filter);
  return ok(`${list}${list.includes("?") ? "&" : "?"}done=1`);
}

export const decide = protectedAction("decideItem", decideOrPreview, (_input, where) => where);

export const detach = protectedAction(
  "detachFile",
  (actor, { evidenceId }) => detachFile(actor, { evidenceId }),
  ({ itemId, queue }) => withItemFilter(`/department/items/${itemId}`, filterOf(queue ?? "")),
);

export const ask = protectedAction("askMaterial", askMaterial, ({ itemId, queue }) =>
  withItemFilter(`/department/items/${itemId}`, filterOf(queue ?? "")),
);
