import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "./testing/database";

useDatabase();

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
});
