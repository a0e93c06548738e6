import { sql } from "drizzle-orm";
import { db } from "../client";

/** A digest of every row outside the audit, table by table, without the given columns (such as `last_seen`). */
export async function digestRows(leaveOut: readonly string[] = []): Promise<Readonly<Record<string, string>>> {
  const tables = await db().execute<{ name: string }>(
    sql`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'published') order by 1`,
  );
  const without = sql.join(
    leaveOut.map((column) => sql` - ${column}::text`),
    sql``,
  );
  const each = tables.map(
    ({ name }) =>
      sql`select ${name}::text as name, md5(coalesce(string_agg((to_jsonb(t)${without})::text, ',' order by (to_jsonb(t)${without})::text), '')) as digest from ${sql.raw(name)} t`,
  );
  const rows = await db().execute<{ name: string; digest: string }>(sql.join(each, sql` union all `));
  return Object.fromEntries(rows.map((row) => [row.name, row.digest]));
}
