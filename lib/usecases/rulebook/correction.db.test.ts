import { and, eq } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "../../../db/client";
import { listScores } from "../../../db/queries/applications";
import { findRulebook } from "../../../db/queries/programmes";
import { applications, confirmations, messages, rescoringChanges, rescorings, scores } from "../../../db/schema";
import { digestRows, setOfficeTime, useDatabase } from "../../../db/testing/database";
import { demoIdentityNumber } from "../../cli/demo/people/identity";
import { type Applicant, applicationOf } from "../../cli/demo/seed/applicant";
import { feedBack, readyToRank } from "../../cli/demo/seed/procedure";
import { must } from "../../cli/demo/seed/walk";
import { env } from "../../platform/env";
import { confirmPoints } from "../application/confirm-points";
import { disagreeWithPoints } from "../application/disagree-with-points";
import { enterCandidacy } from "../application/enter-candidacy";
import { readOwnApplication } from "../application/read-application";
import { publishNotice } from "../notice/publish-notice";
import { readRulebookFile, readRulebookVersions } from "../public/read-published";
import { listBlockedReasons } from "../ranking/blocked-reasons";
import { runRanking } from "../ranking/run-ranking";
import { readRescoring } from "../scoring/read-rescoring";
import { readOwnScore } from "../scoring/read-score";
import { rescoreSlice, rescoreYear } from "../scoring/rescore-year";
import { scoreApproved } from "../scoring/settle-application";
import { storedScore } from "../scoring/stored-score";
import { approveServiceProject } from "../service-project/approve-service-project";
import { importServiceProject } from "../service-project/import-service-project";
import { publishServiceProject } from "../service-project/publish-service-project";
import { closeProjects } from "../sweep/close-projects";
import { lapseConfirmations } from "../sweep/lapse-confirmations";
import { correctRulebook, editedRulebook, REASON, type RulebookFile, ruleOf } from "../testing/corrected-rulebook";
import { candidacyOf, confirmAll, enter, type RankedYear, scoreAll, seedRankedYear } from "../testing/ranked-year";
import { itemOf } from "../testing/records";
import { serviceFile } from "../testing/world-years";
import { approveRulebook } from "./approve-rulebook";
import { importRulebook } from "./import-rulebook";
import { loadRulebook } from "./load-rulebook";

const database = useDatabase();
let superuser: postgres.Sql;
let app: postgres.Sql;
let year: RankedYear;
const NAMES = { listed: 0, unchanged: 1, confirmed: 4, awaiting: 5, scored: 6, doubter: 7, draft: 8 } as const;
type Name = keyof typeof NAMES;
const people = {} as Record<Name, Applicant>;
let books: { readonly before: string; readonly after: string };
let housingRun: string;

/** 就业登记 brings 8 instead of 5 分; `unchanged` claims none. */
const more = (points: number) => (file: RulebookFile) => {
  ruleOf(file, "P07").points = points;
};
const statusOf = async (name: Name) => (await applicationOf(people[name])).status;
const toldOf = async (name: Name, template: string) => {
  const { userId } = people[name].actor;
  return db().$count(messages, and(eq(messages.userId, userId), eq(messages.template, template)));
};
const running = async (id: string) => {
  const [found] = await db().select().from(rescorings).where(eq(rescorings.rulebookId, id));
  if (found === undefined) throw new Error("no rescoring");
  return found;
};
const codeOf = (result: { ok: true } | { ok: false; error: unknown }) => (result.ok ? "ok" : result.error);

async function rank(kind: "housing" | "schooling") {
  const { id: projectId, version } = await readyToRank(year.staff, (await year.project(kind)).id);
  return runRanking(year.staff.office1, { projectId, version });
}

/** A project that stays open while the others are ranked. */
async function openInsurance(): Promise<string> {
  const { office1, office2 } = year.staff;
  const rules = {
    who: "在石狮市就业的人员。",
    scope: "按积分高低。",
    limit: "一年一次。",
    lot: "示例彩票开奖号码",
    excludes: [],
    flows: [],
  };
  const file = serviceFile("insurance");
  const window = { opensOn: "2020-07-01", closesOn: "2020-09-10" };
  const { projectId } = must(await importServiceProject(office1, { file, rules, ...window }), "insurance");
  must(await approveServiceProject(office2, { projectId, version: 1 }), "insurance approved");
  must(await publishServiceProject(office1, { projectId, version: 2 }), "insurance published");
  return projectId;
}

beforeAll(async () => {
  superuser = postgres(database.superuserUrl(), { max: 1, onnotice: () => {} });
  app = postgres(env().DATABASE_URL, { max: 1 });
  year = await seedRankedYear();
  for (const [name, index] of Object.entries(NAMES) as [Name, number][]) people[name] = await year.person(index);
  const { listed, unchanged, confirmed, awaiting, scored, doubter } = people;
  const insurance = await openInsurance();
  for (const one of [awaiting, scored, doubter])
    must(await enterCandidacy(one.actor, { projectId: insurance, choices: [] }), "insurance");
  for (const one of [listed, unchanged, confirmed]) await enter(year, one, "housing");
  await enter(year, listed, "schooling", demoIdentityNumber("2013-09-01", 90_010));
  await scoreAll(year, [listed, unchanged, confirmed, awaiting, scored, doubter]);
  await confirmAll(year, [listed, unchanged, confirmed, doubter]);
  await feedBack(year.staff, awaiting);
  await setOfficeTime("2020-07-20T09:00:00+08:00");
  await closeProjects();
  const { runId } = must(await rank("schooling"), "schooling");
  must(await publishNotice(year.staff.office2, { runId }), "notice");
  housingRun = must(await rank("housing"), "housing").runId;
});
afterAll(() => Promise.all([superuser.end(), app.end()]));

describe("a correction while the year runs", () => {
  it("gives a reason, changes something, and nothing but what items do not hang on", async () => {
    const { office1 } = year.staff;
    const importing = async (edit: (file: RulebookFile) => void, reason = REASON) => {
      const result = await importRulebook(office1, editedRulebook(edit), reason);
      return result.ok ? "ok" : [result.error.code, ...result.error.issues.map(({ path }) => path)];
    };
    expect(await importing(more(8), " ")).toEqual(["reason-required"]);
    expect(await importing(() => {})).toEqual(["rulebook-unchanged"]);
    const refused: Readonly<Record<string, (file: RulebookFile) => void>> = {
      "$.indicators[P02]": (file) => file.indicators.splice(1, 1),
      "$.indicators[P07].department": (file) => Object.assign(file.indicators[6] ?? {}, { department: "education" }),
      "$.indicators[P07].classes": (file) => Object.assign(file.indicators[6] ?? {}, { classes: ["A", "B"] }),
      "$.indicators[P08].rule.options[individual]": (file) => (ruleOf(file, "P08").options as unknown[]).pop(),
      "$.cutoffDate": (file) => Object.assign(file, { cutoffDate: "2020-04-30" }),
      "$.indicators[P07].window": (file) => Object.assign(file.indicators[6] ?? {}, { window: { years: 5 } }),
    };
    for (const [path, edit] of Object.entries(refused)) {
      const [code, ...paths] = await importing(edit);
      expect([code, paths.includes(path)], `${path}: ${paths}`).toEqual(["rulebook-shape", true]);
    }
  });

  it("an ordinary change of an opened project's rulebook is refused by the database", async () => {
    const other = "update service_projects set rulebook_id = (select id from rulebooks order by version desc limit 1)";
    must(await importRulebook(year.staff.office1, editedRulebook(more(8)), REASON), "import");
    await expect(app.unsafe(other)).rejects.toThrow(/stays as it is/);
  });

  it("is approved by a second officer; projects without a notice move, a run of theirs is void, the others stand", async () => {
    const { office1, office2 } = year.staff;
    const before = (await year.project("housing")).rulebookId ?? "";
    const [proposed] = await superuser`select id from rulebooks where status = 'proposed'`;
    const rulebookId: string = proposed?.id;
    expect(codeOf(await approveRulebook(office1, { rulebookId }))).toBe("same-person");
    must(await approveRulebook(office2, { rulebookId }), "approval");
    books = { before, after: rulebookId };
    expect(await year.project("housing")).toMatchObject({ status: "closed", rulebookId });
    expect(await year.project("schooling")).toMatchObject({ status: "in-notice", rulebookId: before });
    expect((await candidacyOf(year, people.confirmed, "housing")).status).toBe("eligible");
    expect((await candidacyOf(year, people.listed, "schooling")).status).toBe("in-notice");
    expect(codeOf(await publishNotice(office2, { runId: housingRun }))).toBe("unlawful-move");
    const reasons = await listBlockedReasons(db(), await year.project("housing"));
    expect(reasons.find((one) => one.code === "rescoring")).toMatchObject({ count: 7 });
    expect(reasons.find((one) => one.code === "stale-score")).toMatchObject({ count: 3 });
    // A notice made by the version before is checked by that one.
    const { digest, content } = (await findRulebook(db(), before)) ?? {};
    expect((await readRulebookFile(digest ?? ""))?.file).toBe(content);
    expect(await readRulebookFile(null)).toMatchObject({ version: 2 });
    expect((await readRulebookVersions(2020)).map(({ version, reason }) => [version, reason])).toEqual([
      [2, REASON],
      [1, null],
    ]);
    const [shown] = await superuser`select reason from published.rulebooks where id = ${rulebookId}`;
    expect(shown?.reason).toBe(REASON);
    for (const text of [
      `update service_projects set rulebook_id = '${before}' where kind = 'housing'`,
      `update service_projects set rulebook_id = '${rulebookId}' where kind = 'schooling'`,
      `update service_projects set rulebook_id = '${rulebookId}', code = 'x' where kind = 'housing'`,
    ])
      await expect(app.unsafe(text), text).rejects.toThrow(/stays as it is/);
    for (const text of [
      "update rulebook_corrections set reason = 'x'",
      "delete from rescorings",
      "update rescorings set total = 0",
      "delete from rescoring_changes",
    ])
      await expect(app.unsafe(text), text).rejects.toThrow(/permission denied/);
  });
});

describe("the rescoring of the year", () => {
  it("leaves nothing of a slice that fails at any of its writes", async () => {
    const before = await digestRows();
    for (const table of ["scores", "rescoring_changes", "applications", "messages", "rescorings", "audit.events"]) {
      await superuser.unsafe(`create or replace function fail_here() returns trigger language plpgsql as $$ begin raise exception 'killed here'; end $$;
        create trigger fail_here before insert or update on ${table} for each row execute function fail_here()`);
      const failed = await rescoreSlice().catch((error: Error) => `${error.message} ${error.cause}`);
      expect(failed, table).toContain("killed here");
      await superuser.unsafe(`drop trigger fail_here on ${table}`);
      expect(await digestRows(), table).toEqual(before);
    }
  });

  it("goes on where it was, slice by slice, also with two workers at once", async () => {
    expect(await rescoreSlice(1)).toBe(1);
    expect(await running(books.after)).toMatchObject({ total: 7, done: 1, endedAt: null });
    const both = await Promise.all([rescoreSlice(2), rescoreSlice(2)]);
    const done = 1 + both.reduce<number>((sum, one) => sum + (one ?? 0), 0);
    expect((await running(books.after)).done).toBe(done);
    const two = await Promise.all([rescoreYear(1), rescoreYear(1)]);
    expect(two[0] + two[1]).toBe(7 - done);
    expect(await running(books.after)).toMatchObject({ done: 7, changed: 5, asked: 3, endedAt: expect.any(Date) });
    expect(await rescoreYear()).toBe(0);
  });

  it("gives every score of a kind that moved a new version by the one engine, and leaves the others", async () => {
    for (const name of ["listed", "unchanged", "confirmed", "awaiting", "scored"] as const) {
      const { id, rulebookId } = await applicationOf(people[name]);
      expect(rulebookId).toBe(books.after);
      for (const row of await listScores(db(), id)) {
        const { kind, version, input, rulebookId: by } = row;
        const stands = kind === "schooling";
        expect({ version, by }, `${name} ${kind}`).toEqual(
          stands ? { version: 1, by: books.before } : { version: 2, by: books.after },
        );
        const again = scoreApproved((await loadRulebook(db(), by)).rulebook, input, kind === "" ? null : kind);
        expect(await storedScore(db(), row)).toEqual(again);
      }
      const all = await db()
        .select()
        .from(scores)
        .where(and(eq(scores.applicationId, id), eq(scores.kind, "")));
      const [was, is] = [1, 2].map((version) => all.find((one) => one.version === version)?.total ?? 0);
      expect((is ?? 0) - (was ?? 0)).toBe(name === "unchanged" ? 0 : 300);
      const told = await db().select().from(rescoringChanges).where(eq(rescoringChanges.applicationId, id));
      expect(told.find((one) => one.kind === "")).toEqual(
        name === "unchanged"
          ? undefined
          : { rulebookId: books.after, applicationId: id, kind: "", before: was, after: is },
      );
    }
    expect((await applicationOf(people.draft)).rulebookId).toBe(books.after);
  });

  it("asks those who were told other points again, and leaves standing what a notice rests on", async () => {
    expect(await statusOf("listed")).toBe("confirmed");
    expect(await statusOf("unchanged")).toBe("confirmed");
    expect(await statusOf("scored")).toBe("scored");
    expect(await statusOf("draft")).toBe("draft");
    for (const name of ["confirmed", "awaiting", "doubter"] as const) {
      expect(await applicationOf(people[name])).toMatchObject({
        status: "awaiting-confirmation",
        confirmBy: "2020-07-27",
      });
      expect(await toldOf(name, "points-asked-anew")).toBe(1);
    }
    expect(await toldOf("listed", "points-rescored")).toBe(1);
    expect((await toldOf("unchanged", "points-rescored")) + (await toldOf("scored", "points-asked-anew"))).toBe(0);
  });

  it("says to each who is asked why, what changed, and what silence means", async () => {
    const asked = async (name: Name) => {
      const own = must(await readOwnApplication(people[name].actor), name)?.asked;
      expect((await readOwnScore(people[name].actor).then((read) => must(read, name)))?.asked ?? null).toEqual(own);
      return own;
    };
    const changes = await db().select().from(rescoringChanges);
    const told = async (name: Name, stands: boolean) => {
      const { id } = await applicationOf(people[name]);
      const change = changes.find((one) => one.applicationId === id && one.kind === "");
      return { stands, correction: { reason: REASON, before: change?.before, after: change?.after } };
    };
    expect(await asked("confirmed")).toEqual(await told("confirmed", true));
    expect(await asked("awaiting")).toEqual(await told("awaiting", false));
    for (const name of ["listed", "unchanged", "scored"] as const) expect(await asked(name)).toBeNull();
  });

  it("is shown to the office, page by page", async () => {
    const read = must(await readRescoring(year.staff.office1, { rulebookId: books.after, after: null }), "read");
    expect(read.changes).toEqual([{ path: "$.indicators[P07].rule.points", before: 5, after: 8 }]);
    expect(read.projects).toEqual(["积分入住", "积分入保"]);
    expect(read.points).toHaveLength(10);
    expect(read.points.every(({ receipt }) => receipt.length > 8)).toBe(true);
    const third = read.points[2];
    const after = { applicationId: third?.applicationId ?? "", kind: third?.kind ?? "" };
    const rest = must(await readRescoring(year.staff.office1, { rulebookId: books.after, after }), "rest");
    expect(rest.points).toEqual(read.points.slice(3));
  });

  it("who had confirmed and says nothing stands confirmed, who never did does not, who disagrees is decided again", async () => {
    const { id: itemId } = await itemOf(people.doubter, "P07");
    const { version } = await applicationOf(people.doubter);
    must(
      await disagreeWithPoints(people.doubter.actor, { version, lines: [{ itemId, reason: "登记有两次。" }] }),
      "recheck",
    );
    await setOfficeTime("2020-07-28T09:00:00+08:00");
    expect(await lapseConfirmations()).toBe(2);
    expect(await statusOf("confirmed")).toBe("confirmed");
    expect(await statusOf("awaiting")).toBe("unconfirmed");
    expect(await statusOf("doubter")).toBe("scoring");
    const { id } = await applicationOf(people.confirmed);
    const answers = await db().select().from(confirmations).where(eq(confirmations.applicationId, id));
    expect(answers.map((one) => one.answer)).toEqual(["confirmed", "stands"]);
  });

  it("afterwards the project is ranked by the corrected rulebook, and published", async () => {
    const { runId } = must(await rank("housing"), "run");
    expect(runId).not.toBe(housingRun);
    const [run] = await superuser`select rulebook_id from ranking_runs where id = ${runId}`;
    expect(run?.rulebook_id).toBe(books.after);
    must(await publishNotice(year.staff.office2, { runId }), "notice");
  });

  it("a later correction takes the place of one that is not done", async () => {
    const second = await correctRulebook(year.staff, more(9));
    expect(await rescoreSlice(1)).toBe(1);
    const third = await correctRulebook(year.staff, more(10));
    await rescoreYear(2);
    expect(await running(second.after)).toMatchObject({ done: 1, endedAt: expect.any(Date) });
    expect(await running(third.after)).toMatchObject({ done: 7, endedAt: expect.any(Date) });
    const left = await db().select({ by: applications.rulebookId }).from(applications);
    expect(new Set(left.map(({ by }) => by))).toEqual(new Set([third.after]));
    // Housing is in notice now: its kind stands, and the person is only told.
    expect(await year.project("housing")).toMatchObject({ rulebookId: books.after });
    expect(await statusOf("confirmed")).toBe("confirmed");
    // Never told the second correction: asked about the third.
    expect(codeOf(await confirmPoints(people.awaiting.actor, await applicationOf(people.awaiting)))).toBe("ok");
  });
});
