"use server";

import { dropTokenCookie, readTokenCookie, requestFacts } from "@/lib/auth/cookies";
import { registrationPayload } from "@/lib/auth/pending";
import { publicAction } from "@/lib/auth/protected-action";
import { fail, ok } from "@/lib/domain/shared/result";
import { completeRegistration } from "@/lib/usecases/accounts/register";

export const confirmRegistration = publicAction("phoneCode", async ({ code }) => {
  const pending = await readTokenCookie("register", registrationPayload);
  if (pending === null) return fail("code-expired");
  const done = await completeRegistration(await requestFacts(), pending, code);
  if (!done.ok) return done;
  await dropTokenCookie("register");
  return ok("/login?registered=1");
});
