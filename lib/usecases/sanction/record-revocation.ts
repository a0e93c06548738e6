import { asc, eq } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { serviceRecords } from "../../../db/schema";
import type { ServiceStep } from "../../domain/fulfilment/steps";
import { sealText } from "../../platform/crypto/field-encryption";
import { newId } from "../../platform/ids";

/** Which steps are on record of an offer, the first in front. */
export async function recordedSteps(tx: Tx, offerId: string): Promise<readonly ServiceStep[]> {
  const known = await tx
    .select({ step: serviceRecords.step })
    .from(serviceRecords)
    .where(eq(serviceRecords.offerId, offerId))
    .orderBy(asc(serviceRecords.sequence));
  return known.map((one) => one.step);
}

/** Adds to the record of a service that was enjoyed that a sanction revoked or restored it. What was recorded before stays. */
export async function recordRevocation(
  tx: Tx,
  offerId: string,
  step: "revoked" | "restored",
  record: Readonly<Record<string, string>>,
  by: { readonly userId: string; readonly now: Date },
): Promise<void> {
  const id = newId();
  await tx.insert(serviceRecords).values({
    id,
    offerId,
    sequence: (await recordedSteps(tx, offerId)).length + 1,
    step,
    fulfils: false,
    recordSealed: sealText(JSON.stringify(record), `service_records.record:${id}`),
    recordedBy: by.userId,
    recordedAt: by.now,
  });
}
