import { sql } from "drizzle-orm";
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { systemNow } from "../lib/platform/clock";
import { env } from "../lib/platform/env";
import { prepared } from "./prepared";
import * as schema from "./schema";

export type Database = PostgresJsDatabase<typeof schema>;
export type Tx = Parameters<Parameters<Database["transaction"]>[0]>[0];
/** What queries take: the pool or a running transaction. */
export type Reader = Database | Tx;

type Pool = { readonly url: string; readonly database: Database; readonly end: () => Promise<void> };
const pools = globalThis as typeof globalThis & { pointsPools?: Map<string, Pool> };

function open(name: string, url: string, max: number): Database {
  pools.pointsPools ??= new Map();
  const known = pools.pointsPools.get(name);
  if (known?.url === url) return known.database;
  const client = postgres(url, { max, onnotice: () => {}, connection: { application_name: `points-${name}` } });
  const database = drizzle(env().DATABASE_POOLING === "session" ? prepared(client) : client, { schema });
  pools.pointsPools.set(name, { url, database, end: () => client.end({ timeout: 5 }) });
  return database;
}

/** The application's log-in: no DDL, owns nothing. */
export function db(): Database {
  return open("app", env().DATABASE_URL, 12);
}

/** The visitors' log-in: read-only, sees schema `published` alone. */
export function publicDb(): Database {
  return open("public", env().DATABASE_PUBLIC_URL, 6);
}

/** Closes every pool of this process. */
export async function closeDatabases(): Promise<void> {
  const open = [...(pools.pointsPools?.values() ?? [])];
  pools.pointsPools?.clear();
  await Promise.all(open.map((pool) => pool.end()));
}

/** How far office time may run ahead of its row, in milliseconds. A running demo writes the row more often, so that time stands still while no demo runs, even after a kill. */
const MAX_AHEAD = 30_000;

/** Office time: system time in production; in a demo, rehearsal or test what the row `office_clock` says. */
export async function officeNow(reader: Reader): Promise<Date> {
  const system = systemNow();
  if (env().POINTS_MODE === "production") return system;
  const [row] = await reader.execute<{ office_at: string; system_at: string; running: boolean }>(
    sql`select office_at::text, system_at::text, running from office_clock where one = 1`,
  );
  if (row === undefined) return system;
  const officeAt = new Date(row.office_at).getTime();
  const elapsed = system.getTime() - new Date(row.system_at).getTime();
  return new Date(row.running ? officeAt + Math.min(Math.max(0, elapsed), MAX_AHEAD) : officeAt);
}
