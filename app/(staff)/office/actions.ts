"use server";

import { protectedAction } from "@/lib/auth/protected-action";
import { feedBackIdle } from "@/lib/usecases/application/feed-back-idle";

export const feedBack = protectedAction("feedBackIdle", feedBackIdle, () => "/office?told=1");
