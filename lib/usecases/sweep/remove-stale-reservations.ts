import { and, eq, lt } from "drizzle-orm";
import { db } from "../../../db/client";
import { evidence } from "../../../db/schema";
import { systemNow } from "../../platform/clock";
import { removeObject } from "../../platform/object-store";
import { NO_REQUEST, performUnsigned } from "../visitor-act";

const OLD = 3_600_000;

/** Files whose upload never finished: what was written goes first, then the reservation, so that a crash in between loses track of nothing. Returns how many. */
export async function removeStaleReservations(): Promise<number> {
  const stale = and(eq(evidence.status, "reserved"), lt(evidence.createdAt, new Date(systemNow().getTime() - OLD)));
  const found = await db().select({ objectKey: evidence.objectKey }).from(evidence).where(stale);
  for (const { objectKey } of found) await removeObject(objectKey);
  if (found.length === 0) return 0;
  return performUnsigned(NO_REQUEST, async ({ tx, audit }) => {
    const gone = await tx.delete(evidence).where(stale).returning({ id: evidence.id });
    for (const { id } of gone)
      await audit({ act: "evidence.drop-reservation", result: "done", object: { kind: "evidence", id } });
    return gone.length;
  });
}
