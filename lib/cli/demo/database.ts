import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { closeDatabases } from "../../../db/client";
import { createLogIns, migrateDatabase } from "../../../db/migrate";
import type { Cluster } from "../../platform/postgres/cluster";
import { digestOf } from "./digests";
import { type Options, PLAYED_UNTIL } from "./options";
import { step } from "./progress";
import { seedDemo } from "./seed/seed-demo";
import type { DemoSecrets } from "./settings";

export const DATABASE = "portal_demo";

/** What the year in the database was played from. A change here plays it again. */
const PLAYED_FROM = [
  "db/seed",
  "db/migrations",
  "db/queries",
  "db/writes",
  "lib/cli/demo",
  "lib/contracts",
  "lib/copy",
  "lib/domain",
  "lib/usecases",
];

function wantedYear({ applicants, seed }: Options, secrets: DemoSecrets): string {
  const keys = createHash("sha256").update(JSON.stringify(secrets.settings)).digest("hex");
  return `${applicants} ${seed} ${digestOf(PLAYED_FROM)} ${keys}`;
}

/**
 * The database of these people, migrated; the year is played anew where seed, number, loader or keys changed, and where an earlier start was
 * interrupted; up to `until` (office time). The database itself carries, as its comment, what it was played from: the two cannot part.
 */
export async function prepareDatabase(
  options: Options,
  secrets: DemoSecrets,
  cluster: Cluster,
  until = PLAYED_UNTIL,
): Promise<void> {
  const client = postgres(cluster.superuserUrl, { max: 1, onnotice: () => {} });
  try {
    const wanted = wantedYear(options, secrets);
    const [known] = await client<{ comment: string | null }[]>`
      select shobj_description(oid, 'pg_database') as comment from pg_database where datname = ${DATABASE}`;
    const played = known?.comment === wanted && !options.reset;
    if (!played) {
      await client.unsafe(`drop database if exists ${DATABASE} with (force)`);
      for (const folder of ["published", "evidence"])
        rmSync(join(options.data, folder), { recursive: true, force: true });
    }
    await step("Preparing the database", async () => {
      await createLogIns(cluster.superuserUrl, secrets, DATABASE);
      await migrateDatabase(`postgres://portal_owner:${secrets.owner}@127.0.0.1:${cluster.port}/${DATABASE}`);
    });
    if (played) return;
    // A year half played is played again, so no single act of it has to wait for the disk.
    await client.unsafe(`alter database ${DATABASE} set synchronous_commit = off`);
    await step(`Playing the year with ${options.applicants} people`, (tell) =>
      seedDemo(options.applicants, options.seed, tell, until),
    );
    await client.unsafe(`alter database ${DATABASE} reset synchronous_commit`);
    await closeDatabases();
    await client.unsafe(`comment on database ${DATABASE} is '${wanted}'`);
  } finally {
    await client.end();
  }
}
