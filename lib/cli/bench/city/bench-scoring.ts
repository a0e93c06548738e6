import { type Bulk, inBulk } from "../../../../db/bulk";
import { db } from "../../../../db/client";
import { ORACLE_SETTINGS, scoringOracle } from "../../../../db/testing/scoring-oracle";
import { loadRulebook } from "../../../usecases/rulebook/load-rulebook";
import { rescorer, SCORE_COLUMNS } from "../../../usecases/scoring/rescore-application";
import { readScored, rescoreYear } from "../../../usecases/scoring/rescore-year";
import { alternated, ratioLine, seconds } from "./measure";
import type { City } from "./open-city";

const SLICE = 1000;
const print = (text: string) => process.stdout.write(`${text}\n`);

/** A slice as the job reads it. */
const readSlice = (bulk: Bulk, after: string) =>
  readScored(bulk, `a.id in (select id from applications where id > '${after}' order by id limit ${SLICE})`);

/** All slices as the job does them, without what it tells people: COPY out, the engine, COPY in, each being read while the one before it is written. */
async function scoreAll({ rulebookId, superuserUrl }: City): Promise<void> {
  const score = rescorer(await loadRulebook(db(), rulebookId), new Set([""]), new Date("2020-07-03T01:00:00Z"));
  await inBulk(
    (reading) =>
      inBulk(async (writing) => {
        let rows = await readSlice(reading, "00000000-0000-0000-0000-000000000000");
        for (let last = rows.at(-1); last !== undefined; last = rows.at(-1)) {
          const next = readSlice(reading, last.id);
          await writing.appendBinary("bench_scores", SCORE_COLUMNS, function* (to) {
            for (const { id, input, kinds } of rows) {
              if (input === null) continue;
              score({ id, input, kinds, year: 2020 }, to);
              yield;
            }
          });
          rows = await next;
        }
      }, superuserUrl),
    superuserUrl,
  );
}

/** G1: scores with their explanation against a bare copy of the rows that come out. */
export async function benchScoring(city: City, people: number, repeats: number) {
  const { superuser } = city;
  await superuser.unsafe("create table bench_scores (like scores including all)");
  const times = await alternated(repeats, () => superuser.unsafe("truncate bench_scores; checkpoint"), {
    floor: () =>
      superuser.unsafe(`insert into bench_scores select * from scores where kind = 'housing' and version = 1`),
    ours: () => scoreAll(city),
  });
  const [row] = await superuser.unsafe("select count(*)::int as rows from bench_scores");
  if (row?.rows !== people) throw new Error(`${row?.rows} scores for ${people} people`);
  const floor = { name: "bare INSERT … SELECT of the result rows", seconds: times.floor };
  ratioLine("G1", `${people} scores, explanations stored`, times.ours, floor, 1.5);
  return times;
}

/** The points of the stored scores as the oracle writes them: 分, by code. */
const STORED_POINTS = `select s.application_id as id, s.vetoed, s.total / 100.0 as total,
    (select jsonb_object_agg(r.v->>'code', (x.v->>1)::numeric / 100) from bench_rulebook
      cross join jsonb_array_elements(content->'sections') with ordinality r(v, ord)
      join json_array_elements(s.explanation::json->'sections') with ordinality x(v, ord) using (ord)) as sections,
    (select coalesce(jsonb_object_agg(r.v->>'code', (x.v->>1)::numeric / 100), '{}') from bench_rulebook
      cross join jsonb_array_elements(content->'indicators') r(v)
      join json_array_elements(s.explanation::json->'lines') x(v) on x.v->>0 = r.v->>'code'
      where r.v->>'effect' in ('award', 'deduction')) as indicators
  from bench_scores s`;

/** G2: claim by claim against the oracle, and how much faster. The oracle writes no explanation. Once: it takes minutes. */
export async function benchOracle({ superuser, rulebookId }: City, ours: number): Promise<void> {
  await superuser.unsafe(ORACLE_SETTINGS);
  await superuser.unsafe(
    `create table bench_rulebook as select content::jsonb as content from rulebooks where id = '${rulebookId}'`,
  );
  await superuser.unsafe(
    "create table bench_input as select application_id as id, input::jsonb as input from scores where kind = '' and version = 1",
  );
  await superuser.unsafe("analyze bench_input");
  const oracle = await seconds(() =>
    superuser.unsafe(`create table bench_oracle as ${scoringOracle("bench_rulebook", "bench_input", "housing")}`),
  );
  const [found] = await superuser.unsafe(`select count(*)::int as differences from (${STORED_POINTS}) s
    full join bench_oracle o using (id)
    where (o.vetoed, o.total, o.sections, o.indicators) is distinct from (s.vetoed, s.total, s.sections, s.indicators)`);
  const differences = found?.differences;
  print(
    `G2 the oracle in SQL (scores alone, no explanation, measured once): ${oracle.toFixed(1)} s; ours: ${ours.toFixed(1)} s`,
  );
  print(
    `   people that the two score differently in any claim, section, total or veto: ${differences} (goal 0: ${differences === 0 ? "met" : "MISSED"})`,
  );
  const faster = oracle / ours;
  print(`   ${faster.toFixed(1)} × faster (goal ≥ 5: ${faster >= 5 ? "met" : "MISSED"})`);
  await superuser.unsafe(
    "reset enable_nestloop; reset work_mem; drop table bench_scores, bench_input, bench_oracle, bench_rulebook",
  );
}

/** The whole job after a correction: two kinds a person, locks, changes, asking anew, audit. */
export async function benchJob(people: number): Promise<void> {
  const time = await seconds(async () => {
    let done = 0;
    for (let more = await rescoreYear(); more > 0; more = await rescoreYear()) done += more;
    if (done !== people) throw new Error(`${done} of ${people} rescored`);
  });
  print(
    `   the whole job after a correction, two kinds a person, who changed noted and asked anew: ${time.toFixed(1)} s (no goal)`,
  );
}
