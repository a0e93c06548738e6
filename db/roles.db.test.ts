import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "./testing/database";

useDatabase();

/** Rows that stay as they were written; of notices, pools, rulebooks and rescorings single columns of their state alone change (`append-only.sql`). */
const APPEND_ONLY = new Set([
  "attachments",
  "confirmations",
  "decision_evidence",
  "decisions",
  "disagreements",
  "facts",
  "intakes",
  "lot_entries",
  "notice_proofs",
  "notice_corrections",
  "objections",
  "objection_evidence",
  "objection_proposals",
  "offer_flows",
  "offer_pools",
  "passed_over",
  "notices",
  "ranking_rows",
  "ranking_runs",
  "rescoring_changes",
  "rescorings",
  "rulebook_corrections",
  "rulebooks",
  "sanction_candidacies",
  "sanction_evidence",
  "sanction_applications",
  "sanctions",
  "scores",
  "service_records",
  "proposed_facts",
  "proposal_evidence",
  "signoffs",
  "submissions",
  "supplement_points",
]);

/** Rows whose state moves on, and which are never taken away. */
const KEPT = new Set(["fulfilments", "offers"]);

describe("the three log-ins", () => {
  let app: postgres.Sql;
  let visitor: postgres.Sql;
  beforeAll(() => {
    app = postgres(process.env.DATABASE_URL ?? "", { max: 1 });
    visitor = postgres(process.env.DATABASE_PUBLIC_URL ?? "", { max: 1 });
  });
  afterAll(() => Promise.all([app.end(), visitor.end()]));

  it("app: no DDL, reads and adds audit, never changes it", async () => {
    await expect(app`create table evil (x int)`).rejects.toThrow(/permission denied/);
    await app`insert into audit.events (at, office_at, act, object_kind, result, detail) values (now(), now(), 'x', 'y', 'done', '{}')`;
    expect((await app`select count(*)::int as n from audit.events`)[0]?.n).toBe(1);
    await expect(app`update audit.events set act = 'z'`).rejects.toThrow(/permission denied/);
    await expect(app`delete from audit.events`).rejects.toThrow(/permission denied/);
    await expect(app`truncate audit.events`).rejects.toThrow(/permission denied/);
  });

  it("app: published rows are added once, never changed", async () => {
    await app`insert into published.programmes values (2020, 't', '2020-07-01', '2020-09-10', '[]', now())`;
    await expect(app`update published.programmes set title = 'x'`).rejects.toThrow(/permission denied/);
    await expect(app`delete from published.programmes`).rejects.toThrow(/permission denied/);
  });

  it("public: sees schema published alone, and only reads", async () => {
    expect((await visitor`select title from published.programmes`).length).toBe(1);
    await expect(visitor`select * from public.users`).rejects.toThrow(/permission denied/);
    await expect(visitor`select * from audit.events`).rejects.toThrow(/permission denied/);
    await expect(
      visitor`insert into published.programmes values (2021, 't', '2020-07-01', '2020-09-10', '[]', now())`,
    ).rejects.toThrow(/read-only|permission denied/);
  });

  it("each log-in holds exactly these rights on the tables of each schema", async () => {
    const RIGHTS = ["SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER"];
    const held = await app<{ role: string; schema: string; table: string; held: string[] }[]>`
      select role, n.nspname as schema, c.relname as table, array_agg(distinct r.held) filter (where has_table_privilege(role, c.oid, r.held)) as held
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
        cross join unnest(array['portal_app', 'portal_public']) as role cross join unnest(${RIGHTS}::text[]) as r(held)
      where c.relkind in ('r', 'p', 'v') and n.nspname in ('public', 'audit', 'published') group by 1, 2, 3, c.oid`;
    expect(held.length).toBeGreaterThan(50);
    const may: Readonly<Record<string, readonly string[] | null>> = {
      "portal_app public": ["DELETE", "INSERT", "SELECT", "UPDATE"],
      "portal_app audit": ["INSERT", "SELECT"],
      "portal_app published": ["INSERT", "SELECT"],
      "portal_public public": null,
      "portal_public audit": null,
      "portal_public published": ["SELECT"],
    };
    for (const one of held) {
      const isApp = one.role === "portal_app" && one.schema === "public";
      const expected =
        isApp && APPEND_ONLY.has(one.table)
          ? ["INSERT", "SELECT"]
          : isApp && KEPT.has(one.table)
            ? ["INSERT", "SELECT", "UPDATE"]
            : may[`${one.role} ${one.schema}`];
      expect(one.held, `${one.role} ${one.schema} ${one.table}`).toEqual(expected);
    }
  });

  it("neither owns anything, becomes another, or makes anything in any schema", async () => {
    const roles = await app`
      select rolname from pg_roles where rolname in ('portal_app', 'portal_public')
        and (rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls)`;
    expect(roles).toHaveLength(0);
    const owned = await app`select 1 from pg_class where relowner in ('portal_app'::regrole, 'portal_public'::regrole)`;
    expect(owned).toHaveLength(0);
    // The rights must hold even where a log-in lifts its own read-only default.
    await visitor`set default_transaction_read_only = off`;
    for (const login of [app, visitor]) {
      for (const schema of ["public", "audit", "published"])
        await expect(login.unsafe(`create table ${schema}.evil (x int)`)).rejects.toThrow(/permission denied/);
      await expect(login`create temporary table evil (x int)`).rejects.toThrow(/permission denied/);
      await expect(login`create schema evil`).rejects.toThrow(/permission denied/);
      await expect(login`alter table audit.events disable trigger all`).rejects.toThrow(
        /must be owner|permission denied/,
      );
      await expect(login`drop table audit.events`).rejects.toThrow(/must be owner|permission denied/);
      for (const role of ["portal_owner", "postgres"])
        await expect(login.unsafe(`set role ${role}`)).rejects.toThrow(/permission denied/);
    }
    await expect(visitor`delete from published.programmes`).rejects.toThrow(/permission denied/);
  });
});
