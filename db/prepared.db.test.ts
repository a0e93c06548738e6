import { inArray, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { resetEnv } from "../lib/platform/env";
import { newId } from "../lib/platform/ids";
import { closeDatabases, db } from "./client";
import { findUser } from "./queries/accounts";
import { users } from "./schema";
import { useDatabase } from "./testing/database";

useDatabase();

const keptBy = (reader: Pick<ReturnType<typeof db>, "execute">, part: string) =>
  reader.execute<{ statement: string }>(
    sql.raw(`select statement from pg_prepared_statements where statement like '%${part}%' and statement like '%$1%'`),
  );

describe("statements of the application", () => {
  it("are kept by the connection that sent them, in a transaction and inside a savepoint", async () => {
    await db().transaction(async (tx) => {
      await findUser(tx, newId());
      await tx.transaction(async (inner) => {
        for (let time = 0; time < 3; time++) await findUser(inner, newId());
      });
      expect(await keptBy(tx, 'from "users"')).toHaveLength(1);
    });
  });

  it("are not kept behind a pooler that gives each transaction another connection", async () => {
    process.env.DATABASE_POOLING = "transaction";
    resetEnv();
    await closeDatabases();
    try {
      await db().transaction(async (tx) => {
        for (let time = 0; time < 3; time++) await findUser(tx, newId());
        expect(await tx.execute(sql`select 1 from pg_prepared_statements where statement like '%users%'`)).toHaveLength(
          0,
        );
      });
    } finally {
      delete process.env.DATABASE_POOLING;
      resetEnv();
      await closeDatabases();
    }
  });

  it("are not kept where they are lists of varying length", async () => {
    await db().transaction(async (tx) => {
      const before = (await keptBy(tx, 'from "users"')).length;
      const ids = Array.from({ length: 40 }, newId);
      expect(await tx.select().from(users).where(inArray(users.id, ids))).toEqual([]);
      expect(await keptBy(tx, 'from "users"')).toHaveLength(before);
    });
  });
});
