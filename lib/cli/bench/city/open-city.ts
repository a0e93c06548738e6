import { readFileSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { closeDatabases, db } from "../../../../db/client";
import { createLogIns, migrateDatabase } from "../../../../db/migrate";
import { users } from "../../../../db/schema";
import type { Actor } from "../../../domain/access/authorize";
import { TOWNSHIPS } from "../../../domain/dossier/townships";
import { resetEnv } from "../../../platform/env";
import { newId } from "../../../platform/ids";
import { startCluster } from "../../../platform/postgres/cluster";
import { freshFolder } from "../../../platform/postgres/folder";
import { createProgramme } from "../../../usecases/programme/create-programme";
import { openProgramme } from "../../../usecases/programme/open-programme";
import { setStages } from "../../../usecases/programme/set-stages";
import { approveRulebook } from "../../../usecases/rulebook/approve-rulebook";
import { importRulebook } from "../../../usecases/rulebook/import-rulebook";
import { approveServiceProject } from "../../../usecases/service-project/approve-service-project";
import { importServiceProject } from "../../../usecases/service-project/import-service-project";
import { publishServiceProject } from "../../../usecases/service-project/publish-service-project";
import { SEED, YEAR } from "../../demo/seed/programme";
import type { Officers } from "../../demo/seed/staff";
import { actorOf, must, startClock } from "../../demo/seed/walk";
import { demoEnvironment, demoSecrets } from "../../demo/settings";

const DATABASE = "portal_bench";
export const RULEBOOK = readFileSync(join(SEED, "rulebook.json"), "utf8");

/** A year with one open project on a database of its own. `superuser` writes past triggers and keys: it loads what no act made. */
export type City = {
  readonly superuser: postgres.Sql;
  readonly superuserUrl: string;
  readonly staff: Officers;
  readonly rulebookId: string;
  readonly projectId: string;
  close(): Promise<void>;
};

async function officer(
  name: string,
  role: "points-office-officer" | "township-officer",
  unit: string | null,
): Promise<Actor> {
  const id = newId();
  await db()
    .insert(users)
    .values({ id, kind: "staff", name, login: name, passwordHash: "none", createdAt: new Date() });
  return actorOf(id, name, [{ role, unit }]);
}

async function openYear(): Promise<Omit<City, "superuser" | "superuserUrl" | "close">> {
  await startClock("2020-07-10T09:00:00+08:00");
  const office1 = await officer("office-1", "points-office-officer", null);
  const office2 = await officer("office-2", "points-office-officer", null);
  const towns = new Map<string, Actor>();
  for (const { code } of TOWNSHIPS) towns.set(code, await officer(`town-${code}`, "township-officer", code));
  const window = { applyFrom: "2020-06-01", applyTo: "2020-09-10" };
  must(await createProgramme(office1, { year: YEAR, title: "2020年度", ...window }), "programme");
  const stages = [{ name: "申报", from: "2020-06-01", to: "2020-09-10" }];
  must(await setStages(office1, { year: YEAR, version: 1, stages }), "stages");
  const { rulebookId } = must(await importRulebook(office1, RULEBOOK), "rulebook");
  must(await approveRulebook(office2, { rulebookId }), "rulebook approval");
  must(await openProgramme(office2, { year: YEAR }), "opening");
  const file = readFileSync(join(SEED, "services", "housing.json"), "utf8");
  const rules = {
    who: "符合条件的人员。",
    scope: "按积分高低。",
    limit: "一年一次。",
    lot: "示例彩票开奖号码",
    excludes: [],
    flows: [],
  };
  const days = { opensOn: "2020-06-01", closesOn: "2020-07-17" };
  const { projectId } = must(await importServiceProject(office1, { file, rules, ...days }), "project");
  must(await approveServiceProject(office2, { projectId, version: 1 }), "project approval");
  must(await publishServiceProject(office1, { projectId, version: 2 }), "project publication");
  const township = (code: string): Actor => towns.get(code) ?? office1;
  return { staff: { office1, office2, township, department: () => office1 }, rulebookId, projectId };
}

/** Starts a throwaway cluster and opens the year. */
export async function openCity(): Promise<City> {
  const data = freshFolder("points-bench-");
  const cluster = await startCluster({ data, throwaway: true });
  try {
    const secrets = demoSecrets(data);
    await createLogIns(cluster.superuserUrl, secrets, DATABASE);
    await migrateDatabase(`postgres://portal_owner:${secrets.owner}@127.0.0.1:${cluster.port}/${DATABASE}`);
    const key = Buffer.from("n".repeat(32)).toString("base64");
    const origin = "http://localhost:3000";
    Object.assign(process.env, demoEnvironment(data, secrets, { port: cluster.port, name: DATABASE }, origin, key));
    resetEnv();
    const url = new URL(cluster.superuserUrl);
    url.pathname = `/${DATABASE}`;
    const superuser = postgres(url.href, { max: 1, onnotice: () => {} });
    await superuser.unsafe(
      "alter role portal_app set statement_timeout = '10min'; alter role portal_app set idle_in_transaction_session_timeout = '10min'",
    );
    const close = async () => {
      await superuser.end({ timeout: 2 });
      await closeDatabases();
      await cluster.stop();
    };
    return { ...(await openYear()), superuser, superuserUrl: url.href, close };
  } catch (error) {
    await closeDatabases();
    await cluster.stop();
    throw error;
  }
}
