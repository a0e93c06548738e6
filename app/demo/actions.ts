"use server";

import { requestFacts } from "@/lib/auth/cookies";
import { publicAction } from "@/lib/auth/protected-action";
import { ok } from "@/lib/domain/shared/result";
import { moveOfficeClock } from "@/lib/usecases/demo/move-office-clock";

export const moveClock = publicAction("clock", async ({ officeAt }) => {
  const seconds = officeAt.length === 16 ? ":00" : "";
  const moved = await moveOfficeClock(await requestFacts(), new Date(`${officeAt}${seconds}+08:00`));
  return moved.ok ? ok("/demo?moved=1") : moved;
});
