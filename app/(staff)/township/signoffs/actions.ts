"use server";

import { protectedAction } from "@/lib/auth/protected-action";
import { signCounts } from "@/lib/usecases/signoff/sign-counts";

export const sign = protectedAction("signoff", signCounts, () => "/township/signoffs?done=counted");
