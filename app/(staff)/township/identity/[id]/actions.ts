"use server";

import { protectedAction } from "@/lib/auth/protected-action";
import { reviewIdentity } from "@/lib/usecases/dossier/review-identity";

export const decideIdentity = protectedAction("identity", reviewIdentity, () => "/township/identity");
