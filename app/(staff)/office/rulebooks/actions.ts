"use server";

import { fileAction } from "@/lib/auth/file-action";
import { protectedAction } from "@/lib/auth/protected-action";
import { approveRulebook } from "@/lib/usecases/rulebook/approve-rulebook";
import { importRulebook } from "@/lib/usecases/rulebook/import-rulebook";

export const importFile = fileAction(
  (actor, file, data) => importRulebook(actor, file, String(data.get("reason") ?? "")),
  "/office/rulebooks",
);
export const approve = protectedAction("rulebookId", approveRulebook, () => "/office/rulebooks");
