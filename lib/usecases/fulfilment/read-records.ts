import { asc, inArray } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { serviceRecords } from "../../../db/schema";
import type { ServiceRecord } from "../../forms/fulfilment";
import { openText } from "../../platform/crypto/field-encryption";

/** What was recorded about each of these offers, step by step. */
export async function readRecords(tx: Tx, offerIds: readonly string[]) {
  if (offerIds.length === 0) return [];
  const rows = await tx
    .select()
    .from(serviceRecords)
    .where(inArray(serviceRecords.offerId, [...offerIds]))
    .orderBy(asc(serviceRecords.offerId), asc(serviceRecords.sequence));
  const wrong = new Set(rows.map((row) => row.takesBack));
  return rows.map(({ id, offerId, step, takesBack, recordedAt, recordSealed }) => ({
    id,
    offerId,
    step,
    takesBack,
    /** Was it wrong, and counts no more? */
    takenBack: wrong.has(id),
    recordedAt,
    record: JSON.parse(openText(recordSealed, `service_records.record:${id}`)) as ServiceRecord,
  }));
}
export type RecordView = Awaited<ReturnType<typeof readRecords>>[number];
