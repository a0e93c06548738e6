import { readFileSync } from "node:fs";
import postgres from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { drawApplication } from "../../lib/cli/bench/draw-applications";
import { must } from "../../lib/cli/demo/seed/walk";
import { applicationReader } from "../../lib/contracts/application";
import { readRulebook } from "../../lib/contracts/rulebook";
import { scoreContent } from "../../lib/contracts/score";
import { EVERY_RULE } from "../../lib/contracts/testing/every-rule";
import { compileRulebook, scoreApplication } from "../../lib/domain/scoring/score-application";
import { useDatabase } from "./database";
import { ORACLE_SETTINGS, scoringOracle } from "./scoring-oracle";

const database = useDatabase();
let client: postgres.Sql;
beforeAll(async () => {
  client = postgres(database.superuserUrl(), { max: 1, onnotice: () => {} });
  await client.unsafe(ORACLE_SETTINGS);
  await client`create table oracle_rulebook (content jsonb)`;
  await client`create table oracle_people (id int, input jsonb, content jsonb)`;
});
afterAll(() => client.end());

/** How many of so many made-up people the oracle scores otherwise, in total, veto, sections or any claim. */
async function differences(file: string, people: number, kind: string): Promise<number> {
  const { rulebook, raw } = must(readRulebook(file), "rulebook");
  const compiled = compileRulebook(rulebook, kind === "" ? null : kind);
  const read = applicationReader(rulebook);
  await client`truncate oracle_rulebook, oracle_people`;
  await client`insert into oracle_rulebook values (${client.json(raw as never)})`;
  const rows = Array.from({ length: people }, (_, id) => {
    const input = drawApplication(rulebook, id, 12);
    const score = must(scoreApplication(compiled, must(read(input), "application")), "score");
    return { id, input, content: scoreContent(score, rulebook.year, "", kind || null) };
  });
  await client`insert into oracle_people select * from jsonb_to_recordset(${client.json(rows as never)}) as t(id int, input jsonb, content jsonb)`;
  const found = await client.unsafe(`select p.id, p.content, o.* from oracle_people p
    left join (${scoringOracle("oracle_rulebook", "oracle_people", kind)}) o using (id)
    where (o.vetoed, to_jsonb(o.total), o.sections, o.indicators)
      is distinct from ((p.content->>'vetoed')::boolean, p.content->'total', p.content->'sections', p.content->'indicators')`);
  if (found[0] !== undefined) console.error(JSON.stringify(found[0]));
  return found.length;
}

it("an independent SQL statement scores thousands of made-up people like the engine, claim by claim", async () => {
  const seed = readFileSync("db/seed/2020/rulebook.json", "utf8");
  expect(await differences(seed, 2000, "")).toBe(0);
  expect(await differences(seed, 500, "housing")).toBe(0);
  expect(await differences(EVERY_RULE, 2000, "")).toBe(0);
});

it("and would show one hundredth of a point", async () => {
  const seed = readFileSync("db/seed/2020/rulebook.json", "utf8");
  await differences(seed, 50, "");
  await client`update oracle_rulebook set content = jsonb_set(content, '{indicators,2,rule,points}', '2.01')`;
  const found = await client.unsafe(`select p.id from oracle_people p
    join (${scoringOracle("oracle_rulebook", "oracle_people", "")}) o using (id) where o.indicators is distinct from p.content->'indicators'`);
  expect(found.length).toBeGreaterThan(0);
});
