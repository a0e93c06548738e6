"use server";

import { z } from "zod";
import { readTokenCookie, requestFacts, setTokenCookie } from "@/lib/auth/cookies";
import { publicAction } from "@/lib/auth/protected-action";
import { ok } from "@/lib/domain/shared/result";
import { canonicalDocument, signIn } from "@/lib/usecases/accounts/sign-in";

const devicePayload = z.object({ userId: z.uuid() });

/** A path of our own to go on to; everything else leads to the applicant's home. */
function nextPath(typed: string | undefined): string {
  return typed !== undefined && /^\/applicant(\/[A-Za-z0-9._/-]*)?$/.test(typed) ? typed : "/applicant";
}

export const logIn = publicAction("login", async ({ documentNumber, password, next }) => {
  const device = await readTokenCookie("device", devicePayload);
  const signed = await signIn(await requestFacts(), canonicalDocument(documentNumber), password, device !== null);
  if (!signed.ok) return signed;
  await setTokenCookie("session", { ...signed.value });
  await setTokenCookie("device", { userId: signed.value.userId });
  return ok(nextPath(next));
});
