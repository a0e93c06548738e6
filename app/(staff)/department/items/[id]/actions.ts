"use server";

import { protectedAction, type Refusal } from "@/lib/auth/protected-action";
import { ERROR_TEXTS } from "@/lib/copy/errors";
import { issueText } from "@/lib/copy/issues";
import type { Actor } from "@/lib/domain/access/authorize";
import { fail, type Result } from "@/lib/domain/shared/result";
import { type DecisionInput, decideItem } from "@/lib/usecases/scoring/decide-item";

async function decideInWords(actor: Actor, input: DecisionInput): Promise<Result<null, Refusal>> {
  const decided = await decideItem(actor, input);
  if (decided.ok) return decided;
  const { code, issues } = decided.error;
  return fail({
    code,
    ...(code === "reason-required" ? { field: "reason" } : {}),
    sentences: [ERROR_TEXTS[code], ...issues.map(issueText)],
  });
}

export const decide = protectedAction("decideItem", decideInWords, () => "/department");
