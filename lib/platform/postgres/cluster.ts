import { execFile, execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import postgres from "postgres";
import { type Account, serverAccount } from "./account";
import { binariesFor } from "./binaries";
import { clusterFolder, freshFolder } from "./folder";

const run = promisify(execFile);
/** A running cluster on 127.0.0.1; `superuserUrl` leads to the database `postgres`. */
export type Cluster = {
  readonly folder: string;
  readonly port: number;
  readonly superuserUrl: string;
  stop(): Promise<void>;
};

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done, refuse) => server.once("error", refuse).listen(0, "127.0.0.1", done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** Makes a cluster; it gets its name only when it is whole, so that an interrupted one is never started. */
async function initialise(
  initdb: string,
  folder: string,
  account: Account,
  password: string,
  sync: boolean,
): Promise<void> {
  const half = `${folder}.half`;
  for (const one of [half, folder]) rmSync(one, { recursive: true, force: true });
  mkdirSync(half, { recursive: true, mode: 0o700 });
  if (account !== null) chownSync(half, account.uid, account.gid);
  const secret = join(freshFolder("points-init-"), "password");
  writeFileSync(secret, password, { mode: 0o600 });
  if (account !== null) chownSync(secret, account.uid, account.gid);
  const options = [
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    "--auth=scram-sha-256",
    "--username=postgres",
  ];
  if (!sync) options.push("--no-sync");
  try {
    await run(initdb, ["-D", half, `--pwfile=${secret}`, ...options], { ...account, cwd: "/" });
    renameSync(half, folder);
  } finally {
    rmSync(resolve(secret, ".."), { recursive: true, force: true });
  }
}

/** What a kill -9 left: a server that still runs is taken over and stopped, unless a living owner holds it. */
async function clearLeftover(pgCtl: string, folder: string, password: string, account: Account): Promise<void> {
  const runs = await run(pgCtl, ["-D", folder, "status"], { ...account, cwd: "/" }).then(
    () => true,
    () => false,
  );
  if (!runs) return;
  const port = Number(readFileSync(join(folder, "postmaster.pid"), "utf8").split("\n")[3]);
  const owner = await hold(urlOf(password, port)).catch(() => undefined);
  if (owner === null) throw new ClusterInUse();
  await owner?.end({ timeout: 1 });
  await run(pgCtl, ["-D", folder, "-w", "-m", "fast", "stop"], { ...account, cwd: "/" });
}

/** Thrown where another process, still alive, uses the cluster of this folder. */
export class ClusterInUse extends Error {}

const urlOf = (password: string, port: number) => `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;

/** A connection that holds the lock of the cluster's owner as long as that process lives; null where another one holds it. */
async function hold(superuserUrl: string): Promise<postgres.Sql | null> {
  const client = postgres(superuserUrl, { max: 1, max_lifetime: null, onnotice: () => {} });
  const [row] = await client<{ held: boolean }[]>`select pg_try_advisory_lock(2020) as held`;
  if (row?.held === true) return client;
  await client.end({ timeout: 1 });
  return null;
}

export type StartOptions = {
  /** Where the cluster and its password lie. */
  readonly data: string;
  /** Tests: no fsync, thrown away afterwards. */
  readonly throwaway: boolean;
  readonly say?: (line: string) => void;
};

/**
 * Makes the cluster where there is none, and starts it on a free port of 127.0.0.1. After a kill -9 the start is tried once more.
 * However this process exits by itself, the server is stopped. Throws `ClusterInUse`, or a sentence with PostgreSQL's last words.
 */
export async function startCluster({ data, throwaway, say = () => {} }: StartOptions): Promise<Cluster> {
  const account = serverAccount();
  const folder = clusterFolder(data, account, say);
  const passwordFile = join(data, "postgres-password");
  if (!existsSync(passwordFile)) writeFileSync(passwordFile, randomBytes(24).toString("base64url"), { mode: 0o600 });
  const password = readFileSync(passwordFile, "utf8").trim();
  const { initdb, pgCtl } = binariesFor(folder, account);
  if (!existsSync(join(folder, "PG_VERSION"))) await initialise(initdb, folder, account, password, !throwaway);
  await clearLeftover(pgCtl, folder, password, account);
  const port = await freePort();
  const settings = [
    `port=${port}`,
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "jit=off",
    "max_connections=100",
    "logging_collector=off",
  ];
  if (throwaway) settings.push("fsync=off", "synchronous_commit=off", "full_page_writes=off");
  const log = join(folder, "server.log");
  const options = settings.map((one) => `-c ${one}`).join(" ");
  const start = () =>
    run(pgCtl, ["-D", folder, "-w", "-t", "60", "-l", log, "-o", options, "start"], { ...account, cwd: "/" });
  const atExit = () => {
    try {
      execFileSync(pgCtl, ["-D", folder, "-w", "-m", "immediate", "stop"], { ...account, cwd: "/", stdio: "ignore" });
      if (throwaway) rmSync(resolve(folder, ".."), { recursive: true, force: true });
    } catch {}
  };
  process.once("exit", atExit);
  try {
    await start();
  } catch {
    await wait(2000);
    await start().catch((error) => {
      throw new Error(`PostgreSQL does not start: ${existsSync(log) ? readFileSync(log, "utf8").slice(-600) : error}`);
    });
  }
  const superuserUrl = urlOf(password, port);
  const owner = await hold(superuserUrl);
  return {
    folder,
    port,
    superuserUrl,
    async stop() {
      await owner?.end({ timeout: 1 });
      await run(pgCtl, ["-D", folder, "-w", "-m", "fast", "stop"], { ...account, cwd: "/" });
      process.off("exit", atExit);
      if (throwaway) rmSync(resolve(folder, ".."), { recursive: true, force: true });
    },
  };
}
