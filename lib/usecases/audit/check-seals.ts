import { asc, eq, sql } from "drizzle-orm";
import { db } from "../../../db/client";
import { findNewestHead, listHeads, sealedColumns } from "../../../db/queries/audit";
import { auditSeals, events } from "../../../db/schema";
import { checkHead, checkSealedRows, type SealFinding } from "../../domain/audit/check-heads";
import type { SealedHead } from "../../domain/audit/heads";
import { publicKeyOf, verifyText } from "../../platform/crypto/ed25519";
import { sha256Hex } from "../../platform/crypto/sha256";
import { env } from "../../platform/env";
import { closedUpTo, headOfRow } from "./seal-audit";

export type SealReport = {
  readonly heads: number;
  readonly rows: number;
  /** Rows that the next head will hold. */
  readonly waiting: number;
  readonly findings: readonly SealFinding[];
};

/** As many are named; what is wrong in more places is named by its first ones. */
const MOST_FINDINGS = 1_000;
const HEADS_AT_ONCE = 100;

/**
 * Checks every row of the audit against its seal, every head against its rows, the chain, and the heads that were exported. Reads one head at a time. Source:
 * checklist AI-03 and AI-04.
 */
export async function checkSeals(
  exported: readonly SealedHead[],
  progress: (head: number) => void = () => {},
): Promise<SealReport> {
  const publicKey = publicKeyOf(env().SIGNING_KEY);
  const crypto = {
    sha256: sha256Hex,
    verify: (text: string, value: string) => verifyText(text, { publicKey, value }),
  };
  const outside = new Map(exported.map((head) => [head.number, head]));
  const findings: SealFinding[] = [];
  let rows = 0;
  let before = null as SealedHead | null;
  for (let more = true; more; ) {
    const next: readonly SealedHead[] = (await listHeads(db(), before?.number ?? 0, HEADS_AT_ONCE)).map(headOfRow);
    more = next.length === HEADS_AT_ONCE;
    for (const head of next) {
      findings.push(...checkHead(head, before, outside.get(head.number), crypto));
      findings.push(...checkSealedRows(head, await sealedRowsOf(head.number), sha256Hex));
      outside.delete(head.number);
      rows += head.rows;
      before = head;
      progress(head.number);
    }
    if (findings.length >= MOST_FINDINGS) return { heads: before?.number ?? 0, rows, waiting: 0, findings };
  }
  for (const number of outside.keys()) findings.push({ code: "head-missing", head: number });
  const { inserted, waiting } = await unsealed();
  for (const row of inserted) findings.push({ code: "row-inserted", head: before?.number ?? 0, row });
  return { heads: before?.number ?? 0, rows, waiting, findings };
}

async function sealedRowsOf(head: number) {
  const rows = await db()
    .select({ sealedId: auditSeals.eventId, leaf: auditSeals.leaf, row: sealedColumns })
    .from(auditSeals)
    .leftJoin(events, eq(events.id, auditSeals.eventId))
    .where(eq(auditSeals.head, head))
    .orderBy(asc(auditSeals.eventId));
  return rows.map(({ sealedId, leaf, row }) => ({ id: sealedId, leaf, row: row?.id == null ? null : row }));
}

/** Rows without a seal: those that the sealer no longer takes were put in by hand, the others wait for the next head. */
async function unsealed() {
  const closed = await closedUpTo(db(), await findNewestHead(db()));
  const rows = await db()
    .select({ id: events.id })
    .from(events)
    .where(sql`not exists (select 1 from ${auditSeals} where ${auditSeals.eventId} = ${events.id})`)
    .orderBy(asc(events.id))
    .limit(MOST_FINDINGS * 100);
  const inserted = rows.filter(({ id }) => id <= closed).map(({ id }) => id);
  return { inserted: inserted.slice(0, MOST_FINDINGS), waiting: rows.length - inserted.length };
}
