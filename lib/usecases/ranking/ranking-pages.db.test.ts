import { asc, eq } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { db } from "../../../db/client";
import { findProject } from "../../../db/queries/programmes";
import { rankingRows, rankingRuns } from "../../../db/schema";
import { setOfficeTime, useDatabase } from "../../../db/testing/database";
import { readyToRank } from "../../cli/demo/seed/procedure";
import { must } from "../../cli/demo/seed/walk";
import { readService } from "../../contracts/service";
import { loadRulebook } from "../rulebook/load-rulebook";
import { closeProjects } from "../sweep/close-projects";
import { confirmAll, enter, type RankedYear, scoreAll, seedRankedYear } from "../testing/ranked-year";
import { readFrozenRun } from "./frozen-rows";
import { runRanking } from "./run-ranking";

const PEOPLE = 7;
const database = useDatabase();
let superuser: postgres.Sql;
let year: RankedYear;
let projectId: string;

beforeAll(async () => {
  superuser = postgres(database.superuserUrl(), { max: 1 });
  year = await seedRankedYear();
  const people = [];
  for (let index = 0; index < PEOPLE; index++) people.push(await year.person(index));
  for (const one of people) await enter(year, one, "housing");
  await scoreAll(year, people);
  await confirmAll(year, people);
  await setOfficeTime("2020-07-20T09:00:00+08:00");
  await closeProjects();
  projectId = (await readyToRank(year.staff, (await year.project("housing")).id)).id;
});
afterAll(() => superuser.end());

const versionNow = async () => (await findProject(db(), projectId))?.version ?? 0;
async function run(pageSize?: number) {
  const { runId } = must(
    await runRanking(year.staff.office1, { projectId, version: await versionNow() }, pageSize),
    "run",
  );
  const [saved] = await db().select().from(rankingRuns).where(eq(rankingRuns.id, runId));
  const rows = await db()
    .select()
    .from(rankingRows)
    .where(eq(rankingRows.runId, runId))
    .orderBy(asc(rankingRows.receipt));
  return {
    runId,
    digests: [saved?.scoresDigest, saved?.resultDigest],
    rows: rows.map(({ runId: _run, ...row }) => row),
  };
}
const withoutId = ({ runId: _, ...rest }: Awaited<ReturnType<typeof run>>) => rest;

it("a run is the same, byte for byte, whatever the size of a page", async () => {
  const whole = withoutId(await run());
  expect(whole.rows).toHaveLength(PEOPLE);
  for (const pageSize of [1, 2, PEOPLE]) expect(withoutId(await run(pageSize))).toEqual(whole);
});

it("holds of everybody what the project orders by, and nothing else", async () => {
  const { runId } = await run();
  const project = await findProject(db(), projectId);
  if (project?.rulebookId == null) throw new Error("no project");
  const { service } = must(readService(project.content), "service");
  const { rulebook } = await loadRulebook(db(), project.rulebookId);
  const { rows } = await db().transaction((tx) => readFrozenRun(tx, runId, service, rulebook, 2));
  expect(rows).toHaveLength(PEOPLE);
  const codes = new Set(
    [...service.thresholds, ...service.tieBreak].flatMap((one) => ("code" in one ? [one.code] : [])),
  );
  for (const { candidate, ...rest } of rows) {
    expect(Object.keys(rest).sort()).toEqual(["candidacyId", "position", "row"]);
    for (const kept of [candidate.sections, candidate.indicators, candidate.earliest])
      for (const code of Object.keys(kept)) expect(codes).toContain(code);
  }
});

it("a score whose total is not what its lines add up to keeps its pool from being published, until it is put right", async () => {
  const [row] = (await run()).rows;
  const scoreId = row?.scoreId ?? "";
  await superuser`update scores set total = total + 1 where id = ${scoreId}`;
  const runs = await db().$count(rankingRuns);
  const refused = await runRanking(year.staff.office1, { projectId, version: await versionNow() });
  expect(refused).toMatchObject({
    ok: false,
    error: { code: "property-failed", failed: [{ code: "totals-equal-lines", holds: false, pools: [row?.pool] }] },
  });
  expect(await db().$count(rankingRuns)).toBe(runs);
  await superuser`update scores set total = total - 1 where id = ${scoreId}`;
  expect((await run()).rows).toHaveLength(PEOPLE);
});
