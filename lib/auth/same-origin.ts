import { env } from "../platform/env";

/** Is a state-changing request proven to come from our own pages? Origin must be ours; without one, Sec-Fetch-Site must say so. */
export function isSameOrigin(headers: { get(name: string): string | null }): boolean {
  const origin = headers.get("origin");
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin" && site !== "none") return false;
  if (origin !== null) {
    const own = new URL(env().PUBLIC_ORIGIN);
    const local = env().POINTS_MODE === "production" ? null : headers.get("host");
    return origin === own.origin || (local !== null && origin === `http://${local}`);
  }
  return site === "same-origin";
}
