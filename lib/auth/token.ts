import { decode, encode } from "next-auth/jwt";
import { z } from "zod";
import { env } from "../platform/env";

/** Our tokens are next-auth's (architecture.md 8). Each purpose has a salt of its own, so none serves for another. */
const PURPOSES = { session: 12 * 3600, "second-step": 300, register: 900, reset: 900, device: 180 * 86_400 } as const;
export type Purpose = keyof typeof PURPOSES;

export const COOKIES: Record<Purpose, string> = {
  session: "__Host-points-session",
  "second-step": "__Host-points-step",
  register: "__Host-points-register",
  reset: "__Host-points-reset",
  device: "__Host-points-device",
};

/** Seconds for which a token of this purpose lives. */
export function lifeOf(purpose: Purpose): number {
  return PURPOSES[purpose];
}

export function sealToken(purpose: Purpose, payload: Record<string, unknown>): Promise<string> {
  return encode({
    token: { payload },
    secret: env().AUTH_SECRET,
    salt: `points-${purpose}`,
    maxAge: PURPOSES[purpose],
  });
}

/** The payload of a token of this purpose, or null where it is none, too old, or not ours. */
export async function openToken<T>(
  purpose: Purpose,
  token: string | undefined,
  schema: z.ZodType<T>,
): Promise<T | null> {
  if (token === undefined || token === "") return null;
  try {
    const decoded = await decode({ token, secret: env().AUTH_SECRET, salt: `points-${purpose}` });
    const parsed = schema.safeParse(decoded?.payload);
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

export const sessionPayload = z.object({ userId: z.uuid(), sessionId: z.uuid(), version: z.number().int() });
