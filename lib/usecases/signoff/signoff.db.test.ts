import { and, desc, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "../../../db/client";
import { events, notices, publishedNotices, signoffs } from "../../../db/schema";
import { setOfficeTime, useDatabase } from "../../../db/testing/database";
import type { Applicant } from "../../cli/demo/seed/applicant";
import { feedBack, registerLot, signAllCounts } from "../../cli/demo/seed/procedure";
import { must } from "../../cli/demo/seed/walk";
import { readNotice } from "../../contracts/notice";
import { sumOf } from "../../domain/signoff/counts";
import { withdrawCandidacy } from "../application/withdraw-candidacy";
import { publishNotice } from "../notice/publish-notice";
import { readRanking } from "../ranking/read-ranking";
import { runRanking } from "../ranking/run-ranking";
import { closeProjects } from "../sweep/close-projects";
import { lapseConfirmations } from "../sweep/lapse-confirmations";
import { candidacyOf, confirmAll, enter, type RankedYear, scoreAll, seedRankedYear } from "../testing/ranked-year";
import { readBoard } from "../work/read-board";
import { listTownshipSignoffs } from "./list-signoffs";
import { signCounts } from "./sign-counts";

useDatabase();
let year: RankedYear;
const people: Applicant[] = [];
const no = (error: string) => ({ ok: false, error });

const shown = async (township: string) => {
  const listed = await listTownshipSignoffs(year.staff.township(township));
  expect(listed.every(({ signoff }) => signoff.township === township)).toBe(true);
  return listed.find(({ project }) => project.name === "积分入住")?.signoff;
};
const sumShown = async (township: string) => sumOf((await shown(township))?.classes ?? []);
const unsigned = async () =>
  (await readBoard(2020)).townships.filter((one) => one.unsigned > 0).map((one) => one.township);
async function sign(actor: Parameters<typeof signCounts>[0], township: string, digest?: string) {
  const { id: projectId } = await year.project("housing");
  return signCounts(actor, { projectId, township, digest: digest ?? (await shown(township))?.digest ?? "" });
}
async function run() {
  await registerLot(year.staff, (await year.project("housing")).id);
  const { id, version } = await year.project("housing");
  return runRanking(year.staff.office1, { projectId: id, version });
}
const unsignedReasons = async () => {
  const refused = await run();
  return refused.ok ? [] : refused.error.reasons.filter(({ code }) => code.startsWith("counts-"));
};

/** Four people of one township, of whom the last has not confirmed, and two of another; all asked for housing. */
beforeAll(async () => {
  year = await seedRankedYear();
  for (let index = 0; index < 6; index++) people.push(await year.person(index, index < 4 ? "lingxiu" : "baogai"));
  for (const one of people) await enter(year, one, "housing");
  await scoreAll(year, people);
  await confirmAll(
    year,
    people.filter((_, index) => index !== 3),
  );
  await feedBack(year.staff, people[3] as Applicant);
});

describe("a township's sign-off", () => {
  it("comes when the project is closed and nothing of its people is under way, for the numbers shown, once", async () => {
    const { staff } = year;
    const town = staff.township("lingxiu");
    expect(await shown("lingxiu")).toBeUndefined();
    expect(await sign(town, "lingxiu", "x")).toEqual(no("unlawful-move"));
    await setOfficeTime("2020-07-18T09:00:00+08:00");
    await closeProjects();
    expect(await sumShown("lingxiu")).toEqual({ sent: 4, standing: 3, leftOut: 0, underWay: 1 });
    expect(await sign(town, "lingxiu")).toEqual(no("items-open"));
    expect(await unsigned()).toEqual(["baogai"]);
    await setOfficeTime("2020-07-31T09:00:00+08:00");
    await lapseConfirmations();
    expect(await sumShown("lingxiu")).toEqual({ sent: 4, standing: 3, leftOut: 1, underWay: 0 });
    expect(await unsigned()).toEqual(expect.arrayContaining(["lingxiu", "baogai"]));
    const { digest } = (await shown("lingxiu")) ?? { digest: "" };
    expect(await sign(staff.township("baogai"), "lingxiu", digest)).toEqual(no("not-found"));
    expect(await sign(staff.office1, "lingxiu", digest)).toEqual(no("forbidden"));
    expect(await sign(town, "lingxiu", (await shown("baogai"))?.digest)).toEqual(no("stale-record"));
    must(await sign(town, "lingxiu"), "sign-off");
    expect(await sign(town, "lingxiu")).toEqual(no("already-signed"));
    const [row] = await db()
      .select()
      .from(events)
      .where(and(eq(events.act, "signoff.sign"), eq(events.result, "done")))
      .orderBy(desc(events.id));
    expect(row).toMatchObject({ actorId: town.userId, detail: { township: "lingxiu", digest, sent: 4, standing: 3 } });
    expect(await shown("lingxiu")).toMatchObject({ state: "signed", by: { name: town.name } });
    expect(await unsigned()).toEqual(["baogai"]);
  });

  it("is asked of every township before a run", async () => {
    expect(await unsignedReasons()).toEqual([{ code: "counts-unsigned", place: "宝盖镇", count: 2 }]);
    must(await sign(year.staff.township("baogai"), "baogai"), "sign-off");
    must(await run(), "run");
    expect((await shown("baogai"))?.state).toBe("signed");
  });

  it("is stale once its numbers change: board and ranking say so, and a new one is a new row", async () => {
    const gone = people[4] as Applicant;
    const { id: candidacyId } = await candidacyOf(year, gone, "housing");
    must(await withdrawCandidacy(gone.actor, { candidacyId }), "withdrawal");
    expect(await shown("baogai")).toMatchObject({ state: "changed" });
    expect(await sumShown("baogai")).toEqual({ sent: 2, standing: 1, leftOut: 1, underWay: 0 });
    expect((await shown("lingxiu"))?.state).toBe("signed");
    expect(await unsigned()).toEqual(["baogai"]);
    expect(await unsignedReasons()).toEqual([{ code: "counts-changed", place: "宝盖镇", count: 2 }]);
    await signAllCounts(year.staff, (await year.project("housing")).id);
    expect(await db().$count(signoffs, eq(signoffs.township, "baogai"))).toBe(2);
    const { runId } = must(await run(), "second run");
    must(await publishNotice(year.staff.office2, { runId }), "notice");
  });

  it("stands beside the notice, whose counts are what was signed", async () => {
    const { id: projectId } = await year.project("housing");
    const view = must(await readRanking(year.staff.office1, { projectId, after: 0 }), "view");
    expect(view.signoffs.map(({ township, state, classes }) => [township, state, sumOf(classes).standing])).toEqual([
      ["baogai", "signed", 1],
      ["lingxiu", "signed", 3],
    ]);
    const [published] = await db().select().from(publishedNotices);
    const [kept] = await db().select().from(notices);
    const { notice } = must(readNotice(kept?.content ?? ""), "notice");
    expect(notice.counts.applicants).toBe(4);
    expect(published?.counts).toEqual(notice.counts);
    for (const [code, count] of Object.entries(notice.counts.byClass))
      expect(notice.rows.filter((row) => row.class === code)).toHaveLength(count);
  });
});
