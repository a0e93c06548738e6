import { spawn } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import postgres from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { closeDatabases } from "../../../db/client";
import { setOfficeTime, useDatabase } from "../../../db/testing/database";
import { multiplyPeople } from "../../../db/testing/many-rows";
import type { Applicant } from "../../cli/demo/seed/applicant";
import { closeProjects } from "../sweep/close-projects";
import { correctRulebook, ruleOf } from "../testing/corrected-rulebook";
import { confirmAll, enter, scoreAll, seedRankedYear } from "../testing/ranked-year";

const database = useDatabase();
let server: postgres.Sql;
let books: { readonly before: string; readonly after: string };
const COPIES = 400;
const PEOPLE = 3 * (COPIES + 1);

beforeAll(async () => {
  server = postgres(database.superuserUrl(), { max: 1, onnotice: () => {} });
  const year = await seedRankedYear();
  const people: Applicant[] = [];
  for (const index of [0, 1, 4]) people.push(await year.person(index));
  for (const one of people) await enter(year, one, "housing");
  await scoreAll(year, people);
  await confirmAll(year, people);
  await multiplyPeople(COPIES);
  await server`update applications set status = 'confirmed'`;
  // A copy cannot open what was sealed for another.
  await server`update users set phone_sealed = null, phone_hmac = null where kind = 'applicant'`;
  await setOfficeTime("2020-07-20T09:00:00+08:00");
  await closeProjects();
  books = await correctRulebook(year.staff, (file) => {
    ruleOf(file, "P07").points = 8;
  });
});
afterAll(() => server.end());

const running = async () => {
  const [row] =
    await server`select done, changed, asked, ended_at, after from rescorings where rulebook_id = ${books.after}`;
  if (row === undefined) throw new Error("no rescoring");
  return row;
};

/** Everybody is done whole or not at all, and the counts say so. */
async function expectWhole(): Promise<number> {
  const [found] = await server`
    select count(*)::int as done, count(*) filter (where a.rulebook_id = ${books.after} and n.scores is distinct from e.scores)::int as half,
      count(*) filter (where c.changed > 0)::int as changed, count(*) filter (where a.status = 'awaiting-confirmation')::int as asked
    from applications a
    left join lateral (select count(*) as scores from scores s where s.application_id = a.id and s.rulebook_id = ${books.after} and s.version = 2) n on true
    left join lateral (select count(*) as scores from scores s where s.application_id = a.id and s.version = 1) e on true
    left join lateral (select count(*) as changed from rescoring_changes r where r.application_id = a.id) c on true
    where a.rulebook_id = ${books.after}`;
  const [strays] = await server`select count(*)::int as n from scores s join applications a on a.id = s.application_id
    where s.rulebook_id = ${books.after} and a.rulebook_id <> ${books.after}`;
  expect([found?.half, strays?.n]).toEqual([0, 0]);
  expect(await running()).toMatchObject({ done: found?.done, changed: found?.changed, asked: found?.asked });
  return found?.done;
}

/** Kills it so long after its first slice. */
async function rescoreUntil(milliseconds: number): Promise<void> {
  const { done } = await running();
  const child = spawn(process.execPath, ["--import", "tsx", "lib/usecases/testing/killed-rescoring.ts", "7"], {
    stdio: "ignore",
  });
  const ended = new Promise((exited) => child.once("exit", exited));
  while (child.exitCode === null && (await running()).done === done) await wait(5);
  await Promise.race([ended, wait(milliseconds)]);
  child.kill("SIGKILL");
  await ended;
  while (
    (
      await server`select 1 from pg_stat_activity where application_name = 'points-bulk' and datname = current_database()`
    ).length > 0
  )
    await wait(5);
}

it("killed at random points, everybody is rescored whole or not at all, and the next start goes on", async () => {
  await closeDatabases();
  const seen: number[] = [];
  for (let round = 0; round < 8; round++) {
    await rescoreUntil((round * 61) % 173);
    seen.push(await expectWhole());
  }
  expect(new Set(seen).size).toBeGreaterThan(3);
  while ((await running()).ended_at === null) await rescoreUntil(60_000);
  expect(await expectWhole()).toBe(PEOPLE);
  expect(await running()).toMatchObject({ changed: 2 * (COPIES + 1), asked: 2 * (COPIES + 1) });
}, 300_000);
