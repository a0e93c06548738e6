"use server";

import { dropTokenCookie, readTokenCookie, requestFacts, setTokenCookie } from "@/lib/auth/cookies";
import { readDevice, rememberDevice } from "@/lib/auth/device";
import { nextPath } from "@/lib/auth/next-path";
import { secondStepPayload } from "@/lib/auth/pending";
import { publicAction } from "@/lib/auth/protected-action";
import { fail, ok } from "@/lib/domain/shared/result";
import { completeSecondStep } from "@/lib/usecases/accounts/sign-in-staff";

export const confirmSecondStep = publicAction("secondStep", async (input) => {
  const step = await readTokenCookie("second-step", secondStepPayload);
  if (step === null) return fail("code-expired");
  const signed = await completeSecondStep(await requestFacts(), step, input, await readDevice());
  if (!signed.ok) return signed;
  await dropTokenCookie("second-step");
  await setTokenCookie("session", { ...signed.value });
  await rememberDevice(signed.value.userId);
  return ok(nextPath("staff", step.next ?? undefined));
});
