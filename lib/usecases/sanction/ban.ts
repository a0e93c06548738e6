import { and, asc, desc, eq, getTableColumns, gt, gte, inArray, lte, ne } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { applications, sanctions, users } from "../../../db/schema";
import { POINTS_OFFICE_UNIT } from "../../domain/access/authorize";
import { moveApplication } from "../../domain/application/statuses";
import { type BanYears, bannedYears, banYearsOf } from "../../domain/sanction/ban";
import { SANCTIONS_IN_FORCE } from "../../domain/sanction/statuses";
import type { ApplicationRow } from "../application/lock-own";
import { loadRulebook } from "../rulebook/load-rulebook";

type Case = Pick<typeof sanctions.$inferSelect, "id" | "documentHmac">;
const bansFor = (year: number) =>
  and(inArray(sanctions.status, SANCTIONS_IN_FORCE), lte(sanctions.banFrom, year), gte(sanctions.banUntil, year));

/** Does a sanction in force ban this person from the programme of a year? Found by the identity document, so that a new account changes nothing. */
export async function isBanned(tx: Tx, userId: string, year: number): Promise<boolean> {
  const found = await tx
    .select({ id: sanctions.id })
    .from(sanctions)
    .innerJoin(users, eq(users.documentHmac, sanctions.documentHmac))
    .where(and(eq(users.id, userId), bansFor(year)))
    .orderBy(desc(sanctions.banUntil))
    .limit(1);
  return found.length > 0;
}

/** Another sanction in force that bans the same person from a year, or null. */
export async function otherBan(tx: Tx, one: Case, year: number): Promise<string | null> {
  const [found] = await tx
    .select({ id: sanctions.id })
    .from(sanctions)
    .where(and(eq(sanctions.documentHmac, one.documentHmac), ne(sanctions.id, one.id), bansFor(year)))
    .orderBy(asc(sanctions.imposedAt), asc(sanctions.id))
    .limit(1);
  return found?.id ?? null;
}

/** The years for which a sanction about this application bans its person, by the rulebook of the application; null where it bans for none. */
export async function banOf(tx: Tx, application: ApplicationRow): Promise<BanYears | null> {
  const { rulebook } = await loadRulebook(tx, application.rulebookId);
  return bannedYears(application.year, banYearsOf(rulebook, POINTS_OFFICE_UNIT));
}

/** The applications of a case's person for years after its own, by year. Found by the identity document, as the ban is. */
export function listLater(
  tx: Tx,
  { documentHmac, year }: { readonly documentHmac: string; readonly year: number },
): Promise<readonly ApplicationRow[]> {
  return tx
    .select(getTableColumns(applications))
    .from(applications)
    .innerJoin(users, eq(users.id, applications.userId))
    .where(and(eq(users.documentHmac, documentHmac), gt(applications.year, year)))
    .orderBy(asc(applications.year));
}

/** Those of them that the ban makes void. */
export function withinBan(later: readonly ApplicationRow[], ban: BanYears | null): readonly ApplicationRow[] {
  return later.filter(
    ({ year, status }) => ban !== null && ban.from <= year && year <= ban.until && moveApplication(status, "ban").ok,
  );
}
