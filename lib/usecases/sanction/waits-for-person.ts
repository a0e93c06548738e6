import { and, eq, gte, isNull, or } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { sanctions, users } from "../../../db/schema";

/** Does a case of false evidence wait for the person's answer, or can the person object to a sanction still? Then files are taken. */
export async function waitsForPerson(tx: Tx, userId: string, today: string): Promise<boolean> {
  const heard = and(eq(sanctions.status, "hearing"), isNull(sanctions.answeredAt), gte(sanctions.heardUntil, today));
  const imposed = and(eq(sanctions.status, "imposed"), gte(sanctions.objectUntil, today));
  const found = await tx
    .select({ id: sanctions.id })
    .from(sanctions)
    .innerJoin(users, eq(users.documentHmac, sanctions.documentHmac))
    .where(and(eq(users.id, userId), or(heard, imposed)))
    .limit(1);
  return found.length > 0;
}
