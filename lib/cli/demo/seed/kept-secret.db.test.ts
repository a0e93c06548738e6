import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "../../../../db/client";
import { evidence } from "../../../../db/schema";
import { useSeededYear, YEAR_PEOPLE } from "../../../../db/testing/seeded-year";
import { env } from "../../../platform/env";
import { makePeople } from "../people/make-people";

useSeededYear();
const people = makePeople(YEAR_PEOPLE, 2020, "2020-03-31");

/** Every row of every table and schema as text. */
async function dumpTables(): Promise<ReadonlyMap<string, string>> {
  const tables = await db().execute<{ name: string }>(
    sql`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'published', 'audit', 'jobs')`,
  );
  const dump = new Map<string, string>();
  for (const { name } of tables) {
    const rows = await db().execute<{ row: string }>(sql`select t::text as row from ${sql.raw(name)} t`);
    dump.set(name, rows.map((one) => one.row).join("\n"));
  }
  return dump;
}

describe("a dump of the database after the year", () => {
  let dump: ReadonlyMap<string, string>;
  beforeAll(async () => {
    dump = await dumpTables();
  });

  it("holds the year: every table that the year fills", () => {
    for (const name of ["public.users", "public.dossiers", "public.messages", "public.submissions", "audit.events"])
      expect(dump.get(name)?.length, name).toBeGreaterThan(1000);
  });

  it("shows no identity number, phone or address of anybody, in any table", () => {
    for (const [table, text] of dump)
      for (const { identityNumber, phone, address, members, index } of people)
        for (const secret of [
          identityNumber,
          identityNumber.slice(0, 17),
          phone,
          address,
          ...members.map((one) => one.identityNumber),
        ])
          if (text.includes(secret)) expect.fail(`${table} shows a secret of person ${index}`);
  });

  it("shows no phone-like or identity-like digits at all", () => {
    for (const [table, text] of dump) {
      const alike = text.match(/(?<![0-9a-f-])1[3-9]\d{9}(?![0-9a-f])/g) ?? [];
      // The arithmetic of a score is kept in small units: 150 yuan of tax are a number with eight noughts more. Nobody here has such a phone.
      expect(table === "public.scores" ? alike.filter((one) => !one.endsWith("0000000")) : alike, table).toEqual([]);
      expect(text.match(/(?<![0-9a-f-])[1-9]\d{5}(19|20)\d{9}[0-9X](?![0-9a-f])/g), table).toBeNull();
    }
  });

  it("shows no name outside the two tables that hold names", () => {
    const may = ["public.users", "public.dossiers"];
    for (const [table, text] of dump)
      if (!may.includes(table))
        for (const { name, index } of people) expect(text.includes(name), `${table} ${index}`).toBe(false);
  });
});

it("evidence files on disk are neither plain nor alike", async () => {
  const stored = await db().select().from(evidence);
  expect(stored.length).toBeGreaterThan(60);
  const seen = new Set<string>();
  for (const { objectKey, bytes } of stored) {
    const file = readFileSync(join(env().EVIDENCE_DIR, objectKey));
    for (const plain of ["%PDF", "CERTIFICATE", "Holder", "endobj"]) expect(file.includes(plain)).toBe(false);
    expect(file.length).toBe((bytes ?? 0) + 28);
    seen.add(file.subarray(0, 12).toString("hex"));
  }
  expect(seen.size).toBe(stored.length);
  const onDisk = readdirSync(env().EVIDENCE_DIR, { recursive: true, withFileTypes: true }).filter((one) =>
    one.isFile(),
  );
  expect(onDisk).toHaveLength(stored.length);
});
