"use server";

import { requestFacts, setTokenCookie } from "@/lib/auth/cookies";
import { readDevice, rememberDevice } from "@/lib/auth/device";
import { nextPath } from "@/lib/auth/next-path";
import { publicAction } from "@/lib/auth/protected-action";
import { ok } from "@/lib/domain/shared/result";
import { signIn } from "@/lib/usecases/accounts/sign-in";

export const logIn = publicAction("login", async ({ documentNumber, password, next }) => {
  const signed = await signIn(await requestFacts(), documentNumber, password, await readDevice());
  if (!signed.ok) return signed;
  await setTokenCookie("session", { ...signed.value });
  await rememberDevice(signed.value.userId);
  return ok(nextPath("applicant", next));
});
