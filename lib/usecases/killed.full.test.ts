import { spawn } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import { eq } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { db } from "../../db/client";
import { calendarDays, events } from "../../db/schema";
import { useDatabase } from "../../db/testing/database";
import { MADE_UP } from "./testing/small-acts";

const database = useDatabase();
let server: postgres.Sql;
beforeAll(() => {
  server = postgres(database.superuserUrl(), { max: 1 });
});
afterAll(() => server.end());

const idle = async () => {
  while (
    (
      await server`select 1 from pg_stat_activity where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid()`
    ).length > 0
  )
    await wait(5);
};

/** Runs small acts in a process of their own; after so many milliseconds kills it, or first its connection in the database. */
async function killAfter(milliseconds: number, from: number, connection: boolean): Promise<void> {
  const child = spawn(process.execPath, ["--import", "tsx", "lib/usecases/testing/killed-act.ts", String(from)], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const ended = new Promise((done) => child.once("exit", done));
  await new Promise((done) => child.stdout.once("data", done));
  await wait(milliseconds);
  if (connection)
    await server`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'points-app' and datname = current_database()`;
  child.kill("SIGKILL");
  await ended;
  await idle();
}

it("killed at random points, no act is left without its audit row, nor the other way", async () => {
  for (let round = 0; round < 10; round++)
    await killAfter(200 + ((round * 61) % 173), 40_000 + round * 10_000, round % 2 === 1);
  const days = (await db().select().from(calendarDays).where(eq(calendarDays.name, MADE_UP))).map((one) => one.day);
  const audited = await db().select().from(events).where(eq(events.act, "programme.create"));
  expect(days.length).toBeGreaterThan(30);
  expect(audited.map((one) => one.objectId).sort()).toEqual(days.sort());
}, 300_000);
