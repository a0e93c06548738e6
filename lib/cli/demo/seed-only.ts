import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { closeDatabases } from "../../../db/client";
import { startCluster } from "../../platform/postgres/cluster";
import { actionsKey } from "./build";
import { DATABASE, prepareDatabase } from "./database";
import { readOptions } from "./options";
import { demoEnvironment, demoSecrets } from "./settings";

/** Plays the year into a data folder and leaves it stopped, so that browser tests copy it instead of playing it each. */
const options = readOptions(process.argv.slice(2));
mkdirSync(join(options.data, "evidence"), { recursive: true });
const secrets = demoSecrets(options.data);
const cluster = await startCluster({ data: options.data, throwaway: false });
try {
  const database = { port: cluster.port, name: DATABASE };
  Object.assign(process.env, demoEnvironment(options.data, secrets, database, "http://localhost", actionsKey()));
  await prepareDatabase(options, secrets, cluster);
} finally {
  await closeDatabases();
  await cluster.stop();
}
