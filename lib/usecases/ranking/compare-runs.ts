import { and, eq, sql } from "drizzle-orm";
import type { Reader } from "../../../db/client";
import { rankingRuns } from "../../../db/schema";

export type Standing = {
  readonly pool: string | null;
  readonly rank: number | null;
  readonly total: number;
  readonly outcome: "within-quota" | "waitlisted" | "below-threshold" | "vetoed";
};
export type Change = {
  readonly receipt: string;
  readonly why: "withdrawn" | "void" | "left-out" | "joined" | "score" | "moved";
  readonly before: Standing | null;
  readonly now: Standing | null;
};
export type Comparison = { readonly before: number; readonly count: number; readonly shown: readonly Change[] };

const SHOWN = 100;
type Row = {
  receipt: string;
  count: number;
  status: string;
  before: Standing | null;
  now: Standing | null;
};

/** Who stands elsewhere than in the run before, and why: withdrawn, void and new ones first, then changed scores, then those who moved with them. Null at the first run. */
export async function compareWithBefore(
  reader: Reader,
  run: { readonly id: string; readonly projectId: string; readonly version: number },
): Promise<Comparison | null> {
  const [before] = await reader
    .select({ id: rankingRuns.id, version: rankingRuns.version })
    .from(rankingRuns)
    .where(and(eq(rankingRuns.projectId, run.projectId), eq(rankingRuns.version, run.version - 1)));
  if (before === undefined) return null;
  const standing = (name: string) =>
    sql.raw(
      `case when ${name}.run_id is null then null else jsonb_build_object('pool', ${name}.pool, 'rank', ${name}.rank, 'total', ${name}.total, 'outcome', ${name}.outcome) end`,
    );
  const rows = await reader.execute<Row>(sql`
    select coalesce(n.receipt, o.receipt) as receipt, count(*) over ()::int as count, c.status::text as status,
      ${standing("o")} as before, ${standing("n")} as now
    from (select * from ranking_rows where run_id = ${run.id}) n
    full join (select * from ranking_rows where run_id = ${before.id}) o on o.candidacy_id = n.candidacy_id
    join candidacies c on c.id = coalesce(n.candidacy_id, o.candidacy_id)
    where (n.pool, n.rank, n.total, n.outcome) is distinct from (o.pool, o.rank, o.total, o.outcome)
    order by n.run_id is not null and o.run_id is not null, n.total is not distinct from o.total,
      coalesce(n.position, o.position)
    limit ${SHOWN}`);
  return { before: before.version, count: rows[0]?.count ?? 0, shown: rows.map(changeOf) };
}

function changeOf({ receipt, status, before, now }: Row): Change {
  const why =
    now === null
      ? status === "withdrawn" || status === "void"
        ? status
        : "left-out"
      : before === null
        ? "joined"
        : before.total === now.total
          ? "moved"
          : "score";
  return { receipt, why, before, now };
}
