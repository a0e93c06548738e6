import { existsSync } from "node:fs";
import { chmod, chown, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { PlainError } from "../plain-error";
import { type Binaries, databaseBinaries } from "./binaries";
import { type DatabaseUser, databaseUser, type Ended, runAs } from "./database-user";
import { freePort } from "./free-port";

export type ClusterOptions = {
  /** An existing folder that the database user can enter; `data`, the log and (if need be) the programs lie in it. */
  readonly place: string;
  readonly password: string;
  /** False for tests: nothing is flushed to disk. */
  readonly durable: boolean;
};

export type Cluster = {
  readonly port: number;
  /** URL of the superuser `postgres`. */
  url(database: string): string;
  stop(): Promise<void>;
};

const SETTINGS = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "jit=off", "max_connections=100"];
const FAST = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=64MB"];

function refuse(what: string, ended: Ended, place: string): never {
  if (/no space left on device/i.test(ended.output))
    throw new PlainError(
      `There is no space left on the disk for the database in ${place}. Free some space (about 200 MB) and start again.`,
    );
  throw new PlainError(`${what} failed (${place}): ${ended.output.trim().split("\n").slice(-6).join(" · ")}`);
}

async function create(binaries: Binaries, user: DatabaseUser, options: ClusterOptions, data: string): Promise<void> {
  const passwordFile = join(options.place, "initial-password");
  await mkdir(data, { mode: 0o700 });
  await writeFile(passwordFile, `${options.password}\n`, { mode: 0o600 });
  if (user !== null) for (const path of [data, passwordFile]) await chown(path, user.uid, user.gid);
  try {
    const ended = await runAs(user, binaries.initdb, [
      `--pgdata=${data}`,
      "--username=postgres",
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      ...(options.durable ? [] : ["--no-sync"]),
    ]);
    if (ended.code !== 0) {
      await rm(data, { recursive: true, force: true });
      refuse("Creating the database folder", ended, options.place);
    }
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/** What the server itself wrote, since pg_ctl only points to it. Nothing in it is personal: the server has not started. */
async function serverLog(log: string): Promise<string> {
  return existsSync(log) ? (await readFile(log, "utf8")).slice(-1500) : "";
}

/**
 * Starts a real PostgreSQL server on a free port of the loopback interface; makes its folder the first time.
 * Throws `PlainError` with the way out. The caller stops it.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const user = databaseUser();
  const binaries = await databaseBinaries(user, options.place);
  const data = join(options.place, "data");
  const log = join(data, "server.log");
  if (!existsSync(join(data, "PG_VERSION"))) {
    await rm(data, { recursive: true, force: true });
    await create(binaries, user, options, data);
  }
  const control = (...args: string[]): Promise<Ended> => runAs(user, binaries.pgCtl, [`--pgdata=${data}`, ...args]);
  // A server that a killed run left behind. Only one run at a time owns this folder.
  if ((await control("status")).code === 0) await control("stop", "--mode=fast", "-w");

  let port = 0;
  let started: Ended = { code: 1, output: "" };
  // Twice more: the port may be taken in between, and after a kill -9 the stale postmaster.pid needs a moment.
  for (let attempt = 0; attempt < 3 && started.code !== 0; attempt++) {
    if (attempt > 0) await sleep(2000);
    port = await freePort();
    const settings = [...SETTINGS, ...(options.durable ? [] : FAST), `port=${port}`].map((one) => `-c ${one}`);
    started = await control("start", "-w", "--timeout=60", `--log=${log}`, `--options=${settings.join(" ")}`);
    if (started.code !== 0) started = { code: started.code, output: started.output + (await serverLog(log)) };
  }
  if (started.code !== 0) refuse("Starting the database", started, options.place);

  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    const ended = await control("stop", "--mode=fast", "-w", "--timeout=20");
    if (ended.code !== 0) await control("stop", "--mode=immediate", "-w");
  };
  return {
    port,
    url: (database) => `postgres://postgres:${options.password}@127.0.0.1:${port}/${database}`,
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}

/** Makes a folder that other users may enter, whatever the umask. */
export async function makeOpenFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o755 });
  await chmod(path, 0o755);
}

/** Whether the database user can enter a folder (each of its parents too). */
export async function databaseUserCanEnter(path: string): Promise<boolean> {
  const user = databaseUser();
  return user === null || (await runAs(user, "/bin/sh", ["-c", 'cd "$0"', path])).code === 0;
}
