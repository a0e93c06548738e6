import { readFileSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { digestTables } from "../db/testing/digest";
import { portOfDemo } from "../lib/cli/demo/testing/play-beside";

/**
 * Written by the worker (messages, published files) or the demo's clock in their own time, or by every request of a session: no act of the one
 * who asks. Moving the clock is no secret: in a demo anybody may.
 */
const NOT_THE_REQUEST = ["last_seen", "sent_at", "tries", "files_at", "office_at", "system_at"];

/** Reads a running portal's database past everything. */
export async function readPortal<T>(data: string, read: (client: postgres.Sql) => Promise<T>): Promise<T> {
  const password = readFileSync(join(data, "postgres-password"), "utf8").trim();
  const client = postgres(`postgres://postgres:${password}@127.0.0.1:${portOfDemo(data)}/portal_demo`, { max: 1 });
  try {
    return await read(client);
  } finally {
    await client.end();
  }
}

/** A digest of every row of a running portal's database outside the audit, table by table. */
export function digestPortal(data: string): Promise<Readonly<Record<string, string>>> {
  return readPortal(data, (client) => digestTables((text) => client.unsafe(text), NOT_THE_REQUEST));
}
