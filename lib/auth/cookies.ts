import { cookies, headers } from "next/headers";
import type { z } from "zod";
import { COOKIES, lifeOf, openToken, type Purpose, sealToken } from "./token";

const ATTRIBUTES = { httpOnly: true, secure: true, sameSite: "lax", path: "/" } as const;

export async function setTokenCookie(purpose: Purpose, payload: Record<string, unknown>): Promise<void> {
  (await cookies()).set(COOKIES[purpose], await sealToken(purpose, payload), {
    ...ATTRIBUTES,
    maxAge: lifeOf(purpose),
  });
}

export async function readTokenCookie<T>(purpose: Purpose, schema: z.ZodType<T>): Promise<T | null> {
  return openToken(purpose, (await cookies()).get(COOKIES[purpose])?.value, schema);
}

export async function dropTokenCookie(purpose: Purpose): Promise<void> {
  (await cookies()).set(COOKIES[purpose], "", { ...ATTRIBUTES, maxAge: 0 });
}

/** The client's address and the request's id, as our own server set them. */
export async function requestFacts(): Promise<{ readonly address: string | null; readonly requestId: string | null }> {
  const list = await headers();
  return { address: list.get("x-points-address"), requestId: list.get("x-request-id") };
}
