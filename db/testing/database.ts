import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, inject } from "vitest";
import { resetEnv } from "../../lib/platform/env";
import { closeDatabases } from "../client";
import { dropDatabase, type LoginPasswords, makeDatabase } from "../migrate";
import { databaseUrl } from "./template-database";
import { testSettings } from "./test-settings";

export type TestDatabase = {
  /** URL of one of the three log-ins. */
  url(login: keyof LoginPasswords): string;
  readonly superuserUrl: string;
  /** A folder of this file's own, removed at the end; holds `published` and `evidence`. */
  readonly folder: string;
};

let count = 0;

/**
 * Gives the test file that calls it at its top a migrated database of its own, log-ins and environment included, so that `db()`,
 * `publicDb()` and `env()` work. Returns where it lies; valid inside tests and hooks.
 */
export function testDatabase(): TestDatabase {
  const server = inject("testServer");
  const name = `points_${process.pid}_${process.env.VITEST_POOL_ID ?? 0}_${++count}`;
  const url = (login: keyof LoginPasswords): string => databaseUrl(server, login, name);
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "points-test-files-"));
    await mkdir(join(folder, "published"));
    await mkdir(join(folder, "evidence"));
    await makeDatabase(server.superuserUrl, name, server.template);
    Object.assign(process.env, testSettings({ app: url("app"), public: url("public") }, folder));
    resetEnv();
  });
  afterAll(async () => {
    await closeDatabases();
    await dropDatabase(server.superuserUrl, name);
    await rm(folder, { recursive: true, force: true });
  });
  return {
    url,
    superuserUrl: server.superuserUrl,
    get folder() {
      return folder;
    },
  };
}
