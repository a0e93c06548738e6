"use server";

import { explainBan } from "@/lib/auth/explain-ban";
import { protectedAction } from "@/lib/auth/protected-action";
import { enterCandidacy } from "@/lib/usecases/application/enter-candidacy";
import { putWishBefore } from "@/lib/usecases/application/put-wish-before";
import { withdrawCandidacy } from "@/lib/usecases/application/withdraw-candidacy";

const PAGE = "/applicant/application/projects";

export const enterProject = protectedAction(
  "candidacy",
  async (actor, { projectId, childId, choice0, choice1, choice2, choice3 }) => {
    const choices = [choice0, choice1, choice2, choice3].filter((one) => one !== undefined);
    return explainBan(actor, await enterCandidacy(actor, { projectId, childId, choices }));
  },
  () => PAGE,
);
export const wishMore = protectedAction("wishBefore", putWishBefore, () => PAGE);
export const leaveProject = protectedAction("candidacyId", withdrawCandidacy, () => PAGE);
