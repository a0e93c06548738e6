"use server";

import { protectedAction, type Refusal } from "@/lib/auth/protected-action";
import { ERROR_TEXTS } from "@/lib/copy/errors";
import { blockedText, PROPERTY_TEXTS } from "@/lib/copy/ranking";
import type { Actor } from "@/lib/domain/access/authorize";
import { fail, type Result } from "@/lib/domain/shared/result";
import { publishNotice } from "@/lib/usecases/notice/publish-notice";
import { runRanking } from "@/lib/usecases/ranking/run-ranking";

async function rankInWords(
  actor: Actor,
  input: { readonly projectId: string; readonly version: number },
): Promise<Result<{ readonly runId: string }, Refusal>> {
  const ran = await runRanking(actor, input);
  if (ran.ok) return ran;
  const { code, reasons, failed } = ran.error;
  const sentences = [ERROR_TEXTS[code], ...reasons.map(blockedText), ...failed.map((one) => PROPERTY_TEXTS[one.code])];
  return fail({ code, sentences });
}

export const rank = protectedAction("project", rankInWords, ({ projectId }) => `/office/rankings/${projectId}`);
export const publish = protectedAction("notice", publishNotice, () => "/office/rankings");
