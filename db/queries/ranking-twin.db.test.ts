import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import fc from "fast-check";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rankCandidates } from "../../lib/domain/ranking/rank-candidates";
import type { Candidate, RankedCandidate, Service } from "../../lib/domain/ranking/service";
import { base, crowd, sha256 } from "../../lib/domain/ranking/testing/arbitrary";
import * as schema from "../schema";
import { useDatabase } from "../testing/database";
import { listTwinDifferences, type TwinDifference } from "./ranking-twin";

const database = useDatabase();
let client: postgres.Sql;
const reader = () => drizzle(client, { schema });

/** A table of the same name and columns that stands before the real one, so that rows need no people. */
beforeAll(async () => {
  client = postgres(database.superuserUrl(), { max: 1, onnotice: () => {} });
  await client`create temp table ranking_rows (like public.ranking_rows including defaults)`;
});
afterAll(() => client.end());

/** The score row as the contract has it, of which the twin reads no more than the domain's engine. */
const scoreOf = ({
  receipt,
  class: kind,
  total,
  vetoed,
  sections,
  indicators,
  earliest,
  submittedAt,
  choices,
}: Candidate) => {
  const decimals = (record: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(record).map(([code, value]) => [code, value / 100]));
  return {
    receipt,
    class: kind,
    total: total / 100,
    vetoed,
    sections: decimals(sections),
    indicators: decimals(indicators),
    earliest,
    ...(submittedAt === null ? {} : { submittedAt }),
    ...(choices.length === 0 ? {} : { choices }),
  };
};

/** Stores a ranking as a run does and lets the twin look at it. */
async function differences(
  service: Service,
  people: readonly Candidate[],
  rows: readonly RankedCandidate[],
): Promise<readonly TwinDifference[]> {
  const runId = randomUUID();
  const byReceipt = new Map(people.map((one) => [one.receipt, one]));
  const values = rows.map((row, at) => {
    const one = byReceipt.get(row.receipt);
    return {
      run_id: runId,
      position: at + 1,
      year: 2020,
      candidacy_id: randomUUID(),
      receipt: row.receipt,
      pool: row.pool,
      rank: row.rank,
      total: row.total,
      outcome: row.outcome,
      application: {},
      score: one === undefined ? {} : scoreOf(one),
    };
  });
  await reader().execute(sql`
    insert into ranking_rows select * from jsonb_populate_recordset(null::ranking_rows, ${JSON.stringify(values)}::jsonb)`);
  return listTwinDifferences(reader(), runId, service);
}

describe("two implementations of a ranking (checklist AI-06)", () => {
  it("agree row for row, whatever the project and the people", async () => {
    await fc.assert(
      fc.asyncProperty(crowd, async ({ service, candidates }) => {
        const rows = rankCandidates(service, candidates, sha256);
        expect(await differences(service, candidates, rows)).toEqual([]);
      }),
      { numRuns: 150, seed: 2020 },
    );
  });

  it("agree on 20,000 people", async () => {
    const service: Service = {
      ...base,
      thresholds: [{ by: "section", code: "basic", atLeast: 1000 as Service["thresholds"][number]["atLeast"] }],
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
    expect(await differences(service, people, rankCandidates(service, people, sha256))).toEqual([]);
  });

  it("a wrong rank, pool, outcome, total or order is counted, at the doors of the pools that it concerns", async () => {
    const service: Service = {
      ...base,
      pools: [
        { code: "p1", name: "p1", quota: 1, classes: ["A"] },
        { code: "p2", name: "p2", quota: 1, classes: ["A"] },
      ],
    };
    const people = ["a", "b", "c"].map(
      (receipt, at): Candidate => ({
        receipt,
        class: "A",
        total: 900 - at * 100,
        vetoed: false,
        sections: {},
        indicators: {},
        earliest: {},
        submittedAt: null,
        choices: ["p1"],
      }),
    );
    const rows = rankCandidates(service, people, sha256);
    expect(await differences(service, people, rows)).toEqual([]);
    const changed = (row: Partial<RankedCandidate>) => rows.map((one, at) => (at === 1 ? { ...one, ...row } : one));
    const p1 = ["p1"];
    const wrong: readonly (readonly [string, readonly RankedCandidate[], TwinDifference])[] = [
      ["rank", changed({ rank: 1 }), { pools: p1, count: 1 }],
      ["pool", changed({ pool: "p2" }), { pools: ["p1", "p2"], count: 1 }],
      ["outcome", changed({ outcome: "within-quota" }), { pools: p1, count: 1 }],
      ["total", changed({ total: 1 }), { pools: p1, count: 1 }],
      ["order", [...rows].reverse(), { pools: p1, count: 2 }],
    ];
    for (const [name, one, found] of wrong) expect(await differences(service, people, one), name).toEqual([found]);
  });
});
