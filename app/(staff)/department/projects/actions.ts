"use server";

import { fileAction } from "@/lib/auth/file-action";
import { protectedAction, type Refusal } from "@/lib/auth/protected-action";
import { fieldIssueText } from "@/lib/copy/issues";
import type { Actor } from "@/lib/domain/access/authorize";
import { fail, type Result } from "@/lib/domain/shared/result";
import { formObject } from "@/lib/forms/form-data";
import { type DraftProjectForm, flowsOf } from "@/lib/forms/projects";
import { projectWindowSchema } from "@/lib/forms/staff";
import { draftServiceProject } from "@/lib/usecases/service-project/draft-service-project";
import { serviceOfForm } from "@/lib/usecases/service-project/service-of-form";
import { submitServiceProject } from "@/lib/usecases/service-project/submit-service-project";

/** The form becomes the file; what the file's contract refuses stands at the field that it came from. */
async function draftInWords(
  actor: Actor,
  form: DraftProjectForm,
): Promise<Result<{ readonly projectId: string }, Refusal>> {
  const { file, fieldOf } = serviceOfForm(form);
  const { version, opensOn, closesOn, who = "", scope = "", limit = "", lot = "", excludes } = form;
  const drafted = await draftServiceProject(actor, {
    version,
    file,
    opensOn,
    closesOn,
    rules: { who, scope, limit, lot, excludes, flows: flowsOf(form) },
  });
  if (drafted.ok) return drafted;
  const { code, issues } = drafted.error;
  if (code === "name-taken") return fail({ code, errors: { code: ["这个代码已被其他部门使用，请换一个"] } });
  if (issues.length === 0) return fail(code);
  const errors: Record<string, readonly string[]> = {};
  for (const issue of issues) {
    const field = fieldOf(issue.path);
    errors[field] = [...(errors[field] ?? []), fieldIssueText(issue)];
  }
  return fail({ code, errors });
}

export const draft = protectedAction(
  "draftProject",
  draftInWords,
  (_form, { projectId }) => `/department/projects/${projectId}?saved=1`,
);
export const submit = protectedAction(
  "project",
  submitServiceProject,
  ({ projectId }) => `/department/projects/${projectId}`,
);
export const importFile = fileAction(async (actor, file, data) => {
  const { version, ...window } = formObject(data);
  const typed = projectWindowSchema.safeParse(window);
  if (!typed.success) return fail({ code: "invalid-input", issues: [] });
  const { opensOn, closesOn, ...rules } = typed.data;
  return draftServiceProject(actor, {
    version: Number(version),
    file,
    opensOn,
    closesOn,
    rules,
  });
}, "/department/projects");
