"use server";

import { type Input, protectedAction, type Refusal } from "@/lib/auth/protected-action";
import type { Actor } from "@/lib/domain/access/authorize";
import { fail, type Result } from "@/lib/domain/shared/result";
import { answerQuestions } from "@/lib/usecases/application/answer-questions";

const FIELD = "answer-";

/** A question without an answer is told at its place. */
async function keep(actor: Actor, input: Input<"answers">): Promise<Result<null, Refusal>> {
  const answers = new Map(Object.entries(input).map(([name, answer]) => [name.slice(FIELD.length), answer]));
  const saved = await answerQuestions(actor, { answers });
  if (saved.ok) return saved;
  const { code, missing } = saved.error;
  if (missing.length === 0) return fail(code);
  return fail({ code, errors: Object.fromEntries(missing.map((one) => [`${FIELD}${one}`, ["请选择有或没有"]])) });
}

export const keepAnswers = protectedAction("answers", keep, () => "/applicant/application/claims");
