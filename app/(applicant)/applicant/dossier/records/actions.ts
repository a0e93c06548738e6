"use server";

import { type Input, protectedAction, type Refusal } from "@/lib/auth/protected-action";
import { ERROR_TEXTS } from "@/lib/copy/errors";
import { issueText } from "@/lib/copy/issues";
import type { Actor } from "@/lib/domain/access/authorize";
import { fail, type Result } from "@/lib/domain/shared/result";
import { removeRecord } from "@/lib/usecases/dossier/remove-record";
import { saveRecord } from "@/lib/usecases/dossier/save-record";

async function keep(actor: Actor, input: Input<"record">): Promise<Result<null, Refusal>> {
  const saved = await saveRecord(actor, input);
  if (saved.ok) return saved;
  const { code, issues } = saved.error;
  return fail({ code, sentences: [ERROR_TEXTS[code], ...issues.map(issueText)] });
}

const LIST = "/applicant/dossier/records";
export const keepRecord = protectedAction("record", keep, () => `${LIST}?saved=1`);
export const dropRecord = protectedAction("indicator", removeRecord, () => `${LIST}?removed=1`);
