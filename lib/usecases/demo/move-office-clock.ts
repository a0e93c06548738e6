import { eq, sql } from "drizzle-orm";
import { db, officeNow, type Tx } from "../../../db/client";
import { officeClock } from "../../../db/schema";
import type { DomainErrorCode } from "../../domain/errors";
import { fail, ok, type Result } from "../../domain/shared/result";
import { shanghaiInstant, systemNow } from "../../platform/clock";
import { env } from "../../platform/env";
import { performUnsigned, type RequestFacts } from "../visitor-act";

async function writeClock(tx: Tx, officeAt: Date, running: boolean): Promise<void> {
  const values = { one: 1, officeAt, systemAt: systemNow(), running };
  await tx.insert(officeClock).values(values).onConflictDoUpdate({ target: officeClock.one, set: values });
  await tx.execute(sql`select pg_notify('due', '')`);
}

/** Moves the office time of a demo forwards; it ticks on if it did. Refused in production and backwards. */
export function moveOfficeClock(facts: RequestFacts, officeAt: Date): Promise<Result<null, DomainErrorCode>> {
  return performUnsigned(facts, async ({ tx, now, audit }) => {
    if (env().POINTS_MODE === "production") {
      await audit({ act: "demo.move-clock", result: "refused", detail: { code: "forbidden" } });
      return fail("forbidden");
    }
    await tx.select().from(officeClock).where(eq(officeClock.one, 1)).for("update");
    if (officeAt.getTime() <= now.getTime()) {
      await audit({ act: "demo.move-clock", result: "refused", detail: { code: "clock-backwards" } });
      return fail("clock-backwards");
    }
    const [row] = await tx.select({ running: officeClock.running }).from(officeClock).where(eq(officeClock.one, 1));
    await writeClock(tx, officeAt, row?.running ?? true);
    await audit({ act: "demo.move-clock", result: "done", detail: { to: shanghaiInstant(officeAt) } });
    return ok(null);
  });
}

/** Lets the clock run from where it stands (a demo starts) or stops it there (it ends): it ticks only while the demo runs. */
export function runOfficeClock(facts: RequestFacts, running: boolean): Promise<void> {
  return performUnsigned(facts, async ({ tx, audit }) => {
    if (env().POINTS_MODE === "production") throw new Error("there is no office clock in production");
    const now = await officeNow(tx);
    await writeClock(tx, now, running);
    await audit({ act: "demo.run-clock", result: "done", detail: { running } });
  });
}

/** Writes down how far the running clock has come: without this row it runs ahead by half a minute at most. */
export function keepOfficeClock(): Promise<void> {
  return db().transaction(async (tx) => {
    if (env().POINTS_MODE === "production") throw new Error("there is no office clock in production");
    const [row] = await tx.select().from(officeClock).where(eq(officeClock.one, 1)).for("update");
    if (row?.running !== true) return;
    await tx
      .update(officeClock)
      .set({ officeAt: await officeNow(tx), systemAt: systemNow() })
      .where(eq(officeClock.one, 1));
  });
}
