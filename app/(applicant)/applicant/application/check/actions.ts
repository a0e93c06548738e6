"use server";

import { explainBan } from "@/lib/auth/explain-ban";
import { protectedAction } from "@/lib/auth/protected-action";
import { submitApplication } from "@/lib/usecases/application/submit-application";

export const send = protectedAction(
  "submit",
  async (actor, input) => explainBan(actor, await submitApplication(actor, input)),
  () => "/applicant/receipt?new=1",
);
