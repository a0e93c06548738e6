import { eq } from "drizzle-orm";
import { applications } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { type Answer, questionsOf } from "../../domain/application/questions";
import type { DomainErrorCode } from "../../domain/errors";
import { fail, ok, type Result } from "../../domain/shared/result";
import { perform } from "../act";
import { loadRulebook } from "../rulebook/load-rulebook";
import { lockOwnDraft } from "./lock-own";

/** The sections whose questions have no answer yet, where that is why it was refused. */
export type AnswersRefusal = { readonly code: DomainErrorCode; readonly missing: readonly string[] };

/** The person answers all the questions before the claims, at any time while something may be filled in. Claims stay as they are. */
export async function answerQuestions(
  actor: Actor,
  input: { readonly answers: ReadonlyMap<string, Answer> },
): Promise<Result<null, AnswersRefusal>> {
  let missing: readonly string[] = [];
  const result = await perform<null>(
    actor,
    "application.answer",
    { kind: "application", id: null },
    async (context) => {
      const locked = await lockOwnDraft(context);
      if (!locked.ok) return locked;
      const { application } = locked.value;
      const { rulebook } = await loadRulebook(context.tx, application.rulebookId);
      const asked = questionsOf(rulebook, application.applicantClass).map((one) => one.section);
      if ([...input.answers.keys()].some((section) => !asked.includes(section))) return fail("invalid-input");
      missing = asked.filter((section) => !input.answers.has(section));
      if (missing.length > 0) return fail("invalid-input");
      await context.tx
        .update(applications)
        .set({ answers: Object.fromEntries(input.answers) })
        .where(eq(applications.id, application.id));
      await context.audit({ answers: input.answers.size }, { kind: "application", id: application.id });
      return ok(null);
    },
  );
  return result.ok ? result : fail({ code: result.error, missing });
}
