import { readFileSync } from "node:fs";
import postgres from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { drawApplication } from "../../lib/cli/bench/draw-applications";
import { must } from "../../lib/cli/demo/seed/walk";
import { applicationReader } from "../../lib/contracts/application";
import { readRulebook } from "../../lib/contracts/rulebook";
import { scoreContent } from "../../lib/contracts/score";
import { indicator, rulebookFile } from "../../lib/contracts/testing/small-rulebook";
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

const OTHER_RULES = JSON.stringify({
  ...rulebookFile([
    indicator("AGE", {
      kind: "bands",
      of: "age",
      bands: [
        { from: 18, to: 35, points: 20 },
        { from: 35, to: 50, pointsPerUnit: 0.25 },
      ],
    }),
    indicator("PRO", { kind: "perUnit", unit: "yuan", points: 1.25, step: 1000, prorate: true, cap: 60 }),
    indicator("SLC", {
      kind: "progressive",
      unit: "month",
      step: 12,
      slices: [
        { upTo: 2, points: 1 },
        { upTo: 5, points: 2 },
        { upTo: null, points: 3.5 },
      ],
    }),
    indicator("APT", {
      kind: "perUnit",
      unit: "hour",
      points: 2,
      step: 0.5,
      perOption: true,
      options: [
        { code: "a", name: "a", cap: 7 },
        { code: "b", name: "b", points: 0.07 },
      ],
    }),
    indicator("SUM", {
      kind: "tiers",
      mode: "sum",
      options: [
        { code: "a", name: "a", points: 3.33, cap: 10 },
        { code: "b", name: "b", points: 1 },
      ],
      cap: 11,
    }),
    indicator("FIX", { kind: "once", points: 9.99 }, { window: { from: "2012-02-29", to: "2020-06-30" } }),
    indicator(
      "CUT",
      {
        kind: "bands",
        unit: "month",
        bands: [
          { from: 0, to: 7.5, points: 1 },
          { from: 7.5, pointsPerUnit: 0.5 },
        ],
      },
      { window: { years: 5, onCutoff: true } },
    ),
    indicator("G1", { kind: "once", points: 4 }, { group: "g" }),
    indicator("G2", { kind: "perUnit", unit: "event", points: 3 }, { group: "g" }),
  ]),
  groups: [{ code: "g", name: "g", mode: "sum", cap: 6.5 }],
});

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
  expect(await differences(OTHER_RULES, 2000, "")).toBe(0);
});

it("and would show one hundredth of a point", async () => {
  const seed = readFileSync("db/seed/2020/rulebook.json", "utf8");
  await differences(seed, 50, "");
  await client`update oracle_rulebook set content = jsonb_set(content, '{indicators,2,rule,points}', '2.01')`;
  const found = await client.unsafe(`select p.id from oracle_people p
    join (${scoringOracle("oracle_rulebook", "oracle_people", "")}) o using (id) where o.indicators is distinct from p.content->'indicators'`);
  expect(found.length).toBeGreaterThan(0);
});
