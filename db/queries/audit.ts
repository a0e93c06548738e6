import { desc, gt, max, type SQL, sql } from "drizzle-orm";
import type { AuditRow } from "../../lib/domain/audit/heads";
import type { Reader } from "../client";
import { auditHeads, auditSeals, events } from "../schema";

const instantText = (column: SQL.Aliased | typeof events.at) =>
  sql<string>`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** A row of the audit as it is sealed: every column as text. Whoever checks a seal reads the row like this. */
export const sealedColumns = {
  id: events.id,
  at: instantText(events.at),
  officeAt: instantText(events.officeAt),
  actorId: events.actorId,
  actorRole: events.actorRole,
  act: events.act,
  objectKind: events.objectKind,
  objectId: events.objectId,
  result: sql<string>`${events.result}::text`,
  detail: sql<string>`${events.detail}::text`,
  address: events.address,
  requestId: events.requestId,
  sessionId: events.sessionId,
};

export async function findNewestHead(reader: Reader) {
  const [head] = await reader.select().from(auditHeads).orderBy(desc(auditHeads.number)).limit(1);
  return head ?? null;
}

/**
 * Rows with an id above `after` that no head holds, in order of id. A row is seen once its transaction is over, so one that is written in this moment waits
 * for the next head, whatever its id.
 */
export function listUnsealedRows(reader: Reader, after: number, limit: number): Promise<readonly AuditRow[]> {
  return reader
    .select(sealedColumns)
    .from(events)
    .where(
      sql`${events.id} > ${after} and not exists (select 1 from ${auditSeals} where ${auditSeals.eventId} = ${events.id})`,
    )
    .orderBy(events.id)
    .limit(limit);
}

/** The largest id sealed by heads made before an instant of office time; 0 before the first. */
export async function findLastSealedId(reader: Reader, before: Date): Promise<number> {
  const [row] = await reader
    .select({ id: max(auditHeads.lastId) })
    .from(auditHeads)
    .where(sql`${auditHeads.sealedAt} < ${before.toISOString()}`);
  return row?.id ?? 0;
}

/** Sealed heads after a number, in order. */
export function listHeads(reader: Reader, after: number, limit: number) {
  return reader.select().from(auditHeads).where(gt(auditHeads.number, after)).orderBy(auditHeads.number).limit(limit);
}

const monthOfHead = sql<string>`to_char(${auditHeads.sealedAt} at time zone 'Asia/Shanghai', 'YYYY-MM')`;

/** The months (YYYY-MM, of office time) in which something was sealed, in order. */
export async function listHeadMonths(reader: Reader): Promise<readonly string[]> {
  const rows = await reader.selectDistinct({ month: monthOfHead }).from(auditHeads).orderBy(monthOfHead);
  return rows.map(({ month }) => month);
}

export function listHeadsOfMonth(reader: Reader, month: string) {
  return reader.select().from(auditHeads).where(sql`${monthOfHead} = ${month}`).orderBy(auditHeads.number);
}
