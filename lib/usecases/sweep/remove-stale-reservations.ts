import { and, eq, lt } from "drizzle-orm";
import { evidence } from "../../../db/schema";
import { systemNow } from "../../platform/clock";
import { removeObject } from "../../platform/object-store";
import { NO_REQUEST, performUnsigned } from "../visitor-act";

const OLD = 3_600_000;

/** Files whose upload never finished: the reservation goes, then what was written of it. Returns how many. */
export async function removeStaleReservations(): Promise<number> {
  const stale = await performUnsigned(NO_REQUEST, async ({ tx, audit }) => {
    const gone = await tx
      .delete(evidence)
      .where(and(eq(evidence.status, "reserved"), lt(evidence.createdAt, new Date(systemNow().getTime() - OLD))))
      .returning({ id: evidence.id, objectKey: evidence.objectKey });
    for (const { id } of gone)
      await audit({ act: "evidence.drop-reservation", result: "done", object: { kind: "evidence", id } });
    return gone;
  });
  for (const { objectKey } of stale) await removeObject(objectKey);
  return stale.length;
}
