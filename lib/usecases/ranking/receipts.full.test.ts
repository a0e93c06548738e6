import { eq, sql } from "drizzle-orm";
import postgres from "postgres";
import { beforeAll, expect, it } from "vitest";
import { db } from "../../../db/client";
import { candidacies, rankingRuns, serviceProjects } from "../../../db/schema";
import { testServer } from "../../../db/testing/database";
import { multiplyPeople } from "../../../db/testing/many-rows";
import { useSeededYear } from "../../../db/testing/seeded-year";
import { env } from "../../platform/env";
import { listUnaccounted } from "./absent";
import { countRun } from "./count-run";

// Checklist AI-07: each receipt is in the freeze or has a recorded decision; 10,000 receipts reconciled.

const COPIES = 300;
useSeededYear();
let run: { readonly id: string; readonly projectId: string };
beforeAll(async () => {
  const [housing] = await db()
    .select({ id: rankingRuns.id, projectId: rankingRuns.projectId })
    .from(rankingRuns)
    .innerJoin(serviceProjects, eq(serviceProjects.id, rankingRuns.projectId))
    .where(eq(serviceProjects.kind, "housing"))
    .limit(1);
  if (housing === undefined) throw new Error("no run of housing");
  run = housing;
  await multiplyPeople(COPIES);
  await db().execute(sql`insert into ranking_rows (run_id, position, year, candidacy_id, receipt, pool, rank, total, outcome, score_id, applicant_class, choices)
    select run_id, position + k * 1000, year, md5(candidacy_id::text || k)::uuid, receipt || '-' || k, pool, rank, total, outcome,
      score_id, applicant_class, choices
    from ranking_rows cross join generate_series(1, ${COPIES}) k where run_id = ${run.id}`);
}, 300_000);

it("reconciles 10,000 receipts with the freeze: none is missing, and one that vanishes is named", async () => {
  expect(await db().$count(candidacies, eq(candidacies.projectId, run.projectId))).toBeGreaterThan(10_000);
  expect(await listUnaccounted(db(), run)).toEqual([]);
  const { absent } = await countRun(db(), run);
  expect(absent.map(({ reason }) => reason)).not.toContain("unaccounted");
  expect(absent.length).toBeGreaterThan(1);
  const server = testServer();
  server.pathname = new URL(env().DATABASE_URL).pathname;
  const superuser = postgres(server.href, { max: 1 });
  const gone = await superuser<
    { receipt: string }[]
  >`delete from ranking_rows where run_id = ${run.id} and position % 2999 = 7 returning receipt`;
  await superuser.end();
  expect(gone.length).toBeGreaterThan(1);
  expect(await listUnaccounted(db(), run)).toEqual(
    gone
      .map(({ receipt }) => receipt)
      .toSorted()
      .slice(0, 10),
  );
});
