import { gt, sql } from "drizzle-orm";
import { db, officeNow, type Reader, type Tx } from "../../../db/client";
import { findLastSealedId, findNewestHead, listUnsealedRows } from "../../../db/queries/audit";
import { auditHeads, auditSeals, events } from "../../../db/schema";
import { type HeadBody, headText, leafOf, type SealedHead } from "../../domain/audit/heads";
import { addLeaf, EMPTY_TREE, rootOf } from "../../domain/audit/merkle";
import { shanghaiDay, shanghaiInstant } from "../../platform/clock";
import { signText } from "../../platform/crypto/ed25519";
import { sha256Hex } from "../../platform/crypto/sha256";
import { env } from "../../platform/env";

const HOUR = 3_600_000;
/** Rows of one head at most: what a transaction hashes and holds. What is left goes into the next head at once. */
const MOST_ROWS = 20_000;
/** Rows in one statement. */
const CHUNK = 5_000;
/** No transaction of an act lasts this long. */
export const LATEST_COMMIT = 2 * HOUR;
const ONE_SEALER = 4_712;

type Head = typeof auditHeads.$inferSelect;

/** A head as it is published: its instant as text, and what it is a head of. */
export function headOfRow(row: Head): SealedHead {
  return { format: "points-sealed-head/1", ...row, sealedAt: shanghaiInstant(row.sealedAt) };
}

/**
 * Up to which id no row is sealed any more: one that shows up there later than any act lasts was put in by hand. Counted back from the newest head and not
 * from now, since a sealer may have stood still meanwhile.
 */
export async function closedUpTo(reader: Reader, newest: Head | null): Promise<number> {
  return newest === null ? 0 : findLastSealedId(reader, new Date(newest.sealedAt.getTime() - LATEST_COMMIT));
}

async function isDue(tx: Tx, newest: Head | null, now: Date): Promise<boolean> {
  if (newest === null) return true;
  if (now.getTime() - newest.sealedAt.getTime() >= HOUR || shanghaiDay(now) !== shanghaiDay(newest.sealedAt))
    return true;
  const published = sql`${events.act} = 'notice.publish' and ${events.result} = 'done'`;
  const [row] = await tx
    .select({ id: events.id })
    .from(events)
    .where(sql`${gt(events.id, newest.lastId)} and ${published}`)
    .limit(1);
  return row !== undefined;
}

async function sealNext(tx: Tx, newest: Head | null, now: Date): Promise<Head | null> {
  const rows = await listUnsealedRows(tx, await closedUpTo(tx, newest), MOST_ROWS);
  const last = rows.at(-1);
  if (last === undefined) return null;
  const leaves = rows.map((row) => leafOf(row, sha256Hex));
  const body: HeadBody = {
    format: "points-sealed-head/1",
    number: (newest?.number ?? 0) + 1,
    previous: newest?.digest ?? null,
    root: rootOf(
      leaves.reduce((tree, leaf) => addLeaf(tree, leaf, sha256Hex), EMPTY_TREE),
      sha256Hex,
    ),
    rows: rows.length,
    lastId: last.id,
    sealedAt: shanghaiInstant(now),
  };
  const text = headText(body);
  const head: Head = {
    ...body,
    sealedAt: new Date(body.sealedAt),
    digest: sha256Hex(text),
    signature: signText(text, env().SIGNING_KEY).value,
  };
  await tx.insert(auditHeads).values(head);
  const seals = rows.map(({ id }, at) => ({ head: head.number, eventId: id, leaf: leaves[at] ?? "" }));
  for (let at = 0; at < seals.length; at += CHUNK) await tx.insert(auditSeals).values(seals.slice(at, at + CHUNK));
  return head;
}

/**
 * Seals the finished rows of the audit: each hour of office time, after midnight, and after a notice was published. All rows or none; one sealer at a time.
 * Writes no row of the audit itself. Returns how many rows it sealed. Source: checklist AI-03, verifiable-notice.md.
 */
export async function sealAudit(): Promise<number> {
  let sealed = 0;
  for (let more = true; more; ) {
    const rows = await db().transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(${ONE_SEALER})`);
      const now = await officeNow(tx);
      const newest = await findNewestHead(tx);
      if (sealed === 0 && !(await isDue(tx, newest, now))) return 0;
      return (await sealNext(tx, newest, now))?.rows ?? 0;
    });
    sealed += rows;
    more = rows === MOST_ROWS;
  }
  return sealed;
}
