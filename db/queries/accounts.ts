import { and, asc, desc, eq, gt, isNotNull, isNull } from "drizzle-orm";
import type { Reader } from "../client";
import { roleGrants, sessions, totpResets, users } from "../schema";

/** A session with its user and current grants, in one query; null where it has ended or the user's version moved on. */
export async function findLiveSession(reader: Reader, sessionId: string, version: number) {
  const rows = await reader
    .select({ session: sessions, user: users, role: roleGrants.role, unit: roleGrants.unit })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .leftJoin(
      roleGrants,
      and(eq(roleGrants.userId, users.id), isNotNull(roleGrants.approvedAt), isNull(roleGrants.endedAt)),
    )
    .where(
      and(
        eq(sessions.id, sessionId),
        eq(sessions.version, version),
        eq(users.sessionVersion, version),
        isNull(sessions.endedAt),
        isNull(users.disabledAt),
      ),
    );
  const first = rows[0];
  if (first === undefined) return null;
  return {
    session: first.session,
    user: first.user,
    grants: rows.flatMap((row) => (row.role === null ? [] : [{ role: row.role, unit: row.unit }])),
  };
}

export async function findUserByDocument(reader: Reader, documentHmac: string) {
  const [row] = await reader.select().from(users).where(eq(users.documentHmac, documentHmac));
  return row ?? null;
}

export async function findUserByLogin(reader: Reader, login: string) {
  const [row] = await reader.select().from(users).where(eq(users.login, login));
  return row ?? null;
}

export async function findUser(reader: Reader, id: string) {
  const [row] = await reader.select().from(users).where(eq(users.id, id));
  return row ?? null;
}

/** Staff accounts by name of log-in, keyset-paged. */
export function listStaff(reader: Reader, afterLogin = "", limit = 50) {
  return reader
    .select()
    .from(users)
    .where(and(eq(users.kind, "staff"), gt(users.login, afterLogin)))
    .orderBy(asc(users.login))
    .limit(limit);
}

/** Grants that have not ended, of one user or of all. */
export function listGrants(reader: Reader, scope: { readonly userId: string } | "accounts") {
  const open = isNull(roleGrants.endedAt);
  return reader
    .select({ grant: roleGrants, name: users.name, login: users.login })
    .from(roleGrants)
    .innerJoin(users, eq(users.id, roleGrants.userId))
    .where(scope === "accounts" ? open : and(open, eq(roleGrants.userId, scope.userId)))
    .orderBy(desc(roleGrants.proposedAt), asc(roleGrants.id));
}

export function listOpenResets(reader: Reader) {
  return reader
    .select({ reset: totpResets, name: users.name, login: users.login })
    .from(totpResets)
    .innerJoin(users, eq(users.id, totpResets.userId))
    .where(isNull(totpResets.approvedAt))
    .orderBy(asc(totpResets.proposedAt), asc(totpResets.id));
}
