import { sql } from "drizzle-orm";
import type { Reader } from "../client";

/** Two runs of one project, by id. */
export type RunPair = { readonly from: string; readonly to: string };

/** Behind every place of the later run stand those whom it does not hold, in their earlier order. */
const GONE = 1_000_000_000;

const both = ({ from, to }: RunPair) => sql`
  (select candidacy_id, position, pool, rank, total, outcome from ranking_rows where run_id = ${to}) n
  full join (select candidacy_id, position, pool, rank, total, outcome from ranking_rows where run_id = ${from}) o
    on o.candidacy_id = n.candidacy_id`;
/** What `hasMoved` says of one row. */
const moved = sql`(n.pool, n.rank, n.total, n.outcome) is distinct from (o.pool, o.rank, o.total, o.outcome)`;

/** A page of the candidacies that stand differently in two runs, in the order of the later one, after `after` (0 = from the beginning). */
export function listMoved(reader: Reader, runs: RunPair, after: number, limit: number) {
  return reader.execute<{ place: number; candidacyId: string }>(sql`
    select place, id as "candidacyId" from (
      select coalesce(n.position, ${GONE}::int + o.position) as place, coalesce(n.candidacy_id, o.candidacy_id) as id
      from ${both(runs)} where ${moved}) m
    where place > ${after}::bigint order by place limit ${limit}`);
}

export async function countMoved(reader: Reader, runs: RunPair): Promise<number> {
  const [row] = await reader.execute<{ count: number }>(
    sql`select count(*)::int as count from ${both(runs)} where ${moved}`,
  );
  return row?.count ?? 0;
}

/** The ranks of everybody who is ranked in one order in both runs: the pool, or where `oneOrder` the one order of all. Three values a person. */
export function listTwicePlaced(reader: Reader, runs: RunPair, oneOrder: boolean) {
  return reader.execute<{ order: string; before: number; now: number }>(sql`
    select ${oneOrder ? sql`''` : sql`n.pool`} as "order", o.rank as before, n.rank as now from ${both(runs)}
    where o.rank is not null and n.rank is not null ${oneOrder ? sql`` : sql`and o.pool = n.pool`}`);
}
