"use server";

import { protectedAction } from "@/lib/auth/protected-action";
import { answerObjection } from "@/lib/usecases/objection/answer-objection";
import { withdrawObjection } from "@/lib/usecases/objection/withdraw-objection";

export const answer = protectedAction(
  "answerObjection",
  answerObjection,
  ({ objectionId }) => `/applicant/objections/${objectionId}?sent=1`,
);
export const withdraw = protectedAction(
  "objection",
  withdrawObjection,
  ({ objectionId }) => `/applicant/objections/${objectionId}?withdrawn=1`,
);
