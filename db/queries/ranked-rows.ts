import { and, ne, type SQL, sql } from "drizzle-orm";
import type { RankedCandidate, Service, Threshold, TieKey } from "../../lib/domain/ranking/service";
import type { Rulebook } from "../../lib/domain/rulebook/rulebook";
import type { ScoreColumns } from "../../lib/domain/scoring/score-columns";
import type { Tx } from "../client";
import { applications } from "../schema";
import { isStanding } from "./standing";

/** What a run ranks: everybody who stands in a project, by the newest scores of its kind. */
export type ToRank = {
  readonly projectId: string;
  readonly service: Service;
  readonly rulebook: Rulebook;
  /** One application as it would be; null = everything as it is. */
  readonly proposed: ProposedApplication | null;
};
/** Which candidacies of an application would stand, and its score; null where none would. Total and lists in 0.01 分. */
export type ProposedApplication = {
  readonly applicationId: string;
  readonly standing: readonly string[];
  readonly score:
    | (ScoreColumns & {
        readonly applicantClass: string;
        readonly submittedAt: string | null;
        readonly total: number;
        readonly vetoed: boolean;
      })
    | null;
};

/** The pools that preference gave, in its order of people; null = no place. */
export type Given = readonly (string | null)[];

function placeOf(list: readonly { readonly code: string }[], code: string): number {
  return list.findIndex((one) => one.code === code) + 1;
}

/** Points of a section or indicator, 0 where the rulebook has none of that code. */
const pointsOf = ({ rulebook }: ToRank, by: "section" | "indicator", code: string): SQL =>
  by === "section"
    ? sql`coalesce(sections[${placeOf(rulebook.sections, code)}::int], 0)`
    : sql`coalesce(indicators[${placeOf(rulebook.indicators, code)}::int], 0)`;

function below(run: ToRank, { by, code, atLeast }: Threshold): SQL {
  return sql`${by === "total" ? sql`total` : pointsOf(run, by, code ?? "")} < ${atLeast}::bigint`;
}

/** A tie-break key so that the lower value goes first. */
function keyOf(run: ToRank, key: TieKey): SQL {
  switch (key.by) {
    case "section":
    case "indicator":
      return key.order === "ascending" ? pointsOf(run, key.by, key.code) : sql`- ${pointsOf(run, key.by, key.code)}`;
    case "earliest":
      return sql`coalesce(earliest[${placeOf(run.rulebook.indicators, key.code)}::int], '9999-12-31')`;
    case "submittedAt":
      return sql`coalesce(submitted_at, 'infinity')`;
    case "lot":
      return sql`sha256(convert_to(${run.service.lotSeed}::text || ':' || receipt, 'UTF8'))`;
  }
}

/** The candidacies that stand, each with its child. */
function standing({ projectId, proposed }: ToRank): SQL {
  const as = proposed === null ? isStanding : and(isStanding, ne(applications.id, proposed.applicationId));
  const own = proposed === null ? sql`` : sql`or candidacies.id = any(${sql.param([...proposed.standing])}::uuid[])`;
  return sql`
    select candidacies.id, receipt, choices, entered_at, application_id, document_hmac as child
    from candidacies join applications on applications.id = application_id left join household_members on household_members.id = child_id
    where project_id = ${projectId}::uuid and (${as} ${own})`;
}

/** The newest score of each, or the proposed one. Whoever has none is ranked with nulls, which no run takes. */
function scored({ service, proposed }: ToRank): SQL {
  const columns = sql`s.id as score_id, s.applicant_class, s.total, s.vetoed, s.sections, s.indicators, s.earliest, s.submitted_at`;
  const newest = sql`select ${columns} from scores s where s.application_id = o.application_id and s.kind = ${service.kind}
      order by s.version desc limit 1`;
  const score = proposed?.score ?? null;
  if (proposed === null || score === null)
    return sql`select o.*, s.* from once o left join lateral (${newest}) s on true`;
  const value = sql`null::uuid as score_id, ${score.applicantClass}::text as applicant_class, ${score.total}::bigint as total,
    ${score.vetoed}::boolean as vetoed, ${sql.param(score.sections)}::bigint[] as sections, ${sql.param(score.indicators)}::bigint[] as indicators,
    ${sql.param(score.earliest)}::text[]::date[] as earliest, ${score.submittedAt}::timestamptz as submitted_at`;
  return sql`select o.*, s.* from once o left join lateral (${newest}) s on true where o.application_id <> ${proposed.applicationId}::uuid
    union all select o.*, ${value} from once o where o.application_id = ${proposed.applicationId}::uuid`;
}

/** The common part of every statement: `input` has everybody with why somebody is excluded, `placed` those who are ranked. */
function placed(run: ToRank): SQL {
  const { service } = run;
  const keys = service.tieBreak.map((key) => keyOf(run, key));
  if (service.order === "total") keys.unshift(sql`- total`);
  const named = keys.map((key, at) => sql`, ${key} as ${sql.raw(`k${at}`)}`);
  const names = sql.raw(keys.map((_, at) => `k${at}`).join(", ") || "1");
  const pools = service.pools.map(
    (pool, at) => sql`(${at}::int, ${pool.code}::text, ${pool.quota}::bigint, ${sql.param([...pool.classes])}::text[])`,
  );
  const thresholds = [sql`false`, ...service.thresholds.map((one) => below(run, one))];
  const place =
    service.allocation === "preference"
      ? sql`row_number() over (order by ${names})`
      : sql`rank() over (partition by stands order by ${names})`;
  return sql`
    pools(no, code, quota, classes) as (values ${sql.join(pools, sql`, `)}),
    standing as (${standing(run)}),
    once as (
      select * from standing where child is null
      union all (select distinct on (child) * from standing where child is not null order by child, entered_at, receipt collate "C")),
    scored as (${scored(run)}),
    input as (
      select *,
        case when cardinality(choices) > 0 then (select no from pools where code = choices[1])
          else (select min(no) from pools where applicant_class = any(classes)) end as stands,
        case when vetoed then 'vetoed' when ${sql.join(thresholds, sql` or `)} then 'below-threshold' end as excluded
        ${sql.join(named, sql``)}
      from scored),
    placed as (select *, ${place} as place, count(*) over (partition by stands, ${names}) as shared from input where excluded is null)`;
}

/**
 * The ranking of a project in one statement: everybody with pool, rank, total, outcome and dense position, in the columns `candidacy_id, receipt, pool, rank,
 * total, outcome, position, score_id, applicant_class, choices, sections, indicators, earliest, submitted_at, vetoed`. `given` by preference alone. Source: contract 6.
 */
export function rankedRows(run: ToRank, given: Given | null): SQL {
  const { service } = run;
  const fits = service.boundaryTies === "admit" ? sql`n.place <= p.quota` : sql`n.place + n.shared - 1 <= p.quota`;
  const pools =
    given === null
      ? sql`join pools p on p.no = n.stands`
      : sql`left join unnest(${sql.param([...given])}::text[]) with ordinality g(code, place) on g.place = n.place
          left join pools p on p.code = g.code`;
  const within = given === null ? sql`p.quota is null or ${fits}` : sql`p.code is not null`;
  const frozen = sql.raw(
    "total, score_id, applicant_class, choices, sections, indicators, earliest, submitted_at, vetoed",
  );
  return sql`
    with ${placed(run)},
    expected as (
      select n.id as candidacy_id, n.receipt, p.no, p.code as pool, n.place::int as rank,
        case when ${within} then 'within-quota' else 'waitlisted' end as outcome, ${frozen}
      from placed n ${pools}
      union all select id, receipt, null, null, null, excluded, ${frozen} from input where excluded is not null)
    select *, (row_number() over (order by no nulls last, rank nulls last, receipt collate "C"))::int as position from expected`;
}

/** The choices of everybody who is ranked, in the one order of preference. */
export async function listChoicesInOrder(tx: Tx, run: ToRank): Promise<readonly (readonly string[])[]> {
  const rows = await tx.execute<{ choices: string[] }>(
    sql`with ${placed(run)} select choices from placed order by place`,
  );
  return rows.map(({ choices }) => choices);
}

type Side = Pick<RankedCandidate, "pool" | "rank" | "total" | "outcome"> & {
  readonly class: string;
  readonly choices: readonly string[];
};
/** A candidacy in a run and as it would be ranked now; null = in no row. `rescored`: another score, class, choice or time. */
export type ComparedRow = {
  readonly candidacyId: string;
  readonly before: Side | null;
  readonly now: Side | null;
  readonly rescored: boolean;
};

/** Ranks a project without keeping it: everybody who would stand elsewhere than in a run, and the `own` candidacies that are in either. */
export function compareWithRun(
  tx: Tx,
  run: ToRank,
  given: Given | null,
  runId: string,
  own: readonly string[],
): Promise<readonly ComparedRow[]> {
  const side = (name: string) =>
    sql.raw(`case when ${name}.candidacy_id is not null then json_build_object('pool', ${name}.pool, 'rank', ${name}.rank,
      'total', ${name}.total, 'outcome', ${name}.outcome, 'class', ${name}.applicant_class, 'choices', ${name}.choices) end`);
  const facts = (name: string) =>
    sql.raw(
      ["applicant_class", "choices", "total", "vetoed", "sections", "indicators", "earliest", "submitted_at"]
        .map((column) => `${name}.${column}`)
        .join(", "),
    );
  const stands = (name: string) => sql.raw(`${name}.pool, ${name}.rank, ${name}.total, ${name}.outcome::text`);
  return tx.execute<ComparedRow>(sql`
    select coalesce(n.candidacy_id, o.candidacy_id) as "candidacyId", ${side("o")} as before, ${side("n")} as now,
      (${facts("n")}) is distinct from (${facts("o")}) as rescored
    from (${rankedRows(run, given)}) n
    full join (select r.candidacy_id, r.pool, r.rank, r.outcome, r.choices, s.* from ranking_rows r join scores s on s.id = r.score_id
      where r.run_id = ${runId}::uuid) o on o.candidacy_id = n.candidacy_id
    where (${stands("n")}) is distinct from (${stands("o")}) or coalesce(n.candidacy_id, o.candidacy_id) = any(${sql.param([...own])}::uuid[])`);
}

/** The candidacies that stand in a project, but in no row of a run of it; does the child of each stand there by another candidacy? */
export function listLeftOut(tx: Tx, run: ToRank, runId: string) {
  return tx.execute<{ id: string; childStands: boolean }>(sql`
    with standing as (${standing(run)}),
    children as (select document_hmac from ranking_rows join candidacies on candidacies.id = candidacy_id
      join household_members on household_members.id = child_id where run_id = ${runId}::uuid)
    select id, coalesce(child in (select document_hmac from children), false) as "childStands" from standing s
    where not exists (select 1 from ranking_rows r where r.run_id = ${runId}::uuid and r.candidacy_id = s.id) order by id`);
}
