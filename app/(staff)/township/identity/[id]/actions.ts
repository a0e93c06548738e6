"use server";

import { protectedAction } from "@/lib/auth/protected-action";
import { reviewIdentity } from "@/lib/usecases/dossier/review-identity";
import { thenNext } from "../../next-case";

export const decideIdentity = protectedAction(
  "identity",
  (actor, input) => thenNext(actor, "identity", input.dossierId, "identity", () => reviewIdentity(actor, input)),
  (_input, next) => next,
);
