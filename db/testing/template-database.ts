import { randomBytes } from "node:crypto";
import { startTemporaryCluster } from "../../lib/platform/postgres/temporary-cluster";
import { type LoginPasswords, makeDatabase, makeLogins, migrateDatabase } from "../migrate";

/** How a test process reaches the embedded server of its run. */
export type TestServer = {
  readonly port: number;
  readonly superuserUrl: string;
  readonly passwords: LoginPasswords;
  readonly template: string;
};

const TEMPLATE = "points_template";

export function databaseUrl(server: TestServer, login: keyof LoginPasswords, database: string): string {
  return `postgres://portal_${login}:${server.passwords[login]}@127.0.0.1:${server.port}/${database}`;
}

/** One throw-away server with the three log-ins and a migrated template, from which each test database is copied. */
export async function startTestServer(): Promise<{ server: TestServer; stop: () => Promise<void> }> {
  const cluster = await startTemporaryCluster();
  try {
    const password = (): string => randomBytes(24).toString("hex");
    const server: TestServer = {
      port: cluster.port,
      superuserUrl: cluster.url("postgres"),
      passwords: { owner: password(), app: password(), public: password() },
      template: TEMPLATE,
    };
    await makeLogins(server.superuserUrl, server.passwords);
    await makeDatabase(server.superuserUrl, TEMPLATE);
    await migrateDatabase(databaseUrl(server, "owner", TEMPLATE));
    return { server, stop: cluster.stop };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}
