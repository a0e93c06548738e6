import { eq, sql } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "../../../db/client";
import { decisions, messages, rankingRows } from "../../../db/schema";
import { setOfficeTime, useDatabase } from "../../../db/testing/database";
import { demoIdentityNumber } from "../../cli/demo/people/identity";
import { type Applicant, applicationOf, send } from "../../cli/demo/seed/applicant";
import {
  confirm,
  decideClaims,
  feedBack,
  nothingFound,
  passFirstReview,
  readyToRank,
} from "../../cli/demo/seed/procedure";
import { must } from "../../cli/demo/seed/walk";
import { refuseApplication } from "../application/refuse-application";
import { returnApplication } from "../application/return-application";
import { withdrawCandidacy } from "../application/withdraw-candidacy";
import { listOwnOutcomes } from "../notice/list-own-outcomes";
import { publishNotice } from "../notice/publish-notice";
import { closeProjects } from "../sweep/close-projects";
import { openMessage } from "../sweep/due-messages";
import { lapseConfirmations } from "../sweep/lapse-confirmations";
import { lapseSupplements } from "../sweep/lapse-supplements";
import { candidacyOf, DEPARTMENTS, enter, newestRun, type RankedYear, seedRankedYear } from "../testing/ranked-year";
import { compareRuns } from "./compare-runs";
import { readRanking } from "./read-ranking";
import { runRanking } from "./run-ranking";

const database = useDatabase();
let superuser: postgres.Sql;
beforeAll(() => {
  superuser = postgres(database.superuserUrl(), { max: 1 });
});
afterAll(() => superuser.end());
type Kind = "housing" | "schooling";
const CHILD = demoIdentityNumber("2013-09-01", 90_001);
let year: RankedYear;
let people: Applicant[];
const person = (index: number) => people[index] as Applicant;

async function run(kind: Kind) {
  const { id, version } = await readyToRank(year.staff, (await year.project(kind)).id);
  return runRanking(year.staff.office1, { projectId: id, version });
}
async function view(kind: Kind) {
  const { id } = await year.project(kind);
  return must(await readRanking(year.staff.office2, { projectId: id, after: 0 }), "view");
}
const reasons = async (kind: Kind = "housing") => (await view(kind)).reasons;
const outcomeOf = async (one: Applicant, project: string) =>
  must(await listOwnOutcomes(one.actor), "own").find((own) => own.project === project);
async function lastTold(one: Applicant) {
  const told = await db().select().from(messages).where(eq(messages.userId, one.actor.userId));
  const last = told.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime()).at(-1);
  return last === undefined ? null : { template: last.template, ...openMessage(last).body };
}

beforeAll(async () => {
  year = await seedRankedYear();
  people = [];
  for (let index = 0; index < 6; index++) people.push(await year.person(index, index < 4 ? "lingxiu" : "baogai"));
});

describe("a run is refused while anything is open", () => {
  it("names first review, supplement, scoring, feed-back and confirmation by place and number", async () => {
    const { staff } = year;
    for (const one of people) await enter(year, one, "housing");
    expect(await reasons()).toEqual([{ code: "project-open", place: null, count: 1 }]);
    for (const one of people) await send(one);
    expect(await reasons()).toEqual([
      { code: "project-open", place: null, count: 1 },
      { code: "first-review", place: "宝盖镇", count: 2 },
      { code: "first-review", place: "灵秀镇", count: 4 },
    ]);
    const { id: applicationId, version } = await applicationOf(person(5));
    const points = [{ indicator: null, text: "请补全居住证明。" }];
    must(await returnApplication(staff.township("baogai"), { applicationId, version, points }), "return");
    for (const one of people.slice(0, 5)) await passFirstReview(staff, one);
    for (const one of people.slice(0, 4)) await decideClaims(staff, one);
    const waiting = await reasons();
    expect(waiting).toContainEqual({ code: "supplement", place: "宝盖镇", count: 1 });
    expect(waiting).toContainEqual({ code: "scoring", place: "市住房和城乡建设局", count: 5 });
    await decideClaims(staff, person(4));
    await nothingFound(staff, DEPARTMENTS, []);
    for (const one of people.slice(0, 3)) await feedBack(staff, one);
    expect((await reasons()).slice(1)).toEqual([
      { code: "supplement", place: "宝盖镇", count: 1 },
      { code: "feed-back", place: "宝盖镇", count: 1 },
      { code: "feed-back", place: "灵秀镇", count: 1 },
      { code: "confirmation", place: "灵秀镇", count: 3 },
    ]);
    const refused = await run("housing");
    expect(!refused.ok && refused.error.reasons).toEqual(await reasons());
  });

  it("names a candidacy that joined and is not decided", async () => {
    for (const one of people.slice(3, 5)) await feedBack(year.staff, one);
    for (const index of [0, 1, 3, 4]) await confirm(person(index));
    // Two parents name one child; person 1 is the earlier.
    await enter(year, person(1), "schooling", CHILD);
    await setOfficeTime("2020-07-02T09:00:00+08:00");
    await enter(year, person(0), "schooling", CHILD);
    expect((await reasons("schooling")).slice(1)).toEqual([
      { code: "candidacy-undecided", place: "市公安局", count: 2 },
    ]);
    for (const index of [0, 1]) expect((await outcomeOf(person(index), "积分入学"))?.twoStand).toBe(true);
    expect((await outcomeOf(person(0), "积分入住"))?.twoStand).toBe(false);
    await nothingFound(year.staff, DEPARTMENTS, []);
    expect((await reasons("schooling")).slice(1)).toEqual([]);
  });

  it("names a score that is older than a decision, or of another rulebook", async () => {
    const application = await applicationOf(person(4));
    const first = sql`${decisions.itemId} in (select id from items where application_id = ${application.id} and effect <> 'check')`;
    const [decided] = await db().select().from(decisions).where(first).limit(1);
    const { decidedAt, id } = decided ?? { decidedAt: new Date(), id: "" };
    const later = new Date("2020-07-30T09:00:00+08:00");
    await superuser`update decisions set decided_at = ${later} where id = ${id}`;
    expect((await reasons()).at(-1)).toEqual({ code: "stale-score", place: "宝盖镇", count: 1 });
    await superuser`update decisions set decided_at = ${decidedAt} where id = ${id}`;
    await superuser`update scores set kind = 'gone' where application_id = ${application.id} and kind = 'housing'`;
    expect((await reasons()).at(-1)).toEqual({ code: "stale-score", place: "宝盖镇", count: 1 });
    await superuser`update scores set kind = 'housing' where application_id = ${application.id} and kind = 'gone'`;
  });
});

describe("who is not ranked is told in private", () => {
  it("unconfirmed and refused applications are skipped, and block nothing", async () => {
    await setOfficeTime("2020-07-20T09:00:00+08:00");
    await closeProjects();
    expect(await lapseConfirmations()).toBe(1);
    await lapseSupplements();
    const { id: applicationId, version } = await applicationOf(person(5));
    const reason = "材料不能证明居住。";
    must(await refuseApplication(year.staff.township("baogai"), { applicationId, version, reason }), "refusal");
    expect(await reasons()).toEqual([
      { code: "counts-unsigned", place: "宝盖镇", count: 2 },
      { code: "counts-unsigned", place: "灵秀镇", count: 4 },
      { code: "lot-missing", place: null, count: 1 },
    ]);
    must(await run("housing"), "run");
    expect(await reasons()).toEqual([]);
    expect((await candidacyOf(year, person(2), "housing")).status).toBe("not-ranked");
    expect((await candidacyOf(year, person(5), "housing")).status).toBe("entered");
    const { rows, counts } = await view("housing");
    expect(rows).toHaveLength(4);
    expect(counts?.absent).toEqual([
      { reason: "refused", count: 1 },
      { reason: "unconfirmed", count: 1 },
    ]);
    expect(counts?.townships).toEqual([
      ["宝盖镇", 1],
      ["灵秀镇", 3],
    ]);
    expect((await outcomeOf(person(2), "积分入住"))?.unlisted).toBe("unconfirmed");
    expect((await outcomeOf(person(5), "积分入住"))?.unlisted).toBe("refused");
  });

  it("of two candidacies for one child the earlier stands, the later is left out and told", async () => {
    must(await run("schooling"), "run");
    const earlier = await candidacyOf(year, person(1), "schooling");
    const later = await candidacyOf(year, person(0), "schooling");
    expect([earlier.status, later.status]).toEqual(["ranked", "not-ranked"]);
    const { id: runId } = await newestRun((await year.project("schooling")).id);
    expect(
      await db().select({ id: rankingRows.candidacyId }).from(rankingRows).where(eq(rankingRows.runId, runId)),
    ).toEqual([{ id: earlier.id }]);
    expect((await view("schooling")).counts?.absent).toEqual([{ reason: "child-elsewhere", count: 1 }]);
    expect((await outcomeOf(person(0), "积分入学"))?.unlisted).toBeNull();
    must(await publishNotice(year.staff.office2, { runId }), "notice");
    expect((await outcomeOf(person(0), "积分入学"))?.unlisted).toBe("child-elsewhere");
    expect(await lastTold(person(0))).toEqual({ template: "not-listed", project: "积分入学" });
    expect((await outcomeOf(person(1), "积分入学"))?.notice).toMatchObject({
      rank: 1,
      over: false,
      waitingPlace: null,
    });
  });
});

describe("a withdrawal after the run", () => {
  it("keeps the run from being published until it is run again; both runs stay, and the difference is shown", async () => {
    const project = await year.project("housing");
    const old = await newestRun(project.id);
    const before = await db().select().from(rankingRows).where(eq(rankingRows.runId, old.id));
    const top = before.find((row) => row.rank === 1);
    const gone = await Promise.all(people.map((one) => candidacyOf(year, one, "housing")));
    const index = gone.findIndex((one) => one.id === top?.candidacyId);
    must(await withdrawCandidacy(person(index).actor, { candidacyId: top?.candidacyId ?? "" }), "withdrawal");
    expect((await view("housing")).withdrawnSince).toBe(1);
    expect(await publishNotice(year.staff.office2, { runId: old.id })).toEqual({ ok: false, error: "run-outdated" });
    must(await run("housing"), "second run");
    const { run: shown, runs, withdrawnSince } = await view("housing");
    expect([shown?.version, runs.length, withdrawnSince]).toEqual([2, 2, 0]);
    const input = { projectId: project.id, from: 2, to: 1, after: 0 };
    const { people: moved, count, next } = must(await compareRuns(year.staff.office2, input), "difference");
    const freed = [{ code: "others", ahead: 0, behind: 1 }];
    expect(moved.map(({ reasons, before: was, now }) => [reasons, was?.rank ?? null, now?.rank ?? null])).toEqual([
      [freed, 2, 1],
      [freed, 3, 2],
      [freed, 4, 3],
      [[{ code: "gone", why: "withdrawn" }], 1, null],
    ]);
    expect([count, next, moved.at(-1)?.name]).toEqual([4, null, person(index).person.name]);
    expect(await db().select().from(rankingRows).where(eq(rankingRows.runId, old.id))).toEqual(before);
    expect(await publishNotice(year.staff.office2, { runId: old.id })).toEqual({ ok: false, error: "stale-record" });
    const runId = shown?.id ?? "";
    expect(await publishNotice(year.staff.office1, { runId })).toEqual({ ok: false, error: "same-person" });
    must(await publishNotice(year.staff.office2, { runId }), "notice");
    expect(await publishNotice(year.staff.office2, { runId })).toEqual({ ok: false, error: "already-published" });
    expect((await outcomeOf(person(index), "积分入住"))?.unlisted).toBe("withdrawn");
    expect((await outcomeOf(person(2), "积分入住"))?.unlisted).toBe("unconfirmed");
    expect(await lastTold(person(2))).toEqual({ template: "not-listed", project: "积分入住" });
  });

  it("is not possible any more once the notice is out", async () => {
    const { id: candidacyId, status } = await candidacyOf(year, person(4), "housing");
    expect(status).toBe("in-notice");
    expect(await withdrawCandidacy(person(4).actor, { candidacyId })).toEqual({ ok: false, error: "unlawful-move" });
  });
});
