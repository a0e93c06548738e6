import { expect, it } from "vitest";
import { db } from "../../../db/client";
import { listItems, listScores } from "../../../db/queries/applications";
import { setOfficeTime, useDatabase } from "../../../db/testing/database";
import { applicationOf } from "../../cli/demo/seed/applicant";
import { confirm, feedBack, nothingFound, readyToRank } from "../../cli/demo/seed/procedure";
import { must } from "../../cli/demo/seed/walk";
import { disagreeWithPoints } from "../application/disagree-with-points";
import { withdrawCandidacy } from "../application/withdraw-candidacy";
import { runRanking } from "../ranking/run-ranking";
import { closeProjects } from "../sweep/close-projects";
import { staffAccount } from "../testing/accounts";
import { candidacyOf, DEPARTMENTS, enter, scoreAll, seedRankedYear } from "../testing/ranked-year";
import { decideItem } from "./decide-item";

useDatabase();

it("who enters a project again after a recheck is ranked with the points of the recheck", async () => {
  const year = await seedRankedYear();
  const person = await year.person(0);
  await enter(year, person, "housing");
  await scoreAll(year, [person]);
  await feedBack(year.staff, person);
  must(await withdrawCandidacy(person.actor, { candidacyId: (await candidacyOf(year, person, "housing")).id }), "out");
  const { id, version } = await applicationOf(person);
  const itemOf = async () => {
    const found = (await listItems(db(), id)).find(({ item }) => item.indicator === "P01");
    if (found === undefined) throw new Error("no item");
    return found.item;
  };
  const before = await listScores(db(), id);
  await setOfficeTime("2020-07-02T09:00:00+08:00");
  const lines = [{ itemId: (await itemOf()).id, reason: "请再看。" }];
  must(await disagreeWithPoints(person.actor, { version, lines }), "disagreement");
  const item = await itemOf();
  const other = await staffAccount("another", "department-scorer", item.department);
  const decision = { itemId: item.id, version: item.version, outcome: "refuse" as const, reason: "不符。" };
  must(await decideItem(other, decision), "recheck");
  await setOfficeTime("2020-07-03T09:00:00+08:00");
  await feedBack(year.staff, person);
  await confirm(person);
  await enter(year, person, "housing");
  await nothingFound(year.staff, DEPARTMENTS, []);

  const now = await listScores(db(), id);
  const totals = (all: typeof now) => all.map(({ kind, total }) => [kind, total]);
  expect(now.map(({ version }) => version)).toEqual([2, 2]);
  expect(totals(now)).not.toEqual(totals(before));
  await setOfficeTime("2020-07-20T09:00:00+08:00");
  await closeProjects();
  const ready = await readyToRank(year.staff, (await year.project("housing")).id);
  expect(await runRanking(year.staff.office1, { projectId: ready.id, version: ready.version })).toMatchObject({
    ok: true,
  });
});
