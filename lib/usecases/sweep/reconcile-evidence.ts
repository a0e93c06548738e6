import { and, eq, inArray, ne } from "drizzle-orm";
import { db } from "../../../db/client";
import { evidence } from "../../../db/schema";
import { systemNow } from "../../platform/clock";
import { listObjects, removeObject } from "../../platform/object-store";

const DAY = 86_400_000;
export type Reconciled = { readonly orphans: number; readonly lost: number };

/**
 * Compares files and rows: a file without a row that stands (its removal was interrupted) goes; a stored row without its file is counted as
 * lost. Folder by folder; a row is written before its file, so a file listed here has its row already.
 */
export async function reconcileEvidence(): Promise<Reconciled> {
  const there = new Set<string>();
  let orphans = 0;
  for await (const keys of listObjects()) {
    if (keys.length === 0) continue;
    const rows = await db()
      .select({ objectKey: evidence.objectKey })
      .from(evidence)
      .where(and(inArray(evidence.objectKey, [...keys]), ne(evidence.status, "removed")));
    const standing = new Set(rows.map((row) => row.objectKey));
    for (const key of keys)
      if (standing.has(key)) there.add(key);
      else {
        await removeObject(key);
        orphans++;
      }
  }
  const stored = await db().select({ key: evidence.objectKey }).from(evidence).where(eq(evidence.status, "stored"));
  const missing = stored.map((row) => row.key).filter((key) => !there.has(key));
  if (missing.length === 0) return { orphans, lost: 0 };
  const still = await db()
    .select({ key: evidence.objectKey })
    .from(evidence)
    .where(and(inArray(evidence.objectKey, missing), eq(evidence.status, "stored")));
  const again = new Set<string>();
  for await (const keys of listObjects()) for (const key of keys) again.add(key);
  return { orphans, lost: still.filter((row) => !again.has(row.key)).length };
}

let lastDay = 0;

/** Once a day of the worker: `reconcileEvidence`. Throws where files are lost, so that it is logged as a failure. */
export async function reconcileEvidenceDaily(): Promise<number> {
  const day = Math.floor(systemNow().getTime() / DAY);
  if (day === lastDay) return 0;
  lastDay = day;
  const { orphans, lost } = await reconcileEvidence();
  if (lost > 0) throw new Error(`${lost} stored evidence files are not in the store`);
  return orphans;
}
