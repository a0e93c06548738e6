import { sql } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { listTwinDifferences } from "../../../db/queries/ranking-twin";
import { rankingRows, rankingRuns } from "../../../db/schema";
import { type CheckedProperty, checkTwin } from "../../domain/ranking/check-ranking";
import type { RankedCandidate, Service } from "../../domain/ranking/service";
import type { InputRow } from "./input-rows";
import { digestRows, type RankingInput } from "./ranking-input";

type RunValues = typeof rankingRuns.$inferInsert;

/** The facts are not those any more that were ranked. */
export class InputChanged extends Error {}

/** A run before it is saved: its row, its input and the ranking of that. */
export type NewRun = {
  readonly values: RunValues;
  readonly input: Pick<RankingInput, "pages" | "digests">;
  readonly ranked: readonly RankedCandidate[];
};

type Placed = RankedCandidate & { readonly position: number };

function placedOf(page: readonly InputRow[], places: ReadonlyMap<string, Placed>) {
  return page.map((row) => {
    const place = places.get(row.candidate.receipt);
    if (place === undefined) throw new Error("a receipt that nobody ranked");
    return { ...place, ...row };
  });
}

/** Appends one page in one statement; the texts are those that went into the digests. */
async function insertPage(tx: Tx, { id, year }: RunValues, rows: ReturnType<typeof placedOf>): Promise<void> {
  const column = <T>(of: (row: (typeof rows)[number]) => T) => sql.param(rows.map(of));
  await tx.execute(sql`
    insert into ${rankingRows} (run_id, year, position, candidacy_id, receipt, pool, rank, total, outcome, application, score)
    select ${id}::uuid, ${year}::int, n.position, n.candidacy_id, n.receipt, n.pool, n.rank, n.total,
      n.outcome::ranking_outcome, n.application::jsonb, n.score::jsonb
    from unnest(${column((row) => row.position)}::int[], ${column((row) => row.candidacyId)}::uuid[],
      ${column((row) => row.receipt)}::text[], ${column((row) => row.pool)}::text[], ${column((row) => row.rank)}::int[],
      ${column((row) => row.total)}::int[], ${column((row) => row.outcome)}::text[],
      ${column((row) => row.application)}::text[], ${column((row) => row.score)}::text[])
      as n(position, candidacy_id, receipt, pool, rank, total, outcome, application, score)`);
}

/**
 * Saves a run: its input is read a second time, page by page, and each row written with its place. Throws `InputChanged` where it is not, to the byte,
 * what was ranked; the transaction must not be kept then.
 */
export async function insertRun(tx: Tx, { values, input, ranked }: NewRun): Promise<void> {
  await tx.insert(rankingRuns).values(values);
  const places = new Map(ranked.map((row, index) => [row.receipt, { ...row, position: index + 1 }]));
  const digest = digestRows();
  let written = 0;
  for await (const page of input.pages()) {
    for (const row of page) digest.add(row);
    await insertPage(tx, values, placedOf(page, places));
    written += page.length;
  }
  const { applications, scores } = digest.digests();
  if (applications !== input.digests.applications || scores !== input.digests.scores) throw new InputChanged();
  if (written !== ranked.length) throw new Error("a ranked receipt that nobody entered");
}

/**
 * Saves a run, unless the second implementation disagrees with one of its rows: then nothing is left of it. Answers what that found; null where the
 * facts changed while the run was made, of which nothing is left either.
 */
export async function appendRun(tx: Tx, run: NewRun, service: Service): Promise<CheckedProperty | null> {
  const differs = new Error("the second implementation disagrees");
  let found = checkTwin(service, []);
  try {
    await tx.transaction(async (inner) => {
      await insertRun(inner, run);
      const differences = await listTwinDifferences(inner, run.values.id, service);
      found = checkTwin(
        service,
        differences.map(({ pools }) => pools),
      );
      if (!found.holds) throw differs;
    });
  } catch (error) {
    if (error instanceof InputChanged) return null;
    if (error !== differs) throw error;
  }
  return found;
}
