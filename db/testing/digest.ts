type Query = (text: string) => Promise<readonly Record<string, unknown>[]>;

/** A digest of every row outside the audit, table by table, without the given columns (such as `last_seen`). `query` runs plain SQL. */
export async function digestTables(
  query: Query,
  leaveOut: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const tables = await query(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'published') order by 1",
  );
  const row = `(to_jsonb(t)${leaveOut.map((column) => ` - '${column}'`).join("")})::text`;
  const each = tables.map(
    ({ name }) =>
      `select '${name}' as name, md5(coalesce(string_agg(${row}, ',' order by ${row}), '')) as digest from ${name} t`,
  );
  const rows = await query(each.join(" union all "));
  return Object.fromEntries(rows.map(({ name, digest }) => [String(name), String(digest)]));
}
