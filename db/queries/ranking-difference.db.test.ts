import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import fc from "fast-check";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasMoved } from "../../lib/domain/ranking/difference";
import { rankCandidates } from "../../lib/domain/ranking/rank-candidates";
import type { RankedCandidate } from "../../lib/domain/ranking/service";
import { crowd, sha256 } from "../../lib/domain/ranking/testing/arbitrary";
import * as schema from "../schema";
import { useDatabase } from "../testing/database";
import { countMoved, listMoved, listTwicePlaced } from "./ranking-difference";

const database = useDatabase();
let client: postgres.Sql;
const reader = () => drizzle(client, { schema });

/** A table of the same name and columns that stands before the real one, so that rows need no people. */
beforeAll(async () => {
  client = postgres(database.superuserUrl(), { max: 1, onnotice: () => {} });
  await client`create temp table ranking_rows as table public.ranking_rows with no data`;
});
afterAll(() => client.end());

/** The candidacy of a receipt, the same in every run. */
const idOf = (receipt: string) => `00000000-0000-4000-8000-${receipt.replace(/\D/g, "").padStart(12, "0")}`;

async function save(rows: readonly RankedCandidate[]): Promise<string> {
  const runId = randomUUID();
  const values = rows.map(({ receipt, ...row }, at) => {
    const one = { run_id: runId, position: at + 1, year: 2020, candidacy_id: idOf(receipt), receipt };
    return { ...one, ...row };
  });
  await reader().execute(sql`
    insert into ranking_rows select * from jsonb_populate_recordset(null::ranking_rows, ${JSON.stringify(values)}::jsonb)`);
  return runId;
}

const twoCrowds = crowd.chain(({ service, candidates }) =>
  fc.record({
    service: fc.constant(service),
    before: fc.subarray([...candidates]),
    now: fc
      .subarray([...candidates])
      .map((rows) => rows.map((row, at) => (at % 7 === 3 ? { ...row, total: row.total + 100 } : row))),
  }),
);

describe("the difference of two runs in SQL", () => {
  it("pages through everybody whom the rule says moved, once, in the order of the later run, and nobody else", async () => {
    await fc.assert(
      fc.asyncProperty(twoCrowds, fc.integer({ min: 1, max: 5 }), async ({ service, before, now }, limit) => {
        const [was, is] = [rankCandidates(service, before, sha256), rankCandidates(service, now, sha256)];
        const runs = { from: await save(was), to: await save(is) };
        const find = (rows: readonly RankedCandidate[], receipt: string) =>
          rows.find((row) => row.receipt === receipt) ?? null;
        const all = [...is, ...was.filter((row) => find(is, row.receipt) === null)].map((row) => row.receipt);
        const expected = all.filter((receipt) => hasMoved(find(was, receipt), find(is, receipt)));
        const found: string[] = [];
        for (let after = 0; ; ) {
          const page = await listMoved(reader(), runs, after, limit);
          found.push(...page.map((one) => one.candidacyId));
          if (page.length < limit) break;
          after = page.at(-1)?.place ?? 0;
        }
        expect(found).toEqual(expected.map(idOf));
        expect(await countMoved(reader(), runs)).toBe(expected.length);
      }),
      { numRuns: 60, seed: 2020 },
    );
  });

  it("ends behind whatever place an address may name", async () => {
    expect(await listMoved(reader(), { from: await save([]), to: await save([]) }, 9_999_999_999, 1)).toEqual([]);
  });

  it("gives the two ranks of everybody who stands in one order twice", async () => {
    await fc.assert(
      fc.asyncProperty(twoCrowds, async ({ service, before, now }) => {
        const [was, is] = [rankCandidates(service, before, sha256), rankCandidates(service, now, sha256)];
        const runs = { from: await save(was), to: await save(is) };
        const oneOrder = service.allocation === "preference";
        const expected = is.flatMap((row) => {
          const old = was.find((one) => one.receipt === row.receipt);
          if (old === undefined || old.rank === null || row.rank === null) return [];
          if (!oneOrder && old.pool !== row.pool) return [];
          return [{ order: oneOrder ? "" : row.pool, before: old.rank, now: row.rank }];
        });
        const byText = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).sort();
        expect(byText([...(await listTwicePlaced(reader(), runs, oneOrder))])).toEqual(byText(expected));
      }),
      { numRuns: 40, seed: 2020 },
    );
  });
});
