"use server";

import { fileAction } from "@/lib/auth/file-action";
import { protectedAction } from "@/lib/auth/protected-action";
import { fail } from "@/lib/domain/shared/result";
import { formObject } from "@/lib/forms/form-data";
import { projectWindowSchema } from "@/lib/forms/staff";
import { approveServiceProject } from "@/lib/usecases/service-project/approve-service-project";
import { importServiceProject } from "@/lib/usecases/service-project/import-service-project";
import { publishServiceProject } from "@/lib/usecases/service-project/publish-service-project";
import { returnServiceProject } from "@/lib/usecases/service-project/return-service-project";

export const importFile = fileAction(async (actor, file, data) => {
  const typed = projectWindowSchema.safeParse(formObject(data));
  if (!typed.success) return fail({ code: "invalid-input", issues: [] });
  const { opensOn, closesOn, ...rules } = typed.data;
  return importServiceProject(actor, { file, opensOn, closesOn, rules });
}, "/office/projects");
export const approve = protectedAction("project", approveServiceProject, () => "/office/projects");
export const publish = protectedAction("project", publishServiceProject, () => "/office/projects");
export const sendBack = protectedAction("returnProject", returnServiceProject, () => "/office/projects");
