import { sql } from "drizzle-orm";
import type { Tx } from "../../../db/client";

/** Tells the worker, when this transaction commits, that published files are due. Only a hint: the sweep each minute asks by itself. */
export async function noteFilesDue(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_notify('due', '')`);
}
