"use server";

import { explainBan } from "@/lib/auth/explain-ban";
import { protectedAction } from "@/lib/auth/protected-action";
import { beginCorrection, dropCorrection } from "@/lib/usecases/application/correct-application";
import { startApplication } from "@/lib/usecases/application/start-application";
import { withdrawApplication } from "@/lib/usecases/application/withdraw-application";

const PAGE = "/applicant/application";

export const beginApplication = protectedAction(
  "empty",
  async (actor) => explainBan(actor, await startApplication(actor)),
  () => PAGE,
);
export const correct = protectedAction("version", beginCorrection, () => PAGE);
export const giveUpCorrection = protectedAction("version", dropCorrection, () => PAGE);
export const takeBack = protectedAction("version", withdrawApplication, () => "/applicant");
