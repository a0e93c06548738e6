"use server";

import { protectedAction, type Refusal } from "@/lib/auth/protected-action";
import type { Actor } from "@/lib/domain/access/authorize";
import { fail, type Result } from "@/lib/domain/shared/result";
import { disagreeWithPoints } from "@/lib/usecases/application/disagree-with-points";

type Said = { readonly version: number } & Readonly<Record<string, unknown>>;

/** Every line with a reason is disagreed with; without any there is nothing to send. */
async function say(actor: Actor, { version, ...fields }: Said): Promise<Result<null, Refusal>> {
  const lines = Object.entries(fields).flatMap(([name, reason]) =>
    /^reason-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(name) && typeof reason === "string" && reason !== ""
      ? [{ itemId: name.slice("reason-".length), reason }]
      : [],
  );
  if (lines.length === 0)
    return fail({ code: "reason-required", sentences: ["请在不同意的项目下写明理由；都同意的，请返回确认积分"] });
  return disagreeWithPoints(actor, { version, lines });
}

export const disagree = protectedAction("disagree", say, () => "/applicant/score");
