import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { closeDatabases } from "../../../db/client";
import { resetEnv } from "../../platform/env";
import { type Cluster, ClusterInUse, startCluster } from "../../platform/postgres/cluster";
import { keepOfficeClock, runOfficeClock } from "../../usecases/demo/move-office-clock";
import { NO_REQUEST } from "../../usecases/visitor-act";
import { type Serving, serve } from "../serve/server";
import { actionsKey, buildPages } from "./build";
import { DATABASE, prepareDatabase } from "./database";
import { greeting } from "./greeting";
import { checkDisk, claimPort, type Options, portProblem, readOptions } from "./options";
import { step } from "./progress";
import { demoEnvironment, demoSecrets } from "./settings";

const CLOCK_KEPT_EVERY = 10_000;

/** What runs now and must end before this process does. */
const stopping = new AbortController();
let cluster: Promise<Cluster> | null = null;
let serving: Serving | null = null;

/** Ends everything in order, once however often it is asked. A stop that hangs is cut short; the server of the database ends in any case. */
async function stop(code: number): Promise<void> {
  if (stopping.signal.aborted) return;
  stopping.abort();
  if (cluster !== null) process.stdout.write("\nStopping …\n");
  setTimeout(() => process.exit(1), 15_000).unref();
  process.on("uncaughtException", () => {}); // work that was under way loses its connections now
  if (serving !== null) {
    await runOfficeClock(NO_REQUEST, false).catch(() => {});
    await serving.close().catch(() => {});
  }
  await closeDatabases();
  await (await cluster?.catch(() => null))?.stop().catch(() => {});
  process.exit(code);
}

async function openCluster({ data, port }: Options): Promise<Cluster> {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  try {
    cluster = startCluster({ data, throwaway: false, say });
    return await step("Starting PostgreSQL", () => cluster as Promise<Cluster>);
  } catch (error) {
    if (!(error instanceof ClusterInUse)) throw error;
    throw new Error(
      `A demo runs already from ${data}. Stop it with Ctrl-C in its window, or give this one a folder of its own: npm run demo -- --port ${port} --data .data/second`,
    );
  }
}

async function start(options: Options): Promise<void> {
  checkDisk(options.data);
  const port = await claimPort(options.port);
  const secrets = demoSecrets(options.data);
  const { port: databasePort } = await openCluster(options);
  stopping.signal.throwIfAborted();
  const building = step("Building the pages", (tell) => buildPages({ tell, signal: stopping.signal }));
  const origin = `http://localhost:${port}`;
  const database = { port: databasePort, name: DATABASE };
  Object.assign(process.env, demoEnvironment(options.data, secrets, database, origin, actionsKey()));
  resetEnv();
  // Whichever fails first is told at once, not after minutes of the other.
  await Promise.all([building, prepareDatabase(options, secrets, await (cluster as Promise<Cluster>))]);
  for (const folder of ["published", "evidence"]) mkdirSync(join(options.data, folder), { recursive: true });
  // Building takes a while: the port may have gone to somebody else meanwhile.
  serving = await step("Starting the server", () => serve({ host: "localhost", port })).catch((error) => {
    throw error.code === "EADDRINUSE" ? portProblem(port, error) : error;
  });
  await runOfficeClock(NO_REQUEST, true);
  setInterval(() => void keepOfficeClock().catch(() => {}), CLOCK_KEPT_EVERY);
  process.stdout.write(greeting(origin, options.applicants, options.seed));
}

process.send?.("loaded");
process.once("disconnect", () => void stop(0)); // `npm run demo` itself was killed
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop(0));
try {
  await start(readOptions(process.argv.slice(2)));
} catch (error) {
  await new Promise(setImmediate); // Ctrl-C also ends what this process waits for; its own signal counts first
  if (!stopping.signal.aborted) {
    process.stderr.write(`\n${error instanceof Error ? error.message : error}\n`);
    await stop(1);
  }
}
