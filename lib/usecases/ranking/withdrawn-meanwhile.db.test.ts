import postgres from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { setOfficeTime, useDatabase } from "../../../db/testing/database";
import type { Applicant } from "../../cli/demo/seed/applicant";
import { readyToRank } from "../../cli/demo/seed/procedure";
import { must } from "../../cli/demo/seed/walk";
import { publishNotice } from "../notice/publish-notice";
import { closeProjects } from "../sweep/close-projects";
import { candidacyOf, confirmAll, enter, type RankedYear, scoreAll, seedRankedYear } from "../testing/ranked-year";
import { waitingFor } from "../testing/waiting-for";
import { runRanking } from "./run-ranking";

const database = useDatabase();
let other: postgres.Sql;
let year: RankedYear;
const people: Applicant[] = [];

beforeAll(async () => {
  other = postgres(database.superuserUrl(), { max: 3, onnotice: () => {} });
  year = await seedRankedYear();
  for (const index of [0, 1]) {
    const one = await year.person(index);
    await enter(year, one, "housing");
    people.push(one);
  }
  await scoreAll(year, people);
  await confirmAll(year, people);
  await setOfficeTime("2020-07-20T09:00:00+08:00");
  await closeProjects();
});
afterAll(() => other.end());

it("who withdraws while a run is made stays withdrawn, and the run is not published", async () => {
  const [first] = people;
  if (first === undefined) throw new Error("nobody applied");
  const candidacy = () => candidacyOf(year, first, "housing");
  const { id: projectId, version } = await readyToRank(year.staff, (await year.project("housing")).id);
  const run = await waitingFor(
    other,
    `update candidacies set status = 'withdrawn' where id = '${(await candidacy()).id}'`,
    () => runRanking(year.staff.office1, { projectId, version }),
  );
  const { runId } = must(run, "run");
  expect((await candidacy()).status).toBe("withdrawn");
  expect(await publishNotice(year.staff.office2, { runId })).toEqual({ ok: false, error: "run-outdated" });
});

it("a score that does not follow from its facts is not published, also where its lists and lines agree", async () => {
  const ready = await readyToRank(year.staff, (await year.project("housing")).id);
  const { runId } = must(await runRanking(year.staff.office1, { projectId: ready.id, version: ready.version }), "run");
  const published = () => publishNotice(year.staff.office2, { runId });
  const [row] = await other`select id, input::text, explanation::text from scores
    where id in (select score_id from ranking_rows where run_id = ${runId}) limit 1`;
  const written = (column: "input" | "explanation", text: string) =>
    other.unsafe(`update scores set ${column} = $1 where id = $2`, [text, row?.id as string]);
  for (const [column, change] of [
    ["input", (text: string) => text.replaceAll(/"items":\[[^\]]+\]/g, '"items":[]')],
    ["explanation", (text: string) => text.replace('"deductions":', '"deductions":1')],
  ] as const) {
    const text = row?.[column] as string;
    expect(change(text)).not.toBe(text);
    await written(column, change(text));
    expect(await published(), column).toEqual({ ok: false, error: "scores-unfounded" });
    await written(column, text);
  }
});

it("a score that is newer than the one ranked keeps a run from being published, whatever its time; one of another kind does not", async () => {
  const ready = await readyToRank(year.staff, (await year.project("housing")).id);
  const { runId } = must(await runRanking(year.staff.office1, { projectId: ready.id, version: ready.version }), "run");
  const scored = (kind: string, time: string) =>
    other.unsafe(`insert into scores
      select (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(), 'version', 2, 'computed_at', ${time}))).*
      from ranking_rows r join scores f on f.id = r.score_id join scores s on s.application_id = f.application_id
      where r.run_id = '${runId}' and s.kind = '${kind}'`);
  const published = () => publishNotice(year.staff.office2, { runId });
  await scored("housing", "s.computed_at - interval '1 hour'");
  expect(await published()).toEqual({ ok: false, error: "run-outdated" });
  await other`delete from scores where kind = 'housing' and version = 2`;
  await scored("", "now() + interval '1 hour'");
  expect(await published()).toMatchObject({ ok: true });
});
