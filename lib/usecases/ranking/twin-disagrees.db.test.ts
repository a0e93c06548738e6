import { beforeAll, expect, it, vi } from "vitest";
import { db } from "../../../db/client";
import { candidacies, rankingRows, rankingRuns } from "../../../db/schema";
import { setOfficeTime, useDatabase } from "../../../db/testing/database";
import { readyToRank } from "../../cli/demo/seed/procedure";
import { must } from "../../cli/demo/seed/walk";
import { closeProjects } from "../sweep/close-projects";
import { confirmAll, enter, type RankedYear, scoreAll, seedRankedYear } from "../testing/ranked-year";
import { runRanking } from "./run-ranking";

/** A disagreement cannot be had from two correct implementations: here the second one only says that it found one. */
const twin = vi.hoisted(() => ({ differences: [] as string[][] }));
vi.mock("../../domain/ranking/second-ranking", () => ({ listDifferences: () => twin.differences }));

useDatabase();
let year: RankedYear;
beforeAll(async () => {
  year = await seedRankedYear();
  const one = await year.person(0);
  await enter(year, one, "housing");
  await scoreAll(year, [one]);
  await confirmAll(year, [one]);
  await setOfficeTime("2020-08-10T09:00:00+08:00");
  await closeProjects();
});

it("a run on which the second implementation disagrees about everybody is not kept, and can be tried again", async () => {
  const { id: projectId, version } = await readyToRank(year.staff, (await year.project("housing")).id);
  const run = () => runRanking(year.staff.office1, { projectId, version });
  twin.differences = [["new-citizen"]];
  const refused = await run();
  expect(refused).toMatchObject({
    ok: false,
    error: {
      code: "property-failed",
      failed: [{ code: "two-implementations-agree", holds: false, pools: ["new-citizen"] }],
    },
  });
  expect([await db().$count(rankingRuns), await db().$count(rankingRows)]).toEqual([0, 0]);
  expect((await db().select().from(candidacies)).map((row) => row.status)).toEqual(["eligible"]);
  twin.differences = [];
  const { runId } = must(await run(), "run");
  const [kept] = await db().select().from(rankingRuns);
  expect(kept).toMatchObject({ id: runId, projectId });
  expect(kept?.properties.at(-1)).toEqual({ code: "two-implementations-agree", holds: true, pools: [] });
});
