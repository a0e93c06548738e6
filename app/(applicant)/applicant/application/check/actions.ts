"use server";

import { protectedAction } from "@/lib/auth/protected-action";
import { submitApplication } from "@/lib/usecases/application/submit-application";
import { explainBan } from "@/lib/usecases/sanction/explain-ban";

export const send = protectedAction(
  "submit",
  async (actor, input) => explainBan(actor, await submitApplication(actor, input)),
  () => "/applicant/receipt?new=1",
);
