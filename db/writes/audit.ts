import type { Tx } from "../client";
import { events } from "../schema";

export type AuditEvent = Omit<typeof events.$inferInsert, "id">;

/** Adds one audit row in the transaction of its act. The application's log-in cannot change or delete it. */
export async function appendAudit(tx: Pick<Tx, "insert">, event: AuditEvent): Promise<void> {
  await tx.insert(events).values(event);
}
