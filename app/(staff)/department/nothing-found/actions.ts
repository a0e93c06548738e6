"use server";

import { protectedAction } from "@/lib/auth/protected-action";
import { decideNothingFound } from "@/lib/usecases/scoring/decide-nothing-found";

export const recordNothingFound = protectedAction(
  "nothingFound",
  decideNothingFound,
  () => "/department/nothing-found?done=1",
);
