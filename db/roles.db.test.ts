import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrateDatabase } from "./migrate";
import { testDatabase } from "./testing/database";

const database = testDatabase();
type Sql = ReturnType<typeof postgres>;
let app: Sql;
let visitor: Sql;
let owner: Sql;

beforeAll(() => {
  const connect = (url: string): Sql => postgres(url, { max: 1, onnotice: () => {} });
  app = connect(database.url("app"));
  visitor = connect(database.url("public"));
  owner = connect(database.url("owner"));
});
afterAll(() => Promise.all([app.end(), visitor.end(), owner.end()]));

const refused = /permission denied|must be owner/;
const programme = (year: number): [number, string, string, string, string] => [
  year,
  "测试年度",
  "2020-01-01",
  "2020-12-31",
  "2020-01-01T00:00:00Z",
];

describe("the application's log-in", () => {
  it.each([
    "create table forbidden (a int)",
    "create schema forbidden",
    "alter table users add column forbidden int",
    "drop table users",
    "truncate users",
    "create temporary table forbidden (a int)",
    "create role forbidden",
    "alter table audit.events disable trigger all",
    "create table jobs.forbidden (a int)",
    "select * from drizzle.__drizzle_migrations",
  ])("may not: %s", async (statement) => {
    await expect(app.unsafe(statement)).rejects.toThrow(refused);
  });

  it("adds to the audit trail and reads it, but cannot change, delete or truncate it", async () => {
    await app`insert into audit.events (at, office_at, act, object_kind, result, detail)
      values (now(), now(), 'test', 'test', 'done', '{}')`;
    expect((await app`select id from audit.events`).length).toBe(1);
    await expect(app`update audit.events set act = 'other'`).rejects.toThrow(refused);
    await expect(app`delete from audit.events`).rejects.toThrow(refused);
    await expect(app`truncate audit.events`).rejects.toThrow(refused);
  });

  it("adds to what is published and cannot change or delete it", async () => {
    await app`insert into published.programmes (year, title, apply_from, apply_to, published_at) values ${app([programme(2020)])}`;
    await expect(app`update published.programmes set title = 'x'`).rejects.toThrow(refused);
    await expect(app`delete from published.programmes`).rejects.toThrow(refused);
  });

  it("has the same limits on a table made by a later migration", async () => {
    await owner`create table audit.later (a int)`;
    await owner`create table later (a int)`;
    await app`insert into audit.later values (1)`;
    await expect(app`delete from audit.later`).rejects.toThrow(refused);
    await app`delete from later`;
    await expect(visitor`select * from public.later`).rejects.toThrow(refused);
  });

  it("owns nothing and is no member of another role", async () => {
    const [row] = await owner<{ owned: number; memberships: number }[]>`select
      (select count(*)::int from pg_class where relowner in (select oid from pg_roles where rolname in ('portal_app', 'portal_public'))) as owned,
      (select count(*)::int from pg_auth_members where member in (select oid from pg_roles where rolname in ('portal_app', 'portal_public'))) as memberships`;
    expect(row).toEqual({ owned: 0, memberships: 0 });
  });
});

describe("the visitors' log-in", () => {
  it("reads every published table and nothing else", async () => {
    const tables = await owner<{ schema: string; name: string }[]>`select schemaname as schema, tablename as name
      from pg_tables where schemaname in ('public', 'audit', 'published', 'jobs', 'drizzle')`;
    expect(tables.length).toBeGreaterThan(10);
    for (const { schema, name } of tables) {
      const read = visitor`select * from ${visitor(schema)}.${visitor(name)} limit 1`;
      if (schema === "published") await read;
      else await expect(read, `${schema}.${name}`).rejects.toThrow(refused);
    }
  });

  it("cannot write, nor make itself able to", async () => {
    const insert = `insert into published.programmes (year, title, apply_from, apply_to, published_at) values (2021, 'x', '2021-01-01', '2021-12-31', now())`;
    await expect(visitor.unsafe(insert)).rejects.toThrow(/read-only/);
    await visitor`set default_transaction_read_only = off`;
    await expect(visitor.unsafe(insert)).rejects.toThrow(refused);
    await expect(visitor`create temporary table t (a int)`).rejects.toThrow(refused);
  });

  it("is cut off after three seconds", async () => {
    await expect(visitor`select pg_sleep(10)`).rejects.toThrow(/statement timeout/);
  });
});

describe("migration", () => {
  it("changes nothing when it runs again", async () => {
    await migrateDatabase(database.url("owner"));
    expect((await owner`select * from users`).length).toBe(0);
  });

  it("refuses any log-in but the owner's", async () => {
    await expect(migrateDatabase(database.url("app"))).rejects.toThrow(/must log in as portal_owner/);
    await expect(migrateDatabase(database.superuserUrl)).rejects.toThrow(/must log in as portal_owner/);
  });
});
