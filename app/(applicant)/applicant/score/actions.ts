"use server";

import { protectedAction } from "@/lib/auth/protected-action";
import { confirmPoints } from "@/lib/usecases/application/confirm-points";

export const agree = protectedAction("version", confirmPoints, () => "/applicant/score?confirmed=1");
