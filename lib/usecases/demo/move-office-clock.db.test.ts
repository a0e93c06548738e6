import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { db, officeNow } from "../../../db/client";
import { useDatabase } from "../../../db/testing/database";
import { shanghaiInstant } from "../../platform/clock";
import { keepOfficeClock } from "./move-office-clock";

useDatabase();

const set = (systemAt: string, running: boolean) =>
  db().execute(sql`insert into office_clock (one, office_at, system_at, running)
    values (1, '2020-08-20T09:00:00+08:00', now() - ${systemAt}::interval, ${running})
    on conflict (one) do update set office_at = excluded.office_at, system_at = excluded.system_at, running = excluded.running`);
const shown = async () => shanghaiInstant(await officeNow(db()));

it("stands still while no demo runs: after a kill it has run ahead by half a minute at most", async () => {
  await set("3 days", true);
  expect(await shown()).toMatch(/^2020-08-20T09:00:30/);
  await set("3 days", false);
  expect(await shown()).toMatch(/^2020-08-20T09:00:00/);
});

it("ticks on from what a running demo writes down", async () => {
  await set("20 seconds", true);
  await keepOfficeClock();
  const [row] = await db().execute<{ ahead: number }>(
    sql`select extract(epoch from office_at - '2020-08-20T09:00:00+08:00'::timestamptz)::float8 as ahead from office_clock`,
  );
  expect(row?.ahead).toBeGreaterThanOrEqual(20);
  expect(row?.ahead).toBeLessThanOrEqual(30);
});
