"use server";

import { protectedAction } from "@/lib/auth/protected-action";
import { answerMaterial } from "@/lib/usecases/scoring/answer-material";

export const answer = protectedAction(
  "material",
  (actor, { requestId, answer: words = "", evidence }) => answerMaterial(actor, { requestId, answer: words, evidence }),
  ({ requestId }) => `/applicant/material/${requestId}?sent=1`,
);
