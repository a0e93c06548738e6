import postgres from "postgres";
import { env } from "../../lib/platform/env";
import { testServer } from "./database";

type Copied = {
  /** Keys of rows that are copied too. */
  readonly keys: readonly string[];
  /** Texts that must differ. */
  readonly texts?: readonly string[];
  readonly where?: string;
};

/** Everything that lists are made of; who did something stays the same member of staff. */
const TABLES: Readonly<Record<string, Copied>> = {
  users: { keys: ["id"], texts: ["document_hmac"], where: "kind = 'applicant'" },
  dossiers: { keys: ["id", "user_id"] },
  household_members: { keys: ["id", "dossier_id"], texts: ["document_hmac"] },
  applications: { keys: ["id", "dossier_id", "user_id"] },
  submissions: { keys: ["id", "application_id"], texts: ["receipt"] },
  facts: { keys: ["id", "application_id"] },
  claims: { keys: ["id", "application_id", "facts_id"] },
  candidacies: { keys: ["id", "application_id"], texts: ["receipt"] },
  items: { keys: ["id", "application_id", "candidacy_id", "claim_id", "decision_id"] },
  decisions: { keys: ["id", "item_id", "facts_id"] },
  scores: { keys: ["id", "application_id"] },
  confirmations: { keys: ["id", "application_id"] },
  material_requests: { keys: ["id", "item_id"] },
  disagreements: { keys: ["id", "application_id", "item_id"] },
  messages: { keys: ["id"] },
};

/**
 * Lays so many copies of each person, with all that hangs on it, beside those who are there, and puts everybody who had confirmed back to the
 * departments with all items open: a city in its busiest week.
 */
export async function multiplyPeople(times: number): Promise<void> {
  const server = testServer();
  server.pathname = new URL(env().DATABASE_URL).pathname;
  const client = postgres(server.href, { max: 1, onnotice: () => {} });
  try {
    await client.unsafe("set session_replication_role = replica"); // rows that point at rows need no order, append-only tables take them
    for (const [table, { keys, texts = [], where = "true" }] of Object.entries(TABLES)) {
      const known = await client<{ name: string }[]>`
        select column_name as name from information_schema.columns
        where table_schema = 'public' and table_name = ${table} and is_generated = 'NEVER'`;
      const value = (name: string) =>
        keys.includes(name)
          ? `md5(t."${name}"::text || k)::uuid`
          : texts.includes(name)
            ? `t."${name}" || '-' || k`
            : `t."${name}"`;
      const names = known.map((one) => one.name);
      await client.unsafe(
        `insert into "${table}" (${names.map((name) => `"${name}"`).join(", ")})
         select ${names.map(value).join(", ")} from "${table}" t cross join generate_series(1, ${times}) k where ${where}`,
      );
    }
    await client.unsafe(`update applications set status = 'scoring' where status = 'confirmed'`);
    await client.unsafe(`update items set decision_id = null from applications
      where applications.id = items.application_id and applications.status = 'scoring'`);
    await client.unsafe("vacuum analyze");
  } finally {
    await client.end();
  }
}

/** How many rows the database reads for some work. Connections hand in their counts when they end. */
export async function rowsRead(closeDatabases: () => Promise<void>, work: () => Promise<unknown>): Promise<number> {
  await closeDatabases();
  const server = testServer();
  server.pathname = new URL(env().DATABASE_URL).pathname;
  const client = postgres(server.href, { max: 1 });
  const read = async () => {
    await client.unsafe("select pg_stat_clear_snapshot()");
    const [row] = await client<{ rows: number }[]>`
      select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::int as rows from pg_stat_user_tables`;
    return row?.rows ?? 0;
  };
  try {
    const before = await read();
    await work();
    await closeDatabases();
    return (await read()) - before;
  } finally {
    await client.end();
  }
}
