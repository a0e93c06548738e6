import { randomUUID } from "node:crypto";
import { drizzle } from "drizzle-orm/postgres-js";
import fc from "fast-check";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { must } from "../../lib/cli/demo/seed/walk";
import { readRulebook } from "../../lib/contracts/rulebook";
import { indicator, rulebookFile } from "../../lib/contracts/testing/small-rulebook";
import { laterForOneChild } from "../../lib/domain/candidacy/one-child-once";
import { givePlaces, rankCandidates } from "../../lib/domain/ranking/rank-candidates";
import type { Candidate, RankedCandidate, Service } from "../../lib/domain/ranking/service";
import { base, crowd, sha256 } from "../../lib/domain/ranking/testing/arbitrary";
import type { LocalDate } from "../../lib/domain/shared/local-date";
import type { Points } from "../../lib/domain/shared/points";
import type { Tx } from "../client";
import * as schema from "../schema";
import { useDatabase } from "../testing/database";
import {
  compareWithRun,
  insertRankedRows,
  listChoicesInOrder,
  listLeftOut,
  type ProposedApplication,
  type ToRank,
} from "./ranked-rows";

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

const database = useDatabase();
let client: postgres.Sql;
const tx = () => drizzle(client, { schema }) as unknown as Tx;

/** Tables of the same names and columns that stand before the real ones, so that people need no dossiers. */
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

type Someone = Candidate & { readonly id: string; readonly child: string | null; readonly enteredAt: Date };
const ofTheirOwn = (people: readonly Candidate[]): readonly Someone[] =>
  people.map((one) => ({ ...one, id: randomUUID(), child: null, enteredAt: new Date(0) }));

const someone = (receipt: string, given: Partial<Someone> = {}): Someone => ({
  id: randomUUID(),
  child: null,
  enteredAt: new Date(0),
  receipt,
  class: "A",
  total: 500,
  vetoed: false,
  sections: {},
  indicators: {},
  earliest: {},
  submittedAt: null,
  choices: [],
  ...given,
});

const columnsOf = (one: Candidate) => ({
  total: one.total,
  vetoed: one.vetoed,
  sections: [7, one.sections.basic ?? 0],
  indicators: [9, one.indicators.P ?? 0],
  earliest: [null, (one.earliest.P ?? null) as LocalDate | null],
});

/** A project with its people, of whom the candidacy and the application have one id. */
async function stored(service: Service, people: readonly Someone[]): Promise<ToRank> {
  const projectId = randomUUID();
  const fill = (table: string, rows: readonly Record<string, unknown>[]) =>
    client.unsafe(
      `delete from pg_temp.${table}; insert into pg_temp.${table}
        select * from jsonb_populate_recordset(null::pg_temp.${table}, '${JSON.stringify(rows)}'::jsonb)`,
    );
  await fill(
    "candidacies",
    people.map(({ id, receipt, choices, child, enteredAt }) => ({
      id,
      year: 2020,
      application_id: id,
      project_id: projectId,
      child_id: child === null ? null : id,
      receipt,
      choices,
      status: "eligible",
      entered_at: enteredAt,
    })),
  );
  await fill(
    "applications",
    people.map(({ id }) => ({ id, status: "confirmed" })),
  );
  await fill(
    "household_members",
    people.flatMap(({ id, child }) => (child === null ? [] : [{ id, document_hmac: child }])),
  );
  const scoresOf = (one: Someone) => {
    const newest = {
      id: randomUUID(),
      application_id: one.id,
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
  await fill("scores", people.flatMap(scoresOf));
  return { projectId, service, rulebook, proposed: null };
}

async function given(run: ToRank) {
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

async function rankedIn(run: ToRank) {
  const runId = randomUUID();
  await insertRankedRows(tx(), run, await given(run), { runId, year: 2020 });
  const rows = await client<(RankedCandidate & { position: number })[]>`
    select position, receipt, pool, rank, total::float8 as total, outcome from pg_temp.ranking_rows where run_id = ${runId} order by position`;
  expect(rows.map((row) => row.position)).toEqual(rows.map((_, at) => at + 1));
  return { runId, rows: rows.map(({ position: _, ...row }) => ({ ...row })) };
}

describe("two implementations of a ranking (checklist AI-06)", () => {
  it("agree row for row, whatever the project and the people", async () => {
    await fc.assert(
      fc.asyncProperty(crowd, async ({ service, candidates }) => {
        const { rows } = await rankedIn(await stored(service, ofTheirOwn(candidates)));
        expect(rows).toEqual(rankCandidates(service, candidates, sha256));
      }),
      { numRuns: 150, seed: 2020 },
    );
  });

  it("agree on 20,000 people", async () => {
    const service: Service = {
      ...base,
      thresholds: [{ by: "section", code: "basic", atLeast: 1000 as Points }],
      pools: [
        { code: "p1", name: "p1", quota: 4000, classes: ["A"] },
        { code: "p2", name: "p2", quota: 1000, classes: ["B"] },
      ],
      tieBreak: [{ by: "section", code: "basic", order: "descending" }, { by: "submittedAt" }, { by: "lot" }],
    };
    const people = Array.from(
      { length: 20_000 },
      (_, at): Candidate => ({
        receipt: `R${String(at).padStart(5, "0")}`,
        class: at % 3 === 0 ? "B" : "A",
        total: ((at * 7919) % 300) * 25,
        vetoed: at % 97 === 0,
        sections: { basic: (at * 31) % 8000 },
        indicators: {},
        earliest: {},
        submittedAt: `2020-07-${String(1 + (at % 20)).padStart(2, "0")}T09:30:00+08:00`,
        choices: [],
      }),
    );
    const { rows } = await rankedIn(await stored(service, ofTheirOwn(people)));
    expect(rows).toEqual(rankCandidates(service, people, sha256));
  });

  it("agree on points as large as the contract lets a line earn", async () => {
    const MOST = 100_000_000_000;
    const service: Service = {
      ...base,
      thresholds: [{ by: "total", code: null, atLeast: (MOST / 2) as Points }],
      pools: [{ code: "p", name: "p", quota: 3_000_000_000, classes: ["A"] }],
      tieBreak: [
        { by: "section", code: "basic", order: "descending" },
        { by: "indicator", code: "P", order: "ascending" },
      ],
    };
    const person = (receipt: string, total: number, basic: number, P: number) =>
      someone(receipt, { total, sections: { basic }, indicators: { P } });
    const people = [
      person("a", MOST, 1, MOST),
      person("b", MOST, MOST, MOST),
      person("c", MOST, MOST, MOST - 1),
      person("d", -MOST, 0, MOST),
    ];
    const { rows } = await rankedIn(await stored(service, people));
    expect(rows).toEqual(rankCandidates(service, people, sha256));
    expect(rows.map((row) => row.receipt)).toEqual(["c", "b", "a", "d"]);
  });

  it("agree on who stands for a child that several name", async () => {
    const names = fc.array(fc.tuple(fc.constantFrom("a", "b", null), fc.integer({ min: 0, max: 2 })), {
      minLength: 25,
      maxLength: 25,
    });
    await fc.assert(
      fc.asyncProperty(crowd, names, async ({ service, candidates }, drawn) => {
        const people = ofTheirOwn(candidates).map((one, at) => {
          const [child, hour] = drawn[at] ?? [null, 0];
          return { ...one, child, enteredAt: new Date(Date.UTC(2020, 6, 1, hour)) };
        });
        const later = laterForOneChild(people);
        const run = await stored(service, people);
        const { runId, rows } = await rankedIn(run);
        expect(rows).toEqual(
          rankCandidates(
            service,
            people.filter((one) => !later.has(one)),
            sha256,
          ),
        );
        const left = await listLeftOut(tx(), run, runId);
        expect(left).toEqual(
          [...later].map(({ id }) => ({ id, childStands: true })).sort((a, b) => (a.id < b.id ? -1 : 1)),
        );
      }),
      { numRuns: 60, seed: 2020 },
    );
  });
});

it("nobody is taken for a child's later candidacy whose child does not stand", async () => {
  const pools = [{ code: "p", name: "p", quota: 1, classes: ["A"] }];
  const at = (hour: number) => new Date(Date.UTC(2020, 6, 1, hour));
  const [own, first, later] = [
    someone("a"),
    someone("b", { child: "x", enteredAt: at(1) }),
    someone("c", { child: "x", enteredAt: at(2) }),
  ];
  const before = await stored({ ...base, pools }, [own, first, later]);
  const { runId } = await rankedIn(before);
  const [adult, child] = [someone("d"), someone("e", { child: "y" })];
  const after = await stored({ ...base, pools }, [own, first, later, adult, child]);
  const left = await listLeftOut(tx(), after, runId);
  expect(new Map(left.map((one) => [one.id, one.childStands]))).toEqual(
    new Map([
      [later.id, true],
      [adult.id, false],
      [child.id, false],
    ]),
  );
});

describe("a ranking as it would be", () => {
  const changes = fc.record({
    at: fc.nat(),
    total: fc.integer({ min: 0, max: 4 }).map((n) => n * 100),
    vetoed: fc.boolean(),
    stands: fc.boolean(),
  });

  it("names everybody who would stand elsewhere, and nobody else", async () => {
    await fc.assert(
      fc.asyncProperty(crowd, changes, async ({ service, candidates }, { at, total, vetoed, stands }) => {
        fc.pre(candidates.length > 0);
        const people = ofTheirOwn(candidates);
        const run = await stored(service, people);
        const { runId, rows: before } = await rankedIn(run);
        const one = people[at % people.length];
        if (one === undefined) throw new Error("nobody");
        const changed = { ...one, total, vetoed };
        const proposed: ProposedApplication = {
          applicationId: one.id,
          standing: stands ? [one.id] : [],
          score: {
            ...columnsOf(changed),
            applicantClass: one.class,
            submittedAt: one.submittedAt,
          },
        };
        const toRank = { ...run, proposed };
        const found = await compareWithRun(tx(), toRank, await given(toRank), runId, [one.id]);
        const others = people.flatMap((other) => (other !== one ? [other] : stands ? [changed] : []));
        const now = new Map(rankCandidates(service, others, sha256).map((row) => [row.receipt, row]));
        const was = new Map(before.map((row) => [row.receipt, row]));
        const sideOf = (row: RankedCandidate | undefined) =>
          row === undefined ? null : { pool: row.pool, rank: row.rank, total: row.total, outcome: row.outcome };
        const expected = people
          .map((other) => ({
            id: other.id,
            before: sideOf(was.get(other.receipt)),
            now: sideOf(now.get(other.receipt)),
          }))
          .filter((other) => other.id === one.id || JSON.stringify(other.before) !== JSON.stringify(other.now));
        const sides = found.map((row) => ({
          id: row.candidacyId,
          before: row.before === null ? null : sideOf({ ...row.before, receipt: "" }),
          now: row.now === null ? null : sideOf({ ...row.now, receipt: "" }),
        }));
        const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
        expect(sides.sort(byId)).toEqual(expected.sort(byId));
        const own = found.find((row) => row.candidacyId === one.id);
        expect(own?.rescored).toBe(!stands || total !== one.total || vetoed !== one.vetoed);
      }),
      { numRuns: 100, seed: 2020 },
    );
  });

  it("looks at no score but the newest of its kind", async () => {
    const service: Service = { ...base, pools: [{ code: "p", name: "p", quota: 1, classes: ["A"] }] };
    const { rows } = await rankedIn(await stored(service, [someone("a")]));
    expect(rows).toEqual([{ receipt: "a", pool: "p", rank: 1, total: 500, outcome: "within-quota" }]);
  });
});
