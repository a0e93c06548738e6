import { and, desc, eq, gte, inArray, lte } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { sanctions, users } from "../../../db/schema";
import { SANCTIONS_IN_FORCE } from "../../domain/sanction/statuses";

/** Does a sanction in force ban this person from the programme of a year? Found by the identity document, so that a new account changes nothing. */
export async function isBanned(tx: Tx, userId: string, year: number): Promise<boolean> {
  const found = await tx
    .select({ id: sanctions.id })
    .from(sanctions)
    .innerJoin(users, eq(users.documentHmac, sanctions.documentHmac))
    .where(
      and(
        eq(users.id, userId),
        inArray(sanctions.status, SANCTIONS_IN_FORCE),
        lte(sanctions.banFrom, year),
        gte(sanctions.banUntil, year),
      ),
    )
    .orderBy(desc(sanctions.banUntil))
    .limit(1);
  return found.length > 0;
}
