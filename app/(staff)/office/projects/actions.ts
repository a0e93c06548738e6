"use server";

import { fileAction } from "@/lib/auth/file-action";
import { protectedAction } from "@/lib/auth/protected-action";
import { fail } from "@/lib/domain/shared/result";
import { projectWindowSchema } from "@/lib/forms/staff";
import { approveServiceProject } from "@/lib/usecases/service-project/approve-service-project";
import { importServiceProject } from "@/lib/usecases/service-project/import-service-project";
import { openServiceProject } from "@/lib/usecases/service-project/open-service-project";

export const importFile = fileAction(async (actor, file, data) => {
  const window = projectWindowSchema.safeParse({ opensOn: data.get("opensOn"), closesOn: data.get("closesOn") });
  if (!window.success) return fail({ code: "invalid-input", issues: [] });
  return importServiceProject(actor, { file, ...window.data });
}, "/office/projects");
export const approve = protectedAction("project", approveServiceProject, () => "/office/projects");
export const open = protectedAction("project", openServiceProject, () => "/office/projects");
