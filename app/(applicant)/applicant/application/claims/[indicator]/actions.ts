"use server";

import { protectedAction, type Refusal } from "@/lib/auth/protected-action";
import { ERROR_TEXTS } from "@/lib/copy/errors";
import { issueText } from "@/lib/copy/issues";
import type { Actor } from "@/lib/domain/access/authorize";
import { fail, type Result } from "@/lib/domain/shared/result";
import { removeClaim } from "@/lib/usecases/application/remove-claim";
import { type ClaimInput, saveClaim } from "@/lib/usecases/application/save-claim";

/** A refusal of facts in words, at the row where it belongs. */
async function keep(actor: Actor, input: ClaimInput): Promise<Result<null, Refusal>> {
  const saved = await saveClaim(actor, input);
  if (saved.ok) return saved;
  const { code, issues } = saved.error;
  return fail({ code, sentences: [ERROR_TEXTS[code], ...issues.map(issueText)] });
}

export const keepClaim = protectedAction(
  "claim",
  keep,
  ({ indicator }) => `/applicant/application/claims/${indicator}?saved=1`,
);
export const dropClaim = protectedAction("indicator", removeClaim, () => "/applicant/application/claims");
