"use server";

import { dropTokenCookie, readTokenCookie, requestFacts } from "@/lib/auth/cookies";
import { rememberDevice } from "@/lib/auth/device";
import { resetPayload } from "@/lib/auth/pending";
import { publicAction } from "@/lib/auth/protected-action";
import { fail, ok } from "@/lib/domain/shared/result";
import { completeReset } from "@/lib/usecases/accounts/reset-password";

export const confirmReset = publicAction("newPassword", async (input) => {
  const pending = await readTokenCookie("reset", resetPayload);
  if (pending === null) return fail("code-expired");
  const done = await completeReset(await requestFacts(), pending, input);
  if (!done.ok) return done;
  await dropTokenCookie("reset");
  await rememberDevice(done.value.userId);
  return ok("/login?changed=1");
});
