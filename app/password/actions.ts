"use server";

import { requestFacts, setTokenCookie } from "@/lib/auth/cookies";
import { publicAction } from "@/lib/auth/protected-action";
import { ok } from "@/lib/domain/shared/result";
import { beginReset } from "@/lib/usecases/accounts/reset-password";

export const requestReset = publicAction("forgotten", async (input) => {
  const pending = await beginReset(await requestFacts(), input);
  if (!pending.ok) return pending;
  await setTokenCookie("reset", { ...pending.value });
  return ok("/password/code");
});
