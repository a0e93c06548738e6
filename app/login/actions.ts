"use server";

import { requestFacts, setTokenCookie } from "@/lib/auth/cookies";
import { readDevice, rememberDevice } from "@/lib/auth/device";
import { publicAction } from "@/lib/auth/protected-action";
import { ok } from "@/lib/domain/shared/result";
import { signIn } from "@/lib/usecases/accounts/sign-in";

/** A path of our own to go on to; everything else leads to the applicant's home. */
function nextPath(typed: string | undefined): string {
  return typed !== undefined && /^\/applicant(\/[A-Za-z0-9._/-]*)?$/.test(typed) ? typed : "/applicant";
}

export const logIn = publicAction("login", async ({ documentNumber, password, next }) => {
  const signed = await signIn(await requestFacts(), documentNumber, password, await readDevice());
  if (!signed.ok) return signed;
  await setTokenCookie("session", { ...signed.value });
  await rememberDevice(signed.value.userId);
  return ok(nextPath(next));
});
