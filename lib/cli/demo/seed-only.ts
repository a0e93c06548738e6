import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { closeDatabases } from "../../../db/client";
import { startCluster } from "../../platform/postgres/cluster";
import { actionsKey } from "./build";
import { DATABASE, prepareDatabase } from "./database";
import { PLAYED_UNTIL, readOptions } from "./options";
import { demoEnvironment, demoSecrets } from "./settings";

/**
 * Plays the year into a data folder and leaves it stopped, so that browser tests copy it instead of playing it each. The first argument is the instant
 * of office time at which it stops.
 */
const [until = PLAYED_UNTIL, ...args] = process.argv.slice(2);
const options = readOptions(args);
mkdirSync(join(options.data, "evidence"), { recursive: true });
const secrets = demoSecrets(options.data);
const cluster = await startCluster({ data: options.data, throwaway: false });
try {
  const database = { port: cluster.port, name: DATABASE };
  Object.assign(process.env, demoEnvironment(options.data, secrets, database, "http://localhost", actionsKey()));
  await prepareDatabase(options, secrets, cluster, until);
} finally {
  await closeDatabases();
  await cluster.stop();
}
