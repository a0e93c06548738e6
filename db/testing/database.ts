import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, inject } from "vitest";
import { resetEnv } from "../../lib/platform/env";
import { freshFolder } from "../../lib/platform/postgres/folder";
import { closeDatabases, db } from "../client";
import { grantDatabase } from "../migrate";
import { digestTables } from "./digest";
import { TEST_PASSWORD } from "./global-setup";

/** Settings of a test process; every key is fixed, so that two runs agree. */
export function testEnvironment(port: number, database: string, folder: string): Record<string, string> {
  const url = (user: string) => `postgres://${user}:${TEST_PASSWORD}@127.0.0.1:${port}/${database}`;
  const key = (letter: string) => Buffer.from(letter.repeat(32)).toString("base64");
  return {
    POINTS_MODE: "test",
    DATABASE_URL: url("portal_app"),
    DATABASE_PUBLIC_URL: url("portal_public"),
    PUBLIC_ORIGIN: "http://localhost:3000",
    AUTH_SECRET: "test-only-secret-of-more-than-32-characters",
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key("n"),
    FIELD_ENCRYPTION_KEYS: `t1:${key("f")}`,
    LOOKUP_HMAC_KEY: key("h"),
    SIGNING_KEY: key("s"),
    PUBLISHED_DIR: join(folder, "published"),
    EVIDENCE_DIR: join(folder, "evidence"),
    MESSAGE_GATEWAY: "outbox",
    SITE_HOST_UNIT: "测试主办单位",
    SITE_OPERATOR: "测试承办单位",
    SITE_PHONE: "0595-00000000",
    SITE_CODE: "0000000000",
    SITE_ICP: "测试ICP备00000000号",
    SITE_PUBLIC_SECURITY: "测试公网安备00000000000000号",
  };
}

/** A new database as a copy of a template. */
export async function copyDatabase(server: URL, database: string, template: string): Promise<void> {
  const client = postgres(server.href, { max: 1, onnotice: () => {} });
  await client`select pg_advisory_lock(4711)`;
  await client.unsafe(`create database "${database}" template "${template}" owner portal_owner`);
  await client.end();
  await grantDatabase(server.href, database);
}

/** Leads this process to a database and a folder for files. */
export function enterDatabase(server: URL, database: string, folder: string): void {
  const settings = testEnvironment(Number(server.port), database, folder);
  mkdirSync(settings.EVIDENCE_DIR ?? "", { recursive: true });
  Object.assign(process.env, settings);
  resetEnv();
}

export const testServer = () => new URL(inject("superuserUrl"));
export const newDatabaseName = () => `test_${randomBytes(6).toString("hex")}`;

/** Gives the test file a database of its own, made from the migrated template, and the environment that leads to it. */
export function useDatabase(): { readonly superuserUrl: () => string } {
  let superuserUrl = "";
  beforeAll(async () => {
    const server = testServer();
    const database = newDatabaseName();
    await copyDatabase(server, database, "template_portal");
    enterDatabase(server, database, freshFolder("points-files-"));
    superuserUrl = `postgres://${server.username}:${server.password}@127.0.0.1:${server.port}/${database}`;
  });
  afterAll(closeDatabases);
  return { superuserUrl: () => superuserUrl };
}

/** Sets office time, standing still until it is set again. */
export async function setOfficeTime(instant: string): Promise<void> {
  await db().execute(sql`insert into office_clock (one, office_at, system_at, running) values (1, ${instant}, now(), false)
    on conflict (one) do update set office_at = excluded.office_at, system_at = excluded.system_at, running = false`);
}

/** A digest of every row outside the audit: equal before and after where nothing was changed. */
export function digestRows(leaveOut: readonly string[] = []): Promise<Readonly<Record<string, string>>> {
  return digestTables((text) => db().execute(sql.raw(text)), leaveOut);
}
