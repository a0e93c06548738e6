import { desc, eq } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "../../../db/client";
import { events, lotEntries, rankingRuns, serviceProjects } from "../../../db/schema";
import { setOfficeTime, useDatabase } from "../../../db/testing/database";
import type { Applicant } from "../../cli/demo/seed/applicant";
import { signAllCounts } from "../../cli/demo/seed/procedure";
import { must } from "../../cli/demo/seed/walk";
import { listText } from "../../domain/ranking/lots";
import { sha256Hex } from "../../platform/crypto/sha256";
import { env } from "../../platform/env";
import { withdrawCandidacy } from "../application/withdraw-candidacy";
import { readRanking } from "../ranking/read-ranking";
import { runRanking } from "../ranking/run-ranking";
import { closeProjects } from "../sweep/close-projects";
import { candidacyOf, confirmAll, enter, type RankedYear, scoreAll, seedRankedYear } from "../testing/ranked-year";
import { enterLot } from "./enter-lot";

useDatabase();
let app: postgres.Sql;
let year: RankedYear;
const people: Applicant[] = [];
const no = (error: string) => ({ ok: false, error });
const NUMBER = "08 15 22 30";

const projectId = async () => (await year.project("housing")).id;
const type = async (actor: Parameters<typeof enterLot>[0], number: string) =>
  enterLot(actor, { projectId: await projectId(), number });
const view = async () =>
  must(await readRanking(year.staff.office1, { projectId: await projectId(), after: 0 }), "view");
async function run() {
  const { id, version } = await year.project("housing");
  return runRanking(year.staff.office1, { projectId: id, version });
}

beforeAll(async () => {
  app = postgres(env().DATABASE_URL, { max: 1 });
  year = await seedRankedYear();
  for (let index = 0; index < 3; index++) people.push(await year.person(index));
  for (const one of people) await enter(year, one, "housing");
  await scoreAll(year, people);
  await confirmAll(year, people);
});
afterAll(() => app.end());

describe("the number for lots", () => {
  it("in a project's file is not taken over, and none is entered before the project is closed", async () => {
    expect(JSON.parse((await year.project("housing")).content)).toMatchObject({ lotSeed: null });
    expect(await type(year.staff.office1, NUMBER)).toEqual(no("unlawful-move"));
  });

  it("meets a list that was frozen when the project closed", async () => {
    await setOfficeTime("2020-07-20T09:00:00+08:00");
    await closeProjects();
    const receipts = await Promise.all(people.map(async (one) => (await candidacyOf(year, one, "housing")).receipt));
    const { listDigest } = await year.project("housing");
    expect(listDigest).toBe(sha256Hex(listText(receipts)));
    expect(listText([...receipts].reverse())).toBe(listText(receipts));
    const closed = await db().select().from(events).where(eq(events.act, "project.close"));
    expect(closed.map((one) => one.detail.listDigest)).toContain(listDigest);
    await signAllCounts(year.staff, await projectId());
    const refused = await run();
    expect(!refused.ok && refused.error.reasons).toEqual([{ code: "lot-missing", place: null, count: 1 }]);
  });

  it("is entered by two officers; two that differ leave nothing, and both are told", async () => {
    const { office1, office2 } = year.staff;
    for (const stranger of [year.staff.township("lingxiu"), year.staff.department("education")])
      expect(await type(stranger, NUMBER)).toEqual(no("forbidden"));
    for (const wrong of ["  ", "13800138000"]) expect(await type(office1, wrong)).toEqual(no("invalid-input"));
    expect(must(await type(office1, NUMBER), "first")).toEqual({ result: "first" });
    expect(await type(office1, NUMBER)).toEqual(no("same-person"));
    expect((await view()).lot?.newest).toMatchObject({ result: "first", number: null });
    expect((await view()).reasons.map(({ code }) => code)).toEqual(["lot-once"]);
    expect(must(await type(office2, "08 15 22 31"), "second")).toEqual({ result: "differed" });
    expect((await view()).lot).toMatchObject({ seed: null, newest: { result: "differed", by: office2.name } });
    expect((await view()).reasons.map(({ code }) => code)).toEqual(["lot-missing"]);
    expect((await run()).ok).toBe(false);
    must(await type(office2, NUMBER), "first again");
    expect(must(await type(office1, "０８ 15  22 30"), "second again")).toEqual({ result: "matched" });
    const { listDigest, content } = await year.project("housing");
    expect(JSON.parse(content)).toMatchObject({ lotSeed: `${NUMBER}@${listDigest}` });
    expect((await view()).lot?.newest).toMatchObject({ result: "matched", number: NUMBER });
    const [event] = await db().select().from(events).where(eq(events.act, "lot.enter")).orderBy(desc(events.id));
    expect(event?.detail).toMatchObject({ result: "matched", lotSeed: `${NUMBER}@${listDigest}` });
  });

  it("stays, whoever tries, and later runs draw with it, also when somebody withdrew", async () => {
    expect(await type(year.staff.office2, "1 2 3")).toEqual(no("already-decided"));
    for (const text of [
      'update service_projects set content = (content::jsonb || \'{"lotSeed": "9"}\')::text where list_digest is not null',
      "update service_projects set list_digest = 'x' where list_digest is not null",
      "update service_projects set rules = '{}' where opened_at is not null",
      "update lot_entries set number = '9'",
      "delete from lot_entries",
    ])
      await expect(app.unsafe(text), text).rejects.toThrow(/stays as it is|permission denied/);
    must(await run(), "run");
    const gone = people[0] as Applicant;
    const { id: candidacyId } = await candidacyOf(year, gone, "housing");
    must(await withdrawCandidacy(gone.actor, { candidacyId }), "withdrawal");
    await signAllCounts(year.staff, await projectId());
    must(await run(), "second run");
    const runs = await db().select().from(rankingRuns);
    const seeds = runs.map((one) => (JSON.parse(one.service) as { readonly lotSeed: string }).lotSeed);
    expect(new Set(seeds)).toEqual(new Set([`${NUMBER}@${(await year.project("housing")).listDigest}`]));
    expect(await db().$count(lotEntries)).toBe(4);
    expect(await db().$count(serviceProjects, eq(serviceProjects.status, "ranked"))).toBe(1);
  });
});
