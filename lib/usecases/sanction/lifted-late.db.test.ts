import { and, eq, isNull } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "../../../db/client";
import { listScores } from "../../../db/queries/applications";
import { applications, noticeCorrections, rescoringChanges } from "../../../db/schema";
import { setOfficeTime, useDatabase } from "../../../db/testing/database";
import { type Applicant, applicationOf } from "../../cli/demo/seed/applicant";
import { readyToRank } from "../../cli/demo/seed/procedure";
import { must } from "../../cli/demo/seed/walk";
import type { Actor } from "../../domain/access/authorize";
import { confirmPoints } from "../application/confirm-points";
import { readOwnApplication } from "../application/read-application";
import { publishNotice } from "../notice/publish-notice";
import { listBlockedReasons } from "../ranking/blocked-reasons";
import { runRanking } from "../ranking/run-ranking";
import { rescoreYear } from "../scoring/rescore-year";
import { closeProjects } from "../sweep/close-projects";
import { staffAccount } from "../testing/accounts";
import { correctRulebook, REASON, ruleOf } from "../testing/corrected-rulebook";
import { candidacyOf, confirmAll, enter, type RankedYear, scoreAll, seedRankedYear } from "../testing/ranked-year";
import { itemOf } from "../testing/records";
import { impose, imposedCase, objectTo, seen } from "../testing/sanction-steps";
import { proposedForEarlier, seedEarlierYear } from "../testing/sanctioned-person";
import { decideSanction } from "./decide-sanction";

useDatabase();
let year: RankedYear;
let third: Actor;
let people: readonly Applicant[];

const person = (index: number): Applicant => {
  const one = people[index];
  if (one === undefined) throw new Error(`no person ${index}`);
  return one;
};
const statusOf = async (index: number) => (await candidacyOf(year, person(index), "housing")).status;
const lift = async (index: number, sanctionId: string) => {
  await objectTo(person(index).actor, sanctionId);
  const decision = { decision: "lift" as const, reason: "档案证明材料属实。" };
  return must(await decideSanction(third, { ...(await seen(sanctionId)), ...decision }), "lifting");
};
const imposed = async (index: number) => {
  const itemId = (await itemOf(person(index), "P03")).id;
  const officers = [year.staff.office1, year.staff.office2] as const;
  return imposedCase(officers, person(index).actor, (await applicationOf(person(index))).id, { itemId });
};

const ranked = async () => {
  const { id: projectId, version } = await readyToRank(year.staff, (await year.project("housing")).id);
  return runRanking(year.staff.office1, { projectId, version });
};

beforeAll(async () => {
  year = await seedRankedYear();
  third = await staffAccount("office-3", "points-office-officer", null);
  const made: Applicant[] = [];
  for (const index of [0, 1, 4]) {
    const one = await year.person(index);
    await enter(year, one, "housing");
    made.push(one);
  }
  people = made;
  await scoreAll(year, people);
  await confirmAll(year, people);
});

describe("an application that stands again", () => {
  it("after the rulebook was corrected is scored by it, its person asked anew, and no run waits for it", async () => {
    const [sanctionId, before] = [await imposed(2), await listScores(db(), (await applicationOf(person(2))).id)];
    const { after: rulebookId } = await correctRulebook(year.staff, (file) => {
      ruleOf(file, "P07").points = 8;
    });
    await rescoreYear();
    for (const index of [0, 1]) {
      const application = await applicationOf(person(index));
      if (application.status === "awaiting-confirmation")
        must(await confirmPoints(person(index).actor, application), "confirmation");
    }
    await lift(2, sanctionId);
    const application = await applicationOf(person(2));
    expect(application).toMatchObject({ status: "awaiting-confirmation", rulebookId });
    const scores = await listScores(db(), application.id);
    expect(scores.map((one) => [one.rulebookId, one.version])).toEqual(before.map(() => [rulebookId, 2]));
    const own = must(await readOwnApplication(person(2).actor), "own")?.asked;
    const total = (list: typeof before) => list.find((one) => one.kind === "")?.total;
    expect(own).toEqual({ stands: true, correction: { reason: REASON, before: total(before), after: total(scores) } });
    const changes = await db()
      .select()
      .from(rescoringChanges)
      .where(eq(rescoringChanges.applicationId, application.id));
    expect(changes).toHaveLength(scores.length);
    const reasons = await listBlockedReasons(db(), await year.project("housing"));
    expect(reasons.map((one) => one.code)).not.toContain("stale-score");
  });

  it("under way after a run was made without it makes that run outdated: nobody is left out of the notice", async () => {
    await setOfficeTime("2020-07-20T09:00:00+08:00");
    await closeProjects();
    const sanctionId = await imposed(2);
    const without = must(await ranked(), "run");
    await lift(2, sanctionId);
    expect(await statusOf(2)).toBe("eligible");
    const application = await applicationOf(person(2));
    expect(application.status).toBe("awaiting-confirmation");
    expect(await publishNotice(year.staff.office2, without)).toEqual({ ok: false, error: "run-outdated" });
    must(await confirmPoints(person(2).actor, application), "confirmation");
    must(await publishNotice(year.staff.office2, must(await ranked(), "run")), "notice");
    expect(await statusOf(2)).toBe("in-notice");
  });

  it("after two sanctions banned its year owes the notice nothing, in whichever order they are lifted", async () => {
    const { office1, office2 } = year.staff;
    const { id: projectId } = await year.project("housing");
    const books = new Map<number, string>();
    for (const number of [2018, 2019]) books.set(number, await seedEarlierYear(number, [office1, office2]));
    const owed = () =>
      db().$count(
        noticeCorrections,
        and(eq(noticeCorrections.projectId, projectId), isNull(noticeCorrections.noticeId)),
      );
    for (const [index, first, second] of [
      [0, 1, 0],
      [1, 0, 1],
    ] as const) {
      const cases: string[] = [];
      for (const number of [2019, 2018])
        cases.push(
          await proposedForEarlier(office1, person(index).actor, { year: number, rulebookId: books.get(number) ?? "" }),
        );
      for (const one of cases) must(await impose(office2, one), "imposing");
      expect([await owed(), await statusOf(index)]).toEqual([1, "void"]);
      const kept = await lift(index, cases[first] ?? "");
      expect(kept.restored).toEqual([]);
      expect([await owed(), await statusOf(index)]).toEqual([1, "void"]);
      await lift(index, cases[second] ?? "");
      expect([await owed(), await statusOf(index)]).toEqual([0, "in-notice"]);
      const rows = await db()
        .select()
        .from(applications)
        .where(eq(applications.userId, person(index).actor.userId));
      expect(rows.filter((one) => one.status === "void")).toEqual([]);
    }
  });
});
