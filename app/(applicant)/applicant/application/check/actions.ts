"use server";

import { protectedAction } from "@/lib/auth/protected-action";
import { submitApplication } from "@/lib/usecases/application/submit-application";

export const send = protectedAction("submit", submitApplication, () => "/applicant/receipt?new=1");
