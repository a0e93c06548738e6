"use server";

import { protectedAction, type Refusal } from "@/lib/auth/protected-action";
import { ERROR_TEXTS } from "@/lib/copy/errors";
import { blockedText, failureText } from "@/lib/copy/ranking";
import type { Actor } from "@/lib/domain/access/authorize";
import { fail, type Result } from "@/lib/domain/shared/result";
import { takeAttachmentBack } from "@/lib/usecases/attachment/take-attachment-back";
import { enterLot } from "@/lib/usecases/lot/enter-lot";
import { publishNotice } from "@/lib/usecases/notice/publish-notice";
import { runRanking } from "@/lib/usecases/ranking/run-ranking";

async function rankInWords(
  actor: Actor,
  input: { readonly projectId: string; readonly version: number },
): Promise<Result<{ readonly runId: string }, Refusal>> {
  const ran = await runRanking(actor, input);
  if (ran.ok) return ran;
  const { code, reasons, failed, pools } = ran.error;
  const poolName = (of: string) => pools.find((pool) => pool.code === of)?.name ?? of;
  const failures = failed.map((one) => failureText(one, poolName));
  const sentences = [ERROR_TEXTS[code], ...reasons.map(blockedText), ...failures];
  return fail({ code, sentences });
}

/** The second entry that differs from the first is told to who made it; the first officer reads it on the page. */
async function enterInWords(
  actor: Actor,
  input: { readonly projectId: string; readonly number: string },
): Promise<Result<unknown, Refusal>> {
  const entered = await enterLot(actor, input);
  return entered.ok && entered.value.result === "differed"
    ? fail({
        code: "invalid-input",
        field: "number",
        sentences: ["与第一次登记的不一致，两次都没有记录。请核对公布的数字，两位工作人员分别重新登记"],
      })
    : entered;
}

export const enterNumber = protectedAction("lot", enterInWords, ({ projectId }) => `/office/rankings/${projectId}`);
export const rank = protectedAction("project", rankInWords, ({ projectId }) => `/office/rankings/${projectId}`);
export const takeBack = protectedAction(
  "attachment",
  takeAttachmentBack,
  ({ projectId }) => `/office/rankings/${projectId}#attachments`,
);
export const publish = protectedAction(
  "notice",
  publishNotice,
  (_input, { projectId }) => `/office/rankings/${projectId}`,
);
