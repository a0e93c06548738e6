import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { asc, eq } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { db, type Tx } from "../../../db/client";
import { findProject } from "../../../db/queries/programmes";
import { rankingRows, rankingRuns } from "../../../db/schema";
import { setOfficeTime, useDatabase } from "../../../db/testing/database";
import { readyToRank } from "../../cli/demo/seed/procedure";
import { must } from "../../cli/demo/seed/walk";
import { readService } from "../../contracts/service";
import { canonicalJson } from "../../domain/shared/canonical-json";
import { sha256Hex } from "../../platform/crypto/sha256";
import { closeProjects } from "../sweep/close-projects";
import { confirmAll, enter, type RankedYear, scoreAll, seedRankedYear } from "../testing/ranked-year";
import type { InputRow } from "./input-rows";
import { readRankingInput } from "./ranking-input";
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

async function projectOf(tx: Tx) {
  const project = await findProject(tx, projectId);
  if (project?.rulebookId == null) throw new Error("no project");
  const { service } = must(readService(project.content), "service");
  return { project, rulebookId: project.rulebookId, service };
}
async function inputOf(tx: Tx, options: Parameters<typeof readRankingInput>[4]) {
  const { project, rulebookId, service } = await projectOf(tx);
  return readRankingInput(tx, project, rulebookId, service, options);
}
async function run(pageSize?: number) {
  const version = (await findProject(db(), projectId))?.version ?? 0;
  const { runId } = must(await runRanking(year.staff.office1, { projectId, version }, pageSize), "run");
  const [saved] = await db().select().from(rankingRuns).where(eq(rankingRuns.id, runId));
  const rows = await db()
    .select()
    .from(rankingRows)
    .where(eq(rankingRows.runId, runId))
    .orderBy(asc(rankingRows.receipt));
  return { digests: [saved?.scoresDigest, saved?.resultDigest], rows: rows.map(({ runId: _run, ...row }) => row) };
}

it("a run is the same, byte for byte, whatever the size of a page, and its digest that of the rows that it wrote", async () => {
  const whole = await run();
  expect(whole.rows).toHaveLength(PEOPLE);
  expect(whole.digests[0]).toBe(sha256Hex(whole.rows.map(({ score }) => `${canonicalJson(score)}\n`).join("")));
  for (const pageSize of [1, 2, PEOPLE]) expect(await run(pageSize)).toEqual(whole);
});

it("holds the applications and scores of one page at once, and of everybody what the project orders by", async () => {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  if (typeof collect !== "function") throw new Error("no collector");
  await db().transaction(async (tx) => {
    const seen: WeakRef<InputRow>[] = [];
    const input = await inputOf(tx, { pageSize: 2, see: (row) => seen.push(new WeakRef(row)) });
    const held = async () => {
      // What a task looked at through a weak reference stays until its end.
      await new Promise((resolve) => setImmediate(resolve));
      collect();
      return seen.filter((one) => one.deref() !== undefined).length;
    };
    expect(seen).toHaveLength(PEOPLE);
    expect(await held()).toBeLessThanOrEqual(2);
    seen.length = 0;
    for await (const page of input.pages()) {
      expect(page.length).toBeLessThanOrEqual(2);
      for (const row of page) seen.push(new WeakRef(row));
      expect(await held()).toBeLessThanOrEqual(4);
    }
    expect(seen).toHaveLength(PEOPLE);
    const { service } = await projectOf(tx);
    const codes = new Set(
      [...service.thresholds, ...service.tieBreak].flatMap((one) => ("code" in one ? [one.code] : [])),
    );
    for (const { candidate, ...rest } of input.rows) {
      expect(Object.keys(rest).sort()).toEqual(["asConfirmed", "candidacyId", "child"]);
      for (const kept of [candidate.sections, candidate.indicators, candidate.earliest])
        for (const code of Object.keys(kept)) expect(codes).toContain(code);
    }
  });
});

it("asks the database for pages, not for people", async () => {
  const statements = (pageSize: number) =>
    db().transaction(async (tx) => {
      let asked = 0;
      const counted = new Proxy(tx, {
        get(target, key) {
          const own: unknown = Reflect.get(target, key);
          if (typeof own !== "function") return own;
          if (["select", "selectDistinctOn", "execute"].includes(String(key))) asked++;
          return own.bind(target);
        },
      });
      await inputOf(counted, { pageSize });
      return asked;
    });
  expect((await statements(1)) - (await statements(PEOPLE))).toBe((PEOPLE - 1) * 4);
});

it("facts that change while a run is made leave nothing of it, and it can be tried again", async () => {
  await superuser.unsafe(`
    create function change_facts() returns trigger language plpgsql security definer as $$
      begin update dossiers set birth_date = birth_date - 1; return new; end $$;
    create trigger change_facts after insert on ranking_runs for each row execute function change_facts()`);
  const runs = await db().$count(rankingRuns);
  const version = (await findProject(db(), projectId))?.version ?? 0;
  const refused = await runRanking(year.staff.office1, { projectId, version }, 2);
  expect(refused).toMatchObject({ ok: false, error: { code: "stale-record" } });
  expect(await db().$count(rankingRuns)).toBe(runs);
  expect((await findProject(db(), projectId))?.version).toBe(version);
  await superuser.unsafe("drop trigger change_facts on ranking_runs");
  expect((await run()).rows).toHaveLength(PEOPLE);
});
