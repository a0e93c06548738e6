"use server";

import { protectedAction } from "@/lib/auth/protected-action";
import { startApplication } from "@/lib/usecases/application/start-application";
import { withdrawApplication } from "@/lib/usecases/application/withdraw-application";

export const beginApplication = protectedAction(
  "empty",
  (actor) => startApplication(actor),
  () => "/applicant/application",
);
export const takeBack = protectedAction("version", withdrawApplication, () => "/applicant");
