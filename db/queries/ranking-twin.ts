import { type SQL, sql } from "drizzle-orm";
import type { Service, Threshold, TieKey } from "../../lib/domain/ranking/service";
import type { Reader } from "../client";

/** Points of a section or indicator in a frozen score row, 0 where it is not named. */
const pointsOf = (by: "section" | "indicator", code: string) =>
  sql`coalesce((score->${by === "section" ? "sections" : "indicators"}->>${code})::numeric, 0)`;
const TOTAL = sql`(score->>'total')::numeric`;

function below({ by, code, atLeast }: Threshold): SQL {
  const value = by === "total" ? TOTAL : pointsOf(by, code ?? "");
  return sql`${value} * 100 < ${atLeast}::numeric`;
}

/** A tie-break key so that the lower value goes first. */
function keyOf(key: TieKey, seed: string | null): SQL {
  switch (key.by) {
    case "section":
    case "indicator":
      return key.order === "ascending" ? pointsOf(key.by, key.code) : sql`- ${pointsOf(key.by, key.code)}`;
    case "earliest":
      return sql`coalesce(score->'earliest'->>${key.code}, '9999-12-31') collate "C"`;
    case "submittedAt":
      return sql`coalesce((score->>'submittedAt')::timestamptz, 'infinity')`;
    case "lot":
      return sql`encode(sha256(convert_to(${seed}::text || ':' || receipt, 'UTF8')), 'hex') collate "C"`;
  }
}

/** Rows that differ, by the pools that they concern: that in which the person stands, and that which the row names. */
export type TwinDifference = { readonly pools: readonly string[]; readonly count: number };

/**
 * The second implementation of contract 6, in one statement over the frozen score rows of a run: ranks them anew and counts the rows where the result
 * differs from what stands there in place, pool, rank, total or outcome, by pool. For `preference` it checks order, total and outcome; which choice was
 * filled is the business of the run's properties. Empty = both agree row for row.
 */
export async function listTwinDifferences(
  reader: Reader,
  runId: string,
  service: Service,
): Promise<readonly TwinDifference[]> {
  const preference = service.allocation === "preference";
  const keys = service.tieBreak.map((key) => keyOf(key, service.lotSeed));
  if (service.order === "total") keys.unshift(sql`- ${TOTAL}`);
  const named = keys.map((key, at) => sql`${key} as ${sql.raw(`k${at}`)}`);
  const names = sql.raw(keys.map((_, at) => `k${at}`).join(", ") || "1");
  const pools = service.pools.map(
    (pool, at) => sql`(${at}::int, ${pool.code}::text, ${pool.quota}::int, ${JSON.stringify(pool.classes)}::jsonb)`,
  );
  const thresholds = [sql`false`, ...service.thresholds.map(below)];
  const fits = service.boundaryTies === "admit" ? sql`place <= quota` : sql`place + shared - 1 <= quota`;
  return reader.execute<TwinDifference>(sql`
    with pools(no, code, quota, classes) as (values ${sql.join(pools, sql`, `)}),
    held as (
      select r.*,
        case when coalesce(jsonb_array_length(r.score->'choices'), 0) > 0
          then (select no from pools where code = r.score->'choices'->>0)
          else (select min(no) from pools where classes ? (r.score->>'class')) end as stands
      from ranking_rows r where run_id = ${runId}),
    input as (
      select *, case when (score->>'vetoed')::boolean then 'vetoed'
        when ${sql.join(thresholds, sql` or `)} then 'below-threshold' end as excluded
        ${named.length === 0 ? sql`` : sql`, ${sql.join(named, sql`, `)}`}
      from held),
    placed as (
      select *,
        ${preference ? sql`row_number() over (order by ${names})` : sql`rank() over (partition by stands order by ${names})`} as place,
        count(*) over (partition by stands, ${names}) as shared
      from input where excluded is null),
    expected as (
      select i.candidacy_id, i.receipt, p.no,
        ${preference ? sql`i.pool` : sql`p.code`} as pool, i.place as rank,
        case when ${preference ? sql`i.pool is not null` : sql`p.quota is null or ${fits}`} then 'within-quota' else 'waitlisted' end as outcome,
        (i.score->>'total')::numeric * 100 as total
      from placed i left join pools p on ${preference ? sql`p.code = i.pool` : sql`p.no = i.stands`}
      union all
      select candidacy_id, receipt, null, null, null, excluded, (score->>'total')::numeric * 100 from input where excluded is not null),
    ordered as (
      select *, row_number() over (order by no nulls last, rank nulls last, receipt collate "C") as position from expected)
    select array(select distinct one from unnest(array[s.code, r.pool]) one where one is not null order by one) as pools,
      count(*)::int as count
    from ordered e full join held r on r.candidacy_id = e.candidacy_id left join pools s on s.no = r.stands
    where (e.position, e.pool, e.rank, e.total, e.outcome) is distinct from (r.position::bigint, r.pool, r.rank::bigint, r.total::numeric, r.outcome::text)
    group by 1 order by 1`);
}
