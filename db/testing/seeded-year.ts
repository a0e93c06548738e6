import postgres from "postgres";
import { afterAll, beforeAll, inject } from "vitest";
import { seedDemo } from "../../lib/cli/demo/seed/seed-demo";
import { closeDatabases } from "../client";
import { copyDatabase, enterDatabase, newDatabaseName, testServer } from "./database";

const TEMPLATE = "template_year";
const HALF = "half_year";
/** How many people the year has; the same as in the demo. */
export const YEAR_PEOPLE = 60;

/** Plays the year into a template database, once a run: who comes second waits for the first. */
async function seedTemplate(server: URL, folder: string): Promise<void> {
  const client = postgres(server.href, { max: 1, onnotice: () => {} });
  await client`select pg_advisory_lock(4712)`;
  const known = await client`select 1 from pg_database where datname = ${TEMPLATE}`;
  if (known.length === 0) {
    await client.unsafe(`drop database if exists ${HALF} with (force)`);
    await copyDatabase(server, HALF, "template_portal");
    enterDatabase(server, HALF, folder);
    await seedDemo(YEAR_PEOPLE, 2020, () => {});
    await closeDatabases();
    await client.unsafe(`alter database ${HALF} rename to ${TEMPLATE}`);
  }
  await client.end();
}

/** Gives the test file a database of its own with the demo's year in it. */
export function useSeededYear(): void {
  beforeAll(async () => {
    const server = testServer();
    const database = newDatabaseName();
    await seedTemplate(server, inject("yearFolder"));
    await copyDatabase(server, database, TEMPLATE);
    enterDatabase(server, database, inject("yearFolder"));
  }, 300_000);
  afterAll(closeDatabases);
}
