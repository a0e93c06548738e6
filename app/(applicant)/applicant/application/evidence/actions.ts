"use server";

import { protectedAction } from "@/lib/auth/protected-action";
import { removeEvidence } from "@/lib/usecases/evidence/remove-evidence";

export const dropEvidence = protectedAction("evidenceId", removeEvidence, () => "/applicant/application/evidence");
