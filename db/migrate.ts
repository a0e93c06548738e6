import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Rights first (default privileges hold for tables made later), then every migration that has not run, then what is append-only. `ownerUrl` is portal_owner's. */
export async function migrateDatabase(ownerUrl: string): Promise<void> {
  const client = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    await client.unsafe(readFileSync(here("./roles.sql"), "utf8"));
    await migrate(drizzle(client), { migrationsFolder: here("./migrations") });
    await client.unsafe(readFileSync(here("./append-only.sql"), "utf8"));
  } finally {
    await client.end();
  }
}

/** The rights that CREATE DATABASE … TEMPLATE does not copy. */
export async function grantDatabase(superuserUrl: string, database: string): Promise<void> {
  const client = postgres(superuserUrl, { max: 1, onnotice: () => {} });
  try {
    await client.unsafe(`revoke connect, temporary on database "${database}" from public`);
    await client.unsafe(`grant connect on database "${database}" to portal_owner, portal_app, portal_public`);
  } finally {
    await client.end();
  }
}

export type LogIns = { readonly owner: string; readonly app: string; readonly public: string };

/** Makes the three log-ins with the given passwords, and a database that portal_owner owns. For embedded clusters alone. */
export async function createLogIns(superuserUrl: string, passwords: LogIns, database: string): Promise<void> {
  const client = postgres(superuserUrl, { max: 1, onnotice: () => {} });
  try {
    for (const [name, password] of [
      ["portal_owner", passwords.owner],
      ["portal_app", passwords.app],
      ["portal_public", passwords.public],
    ] as const) {
      const known = await client`select 1 from pg_roles where rolname = ${name}`;
      const secret = password.replaceAll("'", "''");
      await client.unsafe(`${known.length === 0 ? "create" : "alter"} role ${name} with login password '${secret}'`);
    }
    await client.unsafe(
      "alter role portal_app set statement_timeout = '60s'; alter role portal_app set idle_in_transaction_session_timeout = '60s'",
    );
    await client.unsafe(
      "alter role portal_public set default_transaction_read_only = on; alter role portal_public set statement_timeout = '3s'; alter role portal_public set plan_cache_mode = force_generic_plan",
    );
    const known = await client`select 1 from pg_database where datname = ${database}`;
    if (known.length === 0) await client.unsafe(`create database "${database}" owner portal_owner`);
  } finally {
    await client.end();
  }
}
