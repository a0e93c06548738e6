"use server";

import { protectedAction } from "@/lib/auth/protected-action";
import { feedBackPoints } from "@/lib/usecases/application/feed-back-points";

export const tellPoints = protectedAction("feedBack", feedBackPoints, () => "/township/points");
