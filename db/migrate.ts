import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import { getConstructionPlans, getMigrationPlans } from "pg-boss";
import postgres from "postgres";
import { PlainError } from "../lib/platform/plain-error";

const file = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** Two migrations at once wait for each other; the number is arbitrary. */
const LOCK = 7_202_020;

type Sql = ReturnType<typeof postgres>;

/** The tables of the job queue, in schema `jobs`; the application's log-in may fill but not define them. */
async function migrateJobs(sql: Sql): Promise<void> {
  const [found] = await sql<{ present: boolean }[]>`select to_regclass('jobs.version') is not null as present`;
  if (!found?.present) {
    await sql.unsafe(getConstructionPlans("jobs", { createSchema: false })).simple();
    return;
  }
  const [row] = await sql<{ version: number }[]>`select version from jobs.version`;
  const wanted = /INSERT INTO jobs\.version\(version\) VALUES \('(\d+)'\)/.exec(getConstructionPlans("jobs"))?.[1];
  if (row === undefined || wanted === undefined) throw new Error("the version of the job tables is unknown");
  if (row.version < Number(wanted)) await sql.unsafe(getMigrationPlans("jobs", row.version)).simple();
}

async function refuseOtherLogins(sql: Sql): Promise<void> {
  const [who] = await sql<{ login: string; super: boolean; owns: boolean; roles: number }[]>`
    select current_user as login,
      (select rolsuper from pg_roles where rolname = current_user) as super,
      (select datdba = (select oid from pg_roles where rolname = current_user) from pg_database where datname = current_database()) as owns,
      (select count(*)::int from pg_roles where rolname in ('portal_owner', 'portal_app', 'portal_public')) as roles`;
  if (who?.roles !== 3)
    throw new PlainError(
      "This server does not have the log-ins portal_owner, portal_app and portal_public. A database administrator makes them: psql -f db/roles.sql",
    );
  if (who.super || who.login !== "portal_owner")
    throw new PlainError(
      `DATABASE_OWNER_URL must log in as portal_owner, not as ${who.login}: tables made by another log-in would miss the privileges of db/grants.sql.`,
    );
  if (!who.owns)
    throw new PlainError("portal_owner must own the database: alter database <name> owner to portal_owner");
}

/**
 * Brings a database up to date as portal_owner: schemas and default privileges first, then the job tables, then our
 * migrations. Running it again changes nothing. Throws `PlainError` for what the administrator can put right.
 */
export async function migrateDatabase(ownerUrl: string): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {}, connection: { application_name: "points-migrate" } });
  try {
    await refuseOtherLogins(sql);
    await sql`select pg_advisory_lock(${LOCK})`;
    await sql.unsafe(await readFile(file("./grants.sql"), "utf8")).simple();
    await migrateJobs(sql);
    await migrate(drizzle(sql), { migrationsFolder: file("./migrations") });
  } finally {
    await sql.end({ timeout: 5 });
  }
}

export type LoginPasswords = { readonly owner: string; readonly app: string; readonly public: string };

/** For the embedded server of demo and tests: makes the three log-ins with these passwords, as superuser. */
export async function makeLogins(superuserUrl: string, passwords: LoginPasswords): Promise<void> {
  const sql = postgres(superuserUrl, { max: 1, onnotice: () => {} });
  try {
    await sql.unsafe(await readFile(file("./roles.sql"), "utf8")).simple();
    for (const [login, password] of Object.entries(passwords)) {
      if (!/^[0-9a-zA-Z]{32,}$/.test(password))
        throw new Error("a password of a log-in must be 32 or more plain characters");
      await sql.unsafe(`alter role portal_${login} password '${password}'`);
    }
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** For the embedded server: makes a database owned by portal_owner if it is not there, empty or as a copy of `template`. */
export async function makeDatabase(superuserUrl: string, name: string, template = "template0"): Promise<void> {
  const sql = postgres(superuserUrl, { max: 1, onnotice: () => {} });
  try {
    const [known] = await sql`select 1 from pg_database where datname = ${name}`;
    if (known !== undefined) return;
    await sql`create database ${sql(name)} owner portal_owner template ${sql(template)}`;
    // A copy does not carry the database's own privileges.
    await sql`revoke all on database ${sql(name)} from public`;
    await sql`grant connect on database ${sql(name)} to portal_app, portal_public`;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Ends its connections and removes the database. */
export async function dropDatabase(superuserUrl: string, name: string): Promise<void> {
  const sql = postgres(superuserUrl, { max: 1, onnotice: () => {} });
  try {
    await sql`drop database if exists ${sql(name)} with (force)`;
  } finally {
    await sql.end({ timeout: 5 });
  }
}
