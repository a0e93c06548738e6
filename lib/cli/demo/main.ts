import { existsSync, mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import postgres from "postgres";
import { closeDatabases } from "../../../db/client";
import { createLogIns, migrateDatabase } from "../../../db/migrate";
import { resetEnv } from "../../platform/env";
import { type Cluster, startCluster } from "../../platform/postgres/cluster";
import { runOfficeClock } from "../../usecases/demo/move-office-clock";
import { NO_REQUEST } from "../../usecases/visitor-act";
import { type Serving, serve } from "../serve/server";
import { actionsKey, buildPages } from "./build";
import { digestOf } from "./digests";
import { makePeople } from "./people/make-people";
import { step } from "./progress";
import { DEMO_PASSWORD, seedDemo } from "./seed/seed-demo";
import { demoEnvironment, demoSecrets } from "./settings";

const DATABASE = "portal_demo";

type Options = {
  readonly applicants: number;
  readonly seed: number;
  readonly port: number;
  readonly reset: boolean;
  readonly data: string;
};

function fail(sentence: string): never {
  process.stderr.write(`\n${sentence}\n`);
  process.exit(1);
}

function readOptions(): Options {
  try {
    const { values } = parseArgs({
      args: process.argv.slice(2),
      options: {
        applicants: { type: "string", default: "60" },
        seed: { type: "string", default: "2020" },
        port: { type: "string", default: "3000" },
        data: { type: "string", default: ".data" },
        reset: { type: "boolean", default: false },
      },
    });
    const whole = (name: "applicants" | "seed" | "port", most: number) => {
      const value = Number(values[name]);
      if (!Number.isInteger(value) || value < 0 || value > most)
        throw new Error(`--${name} ${values[name]}: expected a whole number from 0 to ${most}`);
      return value;
    };
    return {
      applicants: whole("applicants", 5000),
      seed: whole("seed", 1_000_000),
      port: whole("port", 65_535),
      reset: values.reset,
      data: resolve(values.data),
    };
  } catch (error) {
    fail(
      `${error instanceof Error ? error.message : error}\nUsage: npm run demo -- [--applicants 60] [--seed 2020] [--port 3000] [--reset]`,
    );
  }
}

/** Refuses a port in use before any work is done. Port 0 asks for a free one. */
async function claimPort(port: number): Promise<number> {
  const server = createServer();
  const claimed = await new Promise<number>((done) => {
    server.once("error", () =>
      fail(`Port ${port} is in use. Stop what uses it, or start with another: npm run demo -- --port ${port + 1}`),
    );
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      done(typeof address === "object" && address !== null ? address.port : port);
    });
  });
  await new Promise((done) => server.close(done));
  return claimed;
}

function checkDisk(data: string): void {
  mkdirSync(data, { recursive: true });
  const { bavail, bsize } = statfsSync(data);
  if (bavail * bsize < 300e6)
    fail(
      `Only ${Math.round((bavail * bsize) / 1e6)} MB are free where the demo keeps its data (${data}); 300 MB are needed. Free some and start again.`,
    );
}

async function dropDatabase(superuserUrl: string): Promise<void> {
  const client = postgres(superuserUrl, { max: 1, onnotice: () => {} });
  await client.unsafe(`drop database if exists ${DATABASE} with (force)`);
  await client.end();
}

/** The database of these people, made anew where seed, number or the loader changed; migrated in any case. */
async function prepareDatabase(options: Options, cluster: Cluster): Promise<void> {
  const secrets = demoSecrets(options.data);
  const mark = join(options.data, "seeded");
  const wanted = `${options.applicants} ${options.seed} ${digestOf(["db/seed", "db/migrations", "lib/cli/demo", "lib/domain", "lib/usecases"])}`;
  const seeded = existsSync(mark) && readFileSync(mark, "utf8") === wanted && !options.reset;
  if (!seeded) {
    rmSync(mark, { force: true });
    await dropDatabase(cluster.superuserUrl);
    for (const folder of ["published", "evidence"])
      rmSync(join(options.data, folder), { recursive: true, force: true });
  }
  await step("Preparing the database", async () => {
    await createLogIns(cluster.superuserUrl, secrets, DATABASE);
    await migrateDatabase(`postgres://portal_owner:${secrets.owner}@127.0.0.1:${cluster.port}/${DATABASE}`);
  });
  if (seeded) return;
  await step(`Playing the year with ${options.applicants} people`, (tell) =>
    seedDemo(options.applicants, options.seed, tell),
  );
  writeFileSync(mark, wanted);
}

/** A few applicants to log in as, one for each state; their numbers can be nobody's. */
function sampleApplicants({ applicants, seed }: Options): string {
  const seen = new Set<string>();
  const people = makePeople(applicants, seed, "2020-03-31").filter((person) => {
    const fresh = !seen.has(person.stage);
    seen.add(person.stage);
    return fresh;
  });
  return people.map((person) => `    ${person.identityNumber}  ${person.stage}`).join("\n");
}

function greet(origin: string, options: Options): void {
  const samples = sampleApplicants(options);
  process.stdout.write(`
The portal is open: ${origin}

  Applicants and staff of the demo, with their second-factor codes and messages:  ${origin}/demo
  Password of every demo account:  ${DEMO_PASSWORD}
  Points office (two persons are needed to approve and publish):  office-1, office-2
  System administrator:  admin
  Townships:  town-lingxiu, town-hubin …        Departments:  dept-education, dept-housing …${samples === "" ? "" : `\n  Applicants by document number, at ${origin}/login:\n${samples}`}

Stop with Ctrl-C.
`);
}

async function main(): Promise<void> {
  const options = readOptions();
  checkDisk(options.data);
  const port = await claimPort(options.port);
  const secrets = demoSecrets(options.data);
  const building = step("Building the pages", () => buildPages());
  building.catch(() => {});
  const cluster = await step("Starting PostgreSQL", () =>
    startCluster({ data: options.data, throwaway: false, say: (line) => process.stdout.write(`${line}\n`) }),
  );
  let serving: Serving | null = null;
  let stopping = false;
  const stop = async (code: number) => {
    if (stopping) return;
    stopping = true;
    process.stdout.write("\nStopping …\n");
    if (serving !== null) {
      await runOfficeClock(NO_REQUEST, false).catch(() => {});
      await serving.close().catch(() => {});
    }
    await closeDatabases();
    await cluster.stop().catch(() => {});
    process.exit(code);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop(0));
  try {
    const origin = `http://localhost:${port}`;
    Object.assign(
      process.env,
      demoEnvironment(options.data, secrets, { port: cluster.port, name: DATABASE }, origin, actionsKey()),
    );
    resetEnv();
    mkdirSync(join(options.data, "published"), { recursive: true });
    mkdirSync(join(options.data, "evidence"), { recursive: true });
    await prepareDatabase(options, cluster);
    await building;
    serving = await step("Starting the server", () => serve({ host: "localhost", port }));
    await runOfficeClock(NO_REQUEST, true);
    greet(origin, options);
  } catch (error) {
    if (stopping) return;
    process.stderr.write(`\n${error instanceof Error ? error.message : error}\n`);
    await stop(1);
  }
}

await main();
