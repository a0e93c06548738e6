"use server";

import { protectedAction } from "@/lib/auth/protected-action";
import { raiseObjection } from "@/lib/usecases/objection/raise-objection";

export const raise = protectedAction(
  "ownObjection",
  (actor, input) => raiseObjection(actor, { ...input, itemId: input.itemId || undefined }),
  (_input, { objectionId }) => `/applicant/objections/${objectionId}?raised=1`,
);
