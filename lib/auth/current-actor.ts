import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { db } from "../../db/client";
import { findLiveSession } from "../../db/queries/accounts";
import type { Actor } from "../domain/access/authorize";
import type { Role } from "../domain/access/roles";
import { touchSession } from "../usecases/accounts/touch-session";
import { readTokenCookie, requestFacts } from "./cookies";
import { type LoginKind, loginPath } from "./next-path";
import { sessionPayload } from "./token";

export type SignedIn = Actor & { readonly kind: "applicant" | "staff"; readonly sessionId: string };

/** Who is signed in on this request, or null. One query decides: ended, idle, too old, disabled, changed role or password. */
export const currentActor = cache(async (): Promise<SignedIn | null> => {
  const token = await readTokenCookie("session", sessionPayload);
  if (token === null) return null;
  const found = await findLiveSession(db(), token.sessionId, token.version);
  if (found === null || found.user.id !== token.userId) return null;
  if (!(await touchSession(found.session, found.user.kind))) return null;
  const facts = await requestFacts();
  const grants = found.user.kind === "applicant" ? [{ role: "applicant" as const, unit: null }] : found.grants;
  return {
    userId: found.user.id,
    name: found.user.name,
    kind: found.user.kind,
    grants,
    sessionId: found.session.id,
    ...facts,
  };
});

/** Nobody is signed in: to the log-in, and from there back to the page that was asked for. */
export async function toLogin(kind: LoginKind): Promise<never> {
  redirect(loginPath(kind, (await headers()).get("x-points-path")));
}

/** The signed-in person with this role. Nobody signed in: to the log-in. Another role: as if the page were not there. */
export async function requireActor(role: Role): Promise<SignedIn> {
  const actor = await currentActor();
  if (actor === null) return toLogin(role === "applicant" ? "applicant" : "staff");
  if (!actor.grants.some((grant) => grant.role === role)) notFound();
  return actor;
}

/** The units for which an actor holds a role. */
export function unitsOf(actor: Actor, role: Role): readonly string[] {
  return actor.grants.flatMap((grant) => (grant.role === role && grant.unit !== null ? [grant.unit] : []));
}
