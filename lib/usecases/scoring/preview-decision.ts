import { eq } from "drizzle-orm";
import { dossiers } from "../../../db/schema";
import { scoreLinesInWords, type WordedLine } from "../../copy/score-lines";
import type { Actor } from "../../domain/access/authorize";
import type { ItemEffect } from "../../domain/application/items";
import { fail, ok, type Result } from "../../domain/shared/result";
import { perform } from "../act";
import { lockRecheck } from "../objection/lock-recheck";
import { loadRulebook } from "../rulebook/load-rulebook";
import type { DecisionRefusal } from "./decide-item";
import { lockOpenItem } from "./lock-open-item";
import { type DecisionInput, readDecision } from "./read-decision";
import { scoreApproved } from "./settle-application";

/** `line` is what the decision would give, or null where it gives none (refused, nothing found, a check). */
export type DecisionPreview = { readonly effect: ItemEffect; readonly line: WordedLine | null };

/**
 * What a decision would bring, computed by the one engine on this item's facts alone: what a group or section caps across indicators is known only
 * when all is decided, and is not this department's to see. Nothing is saved but the audit row.
 */
export async function previewDecision(
  actor: Actor,
  input: DecisionInput & { readonly objectionId?: string | undefined },
): Promise<Result<DecisionPreview, DecisionRefusal>> {
  let issues: DecisionRefusal["issues"] = [];
  const result = await perform<DecisionPreview>(
    actor,
    input.objectionId === undefined ? "item.decide" : "objection.propose",
    { kind: "item", id: input.itemId },
    async (context) => {
      const { objectionId } = input;
      const locked =
        objectionId === undefined
          ? await lockOpenItem(context, actor, input)
          : await lockRecheck(context, actor, { ...input, objectionId });
      if (!locked.ok) return locked;
      const { item, application } = locked.value;
      const read = await readDecision(context.tx, application, item, input);
      if (!read.ok) {
        issues = read.error.issues;
        return fail(read.error.code);
      }
      await context.audit({ preview: true, indicator: item.indicator, outcome: input.outcome });
      const { indicator, facts } = read.value;
      if (facts === null || indicator.effect === "check") return ok({ effect: item.effect, line: null });
      const [dossier] = await context.tx
        .select({ birthDate: dossiers.birthDate })
        .from(dossiers)
        .where(eq(dossiers.id, application.dossierId));
      const alone = {
        format: "points-application/1",
        receipt: item.id,
        class: application.applicantClass,
        person: { birthDate: dossier?.birthDate },
        claims: [{ indicator: indicator.code, items: facts }],
      };
      const { rulebook } = await loadRulebook(context.tx, application.rulebookId);
      const lines = scoreLinesInWords(scoreApproved(rulebook, alone, null));
      return ok({ effect: item.effect, line: lines.find((one) => one.indicator === indicator.code) ?? null });
    },
  );
  return result.ok ? result : fail({ code: result.error, issues });
}
