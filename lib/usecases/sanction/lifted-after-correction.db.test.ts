import { beforeAll, expect, it } from "vitest";
import { db } from "../../../db/client";
import { listScores } from "../../../db/queries/applications";
import { setOfficeTime, useDatabase } from "../../../db/testing/database";
import { type Applicant, applicationOf } from "../../cli/demo/seed/applicant";
import { confirm, readyToRank } from "../../cli/demo/seed/procedure";
import { must } from "../../cli/demo/seed/walk";
import { runRanking } from "../ranking/run-ranking";
import { rescoreYear } from "../scoring/rescore-year";
import { closeProjects } from "../sweep/close-projects";
import { staffAccount } from "../testing/accounts";
import { correctRulebook, ruleOf } from "../testing/corrected-rulebook";
import { confirmAll, enter, type RankedYear, scoreAll, seedRankedYear } from "../testing/ranked-year";
import { itemOf } from "../testing/records";
import { imposedCase, objectTo, seen } from "../testing/sanction-steps";
import { decideSanction } from "./decide-sanction";

useDatabase();
let year: RankedYear;
let people: readonly [changed: Applicant, unchanged: Applicant];
let corrected: string;

beforeAll(async () => {
  year = await seedRankedYear();
  const { office1, office2 } = year.staff;
  const office3 = await staffAccount("office-3", "points-office-officer", null);
  people = [await year.person(0), await year.person(1)];
  for (const one of people) await enter(year, one, "housing");
  await scoreAll(year, people);
  await confirmAll(year, people);
  await setOfficeTime("2020-07-20T09:00:00+08:00");
  await closeProjects();
  const cases: [Applicant, string][] = [];
  for (const one of people) {
    const itemId = (await itemOf(one, "P03")).id;
    const sanctionId = await imposedCase([office1, office2], one.actor, (await applicationOf(one)).id, { itemId });
    cases.push([one, sanctionId]);
  }
  corrected = (
    await correctRulebook(year.staff, (file) => {
      ruleOf(file, "P07").points = 8;
    })
  ).after;
  await rescoreYear();
  for (const [one, sanctionId] of cases) {
    await objectTo(one.actor, sanctionId);
    must(
      await decideSanction(office3, { ...(await seen(sanctionId)), decision: "lift", reason: "材料属实。" }),
      "lift",
    );
  }
});

it("whoever was void while the rulebook was corrected is scored by it once the sanction is lifted, and asked where points changed", async () => {
  for (const one of people) {
    const { id, rulebookId } = await applicationOf(one);
    expect(rulebookId).toBe(corrected);
    expect((await listScores(db(), id)).map((score) => score.rulebookId)).toEqual([corrected, corrected]);
  }
  const [changed, unchanged] = people;
  expect(await applicationOf(changed)).toMatchObject({ status: "awaiting-confirmation" });
  expect((await applicationOf(changed)).confirmBy).not.toBeNull();
  expect(await applicationOf(unchanged)).toMatchObject({ status: "confirmed" });
});

it("and no run of the project waits for a score that nobody makes", async () => {
  await confirm(people[0]);
  const { id: projectId, version } = await readyToRank(year.staff, (await year.project("housing")).id);
  expect(await runRanking(year.staff.office1, { projectId, version })).toMatchObject({ ok: true });
});
