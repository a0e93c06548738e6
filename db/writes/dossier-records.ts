import type { Indicator } from "../../lib/domain/rulebook/rulebook";
import { newId } from "../../lib/platform/ids";
import type { Tx } from "../client";
import { dossierRecords } from "../schema";

/** The dossier remembers these facts of an indicator in place of what it held before. */
export async function keepRecord(
  tx: Tx,
  dossierId: string,
  { code, name }: Indicator,
  items: readonly Record<string, unknown>[],
  savedAt: Date,
): Promise<void> {
  await tx
    .insert(dossierRecords)
    .values({ id: newId(), dossierId, indicator: code, name, items, savedAt })
    .onConflictDoUpdate({
      target: [dossierRecords.dossierId, dossierRecords.indicator],
      set: { name, items, savedAt },
    });
}
