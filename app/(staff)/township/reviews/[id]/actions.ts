"use server";

import { protectedAction } from "@/lib/auth/protected-action";
import { recordFirstReview } from "@/lib/usecases/application/record-first-review";

export const passReview = protectedAction("firstReview", recordFirstReview, () => "/township/reviews");
