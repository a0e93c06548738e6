"use server";

import { requestFacts, setTokenCookie } from "@/lib/auth/cookies";
import { publicAction } from "@/lib/auth/protected-action";
import { ok } from "@/lib/domain/shared/result";
import { beginRegistration } from "@/lib/usecases/accounts/register";

export const register = publicAction("register", async (input) => {
  const pending = await beginRegistration(await requestFacts(), input);
  if (!pending.ok) return pending;
  await setTokenCookie("register", { ...pending.value });
  return ok("/register/code");
});
