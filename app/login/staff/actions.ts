"use server";

import { requestFacts, setTokenCookie } from "@/lib/auth/cookies";
import { readDevice } from "@/lib/auth/device";
import { publicAction } from "@/lib/auth/protected-action";
import { ok } from "@/lib/domain/shared/result";
import { signInStaff } from "@/lib/usecases/accounts/sign-in-staff";

export const logInStaff = publicAction("staffLogin", async ({ login, password, next }) => {
  const step = await signInStaff(await requestFacts(), login.trim().toLowerCase(), password, await readDevice());
  if (!step.ok) return step;
  await setTokenCookie("second-step", { ...step.value, next: next ?? null });
  return ok("/login/second-step");
});
