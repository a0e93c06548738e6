import type { TestProject } from "vitest/node";
import { startCluster } from "../../lib/platform/postgres/cluster";
import { freshFolder } from "../../lib/platform/postgres/folder";
import { createLogIns, migrateDatabase } from "../migrate";

declare module "vitest" {
  export interface ProvidedContext {
    superuserUrl: string;
    /** Files of the seeded year, which every test that reads it shares. */
    yearFolder: string;
  }
}

export const TEST_PASSWORD = "test-only-throwaway-cluster";

/** One throwaway cluster a run, with a migrated template database. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startCluster({ data: freshFolder("points-test-"), throwaway: true });
  const passwords = { owner: TEST_PASSWORD, app: TEST_PASSWORD, public: TEST_PASSWORD };
  await createLogIns(cluster.superuserUrl, passwords, "template_portal");
  await migrateDatabase(`postgres://portal_owner:${TEST_PASSWORD}@127.0.0.1:${cluster.port}/template_portal`);
  project.provide("superuserUrl", cluster.superuserUrl);
  project.provide("yearFolder", freshFolder("points-year-"));
  return () => cluster.stop();
}
