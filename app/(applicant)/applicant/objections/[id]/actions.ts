"use server";

import { protectedAction } from "@/lib/auth/protected-action";
import { answerObjection } from "@/lib/usecases/objection/answer-objection";

export const answer = protectedAction(
  "answerObjection",
  answerObjection,
  ({ objectionId }) => `/applicant/objections/${objectionId}?sent=1`,
);
