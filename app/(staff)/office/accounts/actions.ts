"use server";

import { protectedAction } from "@/lib/auth/protected-action";
import { approveRole } from "@/lib/usecases/staff/approve-role";
import { approveTotpReset } from "@/lib/usecases/staff/reset-totp";

export const approveGrant = protectedAction("grantId", approveRole, () => "/office/accounts");
export const approveReset = protectedAction("resetId", approveTotpReset, () => "/office/accounts");
