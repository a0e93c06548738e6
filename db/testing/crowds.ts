import { randomUUID } from "node:crypto";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { afterAll, beforeAll, expect } from "vitest";
import { must } from "../../lib/cli/demo/seed/walk";
import { readRulebook } from "../../lib/contracts/rulebook";
import { indicator, rulebookFile } from "../../lib/contracts/testing/small-rulebook";
import { givePlaces } from "../../lib/domain/ranking/rank-candidates";
import type { Candidate, RankedCandidate, Service } from "../../lib/domain/ranking/service";
import type { LocalDate } from "../../lib/domain/shared/local-date";
import type { Tx } from "../client";
import { listChoicesInOrder, type ToRank } from "../queries/ranked-rows";
import * as schema from "../schema";
import { appendRankedRows } from "../writes/ranked-rows";
import { useDatabase } from "./database";

const RULE = { kind: "once", points: 1 };
const read = must(readRulebook(JSON.stringify(rulebookFile([indicator("P", RULE), indicator("Q", RULE)]))), "rulebook");
const [first] = read.rulebook.sections;
if (first === undefined) throw new Error("no section");
/** What candidates are drawn of: the section "basic" and the indicator "P", neither at the first place. */
const rulebook = {
  ...read.rulebook,
  sections: [
    { ...first, code: "other" },
    { ...first, code: "basic" },
  ],
  indicators: read.rulebook.indicators.toReversed(),
};

let client: postgres.Sql;
export const tx = () => drizzle(client, { schema }) as unknown as Tx;

/** Lets the tests of a file rank people of whom there is no more than ranking reads: tables of the same names and columns that stand before the real ones. */
export function useCrowds(): void {
  const database = useDatabase();
  beforeAll(async () => {
    client = postgres(database.superuserUrl(), { max: 1, onnotice: () => {} });
    await client.unsafe(
      ["candidacies", "applications", "household_members", "scores", "ranking_rows"]
        .map((table) => `create temp table ${table} as table public.${table} with no data`)
        .concat("create index on pg_temp.scores (application_id, kind, version)")
        .concat(["applications", "household_members"].map((table) => `create index on pg_temp.${table} (id)`))
        .join("; "),
    );
  });
  afterAll(() => client.end());
}

export type Someone = Candidate & {
  readonly id: string;
  readonly application: string;
  readonly stands: boolean;
  readonly child: string | null;
  readonly enteredAt: Date;
};
/** A candidacy of an application of its own, which has the same id. */
function ofItsOwn(one: Candidate): Someone {
  const id = randomUUID();
  return { ...one, id, application: id, stands: true, child: null, enteredAt: new Date(0) };
}
export const ofTheirOwn = (people: readonly Candidate[]): readonly Someone[] => people.map(ofItsOwn);

export const someone = (receipt: string, given: Partial<Someone> = {}): Someone => ({
  ...ofItsOwn({
    receipt,
    class: "A",
    total: 500,
    vetoed: false,
    sections: {},
    indicators: {},
    earliest: {},
    submittedAt: null,
    choices: [],
  }),
  ...given,
});

export const columnsOf = (one: Candidate) => ({
  total: one.total,
  vetoed: one.vetoed,
  sections: [7, one.sections.basic ?? 0],
  indicators: [9, one.indicators.P ?? 0],
  earliest: [null, (one.earliest.P ?? null) as LocalDate | null],
});

/** A project with its people. Candidacies of one application have its class, time and score. */
export async function stored(service: Service, people: readonly Someone[]): Promise<ToRank> {
  const projectId = randomUUID();
  const applications = [...new Map(people.map((one) => [one.application, one])).values()];
  const fill = (table: string, rows: readonly Record<string, unknown>[]) =>
    client.unsafe(
      `delete from pg_temp.${table}; insert into pg_temp.${table}
        select * from jsonb_populate_recordset(null::pg_temp.${table}, '${JSON.stringify(rows)}'::jsonb)`,
    );
  await fill(
    "candidacies",
    people.map(({ id, application, receipt, choices, child, stands, enteredAt }) => ({
      id,
      year: 2020,
      application_id: application,
      project_id: projectId,
      child_id: child === null ? null : id,
      receipt,
      choices,
      status: stands ? "eligible" : "not-eligible",
      entered_at: enteredAt,
    })),
  );
  await fill(
    "applications",
    applications.map(({ application }) => ({ id: application, status: "confirmed" })),
  );
  await fill(
    "household_members",
    people.flatMap(({ id, child }) => (child === null ? [] : [{ id, document_hmac: child }])),
  );
  const scoresOf = (one: Someone) => {
    const newest = {
      id: randomUUID(),
      application_id: one.application,
      kind: service.kind,
      version: 2,
      applicant_class: one.class,
      submitted_at: one.submittedAt,
      ...columnsOf(one),
    };
    const others = [
      { version: 1, total: 99_999 },
      { version: 3, total: 1, kind: "" },
    ];
    return [newest, ...others.map((other) => ({ ...newest, ...other, id: randomUUID() }))];
  };
  await fill("scores", applications.flatMap(scoresOf));
  return { projectId, service, rulebook, proposed: null };
}

export async function given(run: ToRank) {
  const { allocation, pools } = run.service;
  if (allocation === "pool") return null;
  const places = (await listChoicesInOrder(tx(), run)).map((all) =>
    all.map((one) => pools.findIndex((p) => p.code === one)),
  );
  return givePlaces(
    pools.map((pool) => pool.quota),
    places,
  ).map((place) => pools[place]?.code ?? null);
}

export async function rankedIn(run: ToRank) {
  const runId = randomUUID();
  await appendRankedRows(tx(), run, await given(run), { runId, year: 2020 });
  const rows = await client<(RankedCandidate & { position: number })[]>`
    select position, receipt, pool, rank, total::float8 as total, outcome from pg_temp.ranking_rows where run_id = ${runId} order by position`;
  expect(rows.map((row) => row.position)).toEqual(rows.map((_, at) => at + 1));
  return { runId, rows: rows.map(({ position: _, ...row }) => ({ ...row })) };
}
