/** The planner knows nothing of what a CTE holds and would join tens of thousands of rows one by one. */
export const ORACLE_SETTINGS = "set enable_nestloop = off; set work_mem = '256MB'; set statement_timeout = '10min'";

/**
 * Contracts 2, 3 and 5 once more, as one SQL statement that shares nothing with the engine: dates are PostgreSQL's dates, quantities its numerics. For every
 * application of `source` (columns id and input, a points-application/1) one row: total in 分, vetoed, the points by section and by indicator. `rulebook` is a
 * relation of one row, `content` (points-rulebook/1 as jsonb); `kind` a kind of project or empty. Shares are added as decimals of 20 places.
 */
export function scoringOracle(rulebook: string, source: string, kind: string): string {
  const counted =
    kind === "" ? "true" : `(i.v->'services' is null or i.v->'services' = 'null' or i.v->'services' ? '${kind}')`;
  const hundredths = (json: string) => `((${json})::numeric * 100)`;
  const shared = (points: string) => `div(2 * ${points} * share_n + share_d, 2 * share_d)`;
  return `
with book as materialized (select content as b, (content->>'cutoffDate')::date as d from ${rulebook} limit 1),
indicators as materialized (
  select i.ord, i.v->>'code' as code, i.v->>'effect' as effect, i.v->>'section' as section, i.v->>'group' as grp, i.v->'classes' as classes,
    i.v->'rule' as rule, i.v->'rule'->>'kind' as kind, i.v->'rule'->>'unit' as unit, coalesce((i.v->'rule'->>'step')::numeric, 1) as step,
    ${hundredths("i.v->'rule'->>'points'")} as points, ${hundredths("i.v->'rule'->>'cap'")} as cap,
    coalesce(i.v->'rule'->>'mode', 'highest') as mode, coalesce((i.v->'rule'->>'prorate')::boolean, false) as prorate,
    coalesce((i.v->'rule'->>'perOption')::boolean, false) as apart, i.v->'rule'->>'of' = 'age' as of_age,
    coalesce((i.v->'window'->>'onCutoff')::boolean, false) as on_cutoff,
    i.v->>'effect' = 'veto' and coalesce(i.v->'window', 'null') = 'null' as unlimited, d,
    coalesce((d - make_interval(years => (i.v->'window'->>'years')::int) + interval '1 day')::date, (i.v->'window'->>'from')::date, '-infinity') as lo,
    coalesce((i.v->'window'->>'to')::date, d) as hi
  from book, jsonb_array_elements(b->'indicators') with ordinality i(v, ord) where i.v->>'effect' <> 'check' and ${counted}),
applications as materialized (
  select id, input->>'class' as class, (input->'person'->>'birthDate')::date as birth, input->'claims' as claims from ${source} s),
claimed as materialized (
  select a.id, a.birth, n.ord, c.v->'items' as items from applications a, jsonb_array_elements(a.claims) c(v)
  join indicators n on n.code = c.v->>'indicator' where n.classes ? a.class),
items as materialized (
  select c.id, c.ord, row_number() over () as no, coalesce(t.v->>'on', t.v->>'from')::date as s,
    case when t.v->>'on' is not null then (t.v->>'on')::date else coalesce((t.v->>'to')::date, 'infinity') end as e,
    t.v->>'option' as option, coalesce((t.v->>'count')::int, 1) as count, coalesce((t.v->>'quantity')::numeric, 0) as quantity,
    split_part(coalesce(t.v->>'share', '1/1'), '/', 1)::numeric as share_n, split_part(coalesce(t.v->>'share', '1/1'), '/', 2)::numeric as share_d
  from claimed c, jsonb_array_elements(c.items) t(v)),
-- Periods that begin by the cut-off date, merged uncut: which of them lie in one that reaches it.
begun as (
  select i.no, i.id, i.ord, case when n.apart then i.option end as option, i.s, i.e,
    max(i.e) over (partition by i.id, i.ord, case when n.apart then i.option end order by i.s, i.e, i.no rows between unbounded preceding and 1 preceding) as reached
  from items i join indicators n using (ord) where n.on_cutoff and i.s <= n.d),
islands as (
  select *, sum(case when reached is null or s > reached + 1 then 1 else 0 end) over (partition by id, ord, option order by s, e, no) as island from begun),
covering as materialized (
  select no from (select no, max(e) over (partition by id, ord, option, island) as until from islands) x, book where until >= d),
eligible as materialized (
  select i.*, n.unit, n.apart, greatest(i.s, n.lo) as cs, least(i.e, n.hi) as ce from items i join indicators n using (ord) left join covering v using (no)
  where i.s is null or n.unlimited or (i.s <= n.hi and least(i.e, n.hi) >= n.lo
    and (not n.on_cutoff or (i.s <= n.d and v.no is not null)))),
cut as (
  select id, ord, case when apart then option end as option, cs, ce, no,
    max(ce) over (partition by id, ord, case when apart then option end order by cs, ce, no rows between unbounded preceding and 1 preceding) as reached
  from eligible where unit = 'month'),
spans as (
  select id, ord, option, min(cs) as s, max(ce) + 1 as after from (
    select *, sum(case when reached is null or cs > reached + 1 then 1 else 0 end) over (partition by id, ord, option order by cs, ce, no) as span from cut) x
  group by id, ord, option, span),
months as (
  select id, ord, option, sum(n - case when (s + make_interval(months => n))::date <= after then 0 else 1 end) as q from (
    select *, ((extract(year from after) - extract(year from s)) * 12 + extract(month from after) - extract(month from s))::int as n from spans) x
  group by id, ord, option),
quantities as materialized (
  select id, ord, option, q::numeric from months
  union all
  select id, ord, case when apart then option end, sum(case when unit = 'event' then count else round(quantity * share_n / share_d, 20) end)
  from eligible where unit <> 'month' group by id, ord, case when apart then option end),
steps as materialized (
  select q.*, n.rule, n.kind, n.points, n.prorate, floor(round(q.q / n.step, 15)) as n, q.q / n.step as exact from quantities q join indicators n using (ord)),
earned as (
  select id, ord, max(${shared("n.points")}) as points from eligible join indicators n using (ord) where n.kind = 'once' group by id, ord
  union all
  select id, ord, max(${shared(hundredths("o.v->>'points'"))}) from eligible e join indicators n using (ord)
    join lateral jsonb_array_elements(n.rule->'options') o(v) on o.v->>'code' = e.option where n.kind = 'tiers' and n.mode = 'highest' group by id, ord
  union all
  select id, ord, sum(least(points, coalesce(cap, points))) from (
    select id, ord, o.v->>'code', sum(${shared(hundredths("o.v->>'points'"))} * count) as points, min(${hundredths("o.v->>'cap'")}) as cap from eligible e
      join indicators n using (ord) join lateral jsonb_array_elements(n.rule->'options') o(v) on o.v->>'code' = e.option
    where n.kind = 'tiers' and n.mode = 'sum' group by id, ord, o.v->>'code') x group by id, ord
  union all
  select id, ord, sum(least(points, coalesce(cap, points))) from (
    select id, ord, case when prorate then floor(exact * p + 0.5) else n * p end as points, cap from (
      select s.*, coalesce(${hundredths("o.v->>'points'")}, s.points) as p, ${hundredths("o.v->>'cap'")} as cap from steps s
      left join lateral jsonb_array_elements(case when s.option is null then '[]' else s.rule->'options' end) o(v) on o.v->>'code' = s.option
      where s.kind = 'perUnit') y) x group by id, ord
  union all
  select id, ord, coalesce(max(coalesce(${hundredths("b.v->>'points'")}, s.n * ${hundredths("b.v->>'pointsPerUnit'")})), 0) from steps s
    left join lateral jsonb_array_elements(s.rule->'bands') b(v) on (b.v->>'from')::numeric <= s.n and (b.v->>'to' is null or s.n < (b.v->>'to')::numeric)
    where s.kind = 'bands' group by id, ord
  union all
  select id, ord, sum(greatest(0, least(s.n, coalesce((l.v->>'upTo')::numeric, s.n)) - coalesce(l.earlier, 0)) * ${hundredths("l.v->>'points'")}) from steps s
    join lateral (select v, lag((v->>'upTo')::numeric) over (order by o) as earlier from jsonb_array_elements(s.rule->'slices') with ordinality x(v, o)) l on true
    where s.kind = 'progressive' group by id, ord
  union all
  select a.id, n.ord, coalesce(max(coalesce(${hundredths("b.v->>'points'")}, years * ${hundredths("b.v->>'pointsPerUnit'")})), 0) from applications a
    join indicators n on n.of_age and n.classes ? a.class
    cross join lateral (select coalesce((n.rule->>'on')::date, n.d) as day) y
    cross join lateral (select extract(year from y.day) - extract(year from a.birth) - (to_char(a.birth, 'MMDD') > to_char(y.day, 'MMDD'))::int as years) g
    left join lateral jsonb_array_elements(n.rule->'bands') b(v) on (b.v->>'from')::numeric <= g.years and (b.v->>'to' is null or g.years < (b.v->>'to')::numeric)
    group by a.id, n.ord),
counted as (
  select id, ord, max(points) as points from (
    select distinct id, ord, 0::numeric as points from claimed union all select id, ord, points from earned) x group by id, ord),
lines as (
  select c.id, c.ord, n.code, n.effect, n.section, n.grp, g.v->>'code' is not null as grouped, coalesce(g.v->>'mode', 'highest') as mode,
    ${hundredths("g.v->>'cap'")} as most, least(c.points, coalesce(n.cap, c.points)) as points
  from counted c join indicators n using (ord) cross join book
  left join lateral jsonb_array_elements(coalesce(b->'groups', '[]')) g(v) on g.v->>'code' = n.grp),
kept as materialized (
  select id, ord, code, effect, section, case
    when not grouped then points
    when mode = 'highest' then case when row_number() over (partition by id, grp order by points desc, ord) = 1 then points else 0 end
    else points - least(points, greatest(0, sum(points) over (partition by id, grp) - most
      - coalesce(sum(points) over (partition by id, grp order by ord desc rows between unbounded preceding and 1 preceding), 0))) end as points
  from lines),
sections as (
  select a.id, x.v->>'code' as code, coalesce((x.v->>'inTotal')::boolean, true) as in_total, ${hundredths("x.v->>'cap'")} as cap,
    coalesce(k.points, 0) as points
  from applications a cross join book cross join jsonb_array_elements(b->'sections') x(v)
  left join (select id, section, sum(points) as points from kept group by id, section) k on k.id = a.id and k.section = x.v->>'code'),
sums as (
  select id, sum(least(points, coalesce(cap, points))) filter (where in_total) as points,
    jsonb_object_agg(code, least(points, coalesce(cap, points)) / 100) as by_section from sections group by id),
scored as (
  select a.id, s.by_section as sections,
    s.points - coalesce(sum(k.points) filter (where k.effect = 'deduction'), 0) as sum,
    coalesce(jsonb_object_agg(k.code, k.points / 100) filter (where k.effect in ('award', 'deduction')), '{}') as indicators
  from applications a join sums s using (id) left join kept k using (id) group by a.id, s.by_section, s.points)
select s.id, greatest(s.sum, ${hundredths("b->>'totalFloor'")}) / 100 as total, sections, indicators,
  v.id is not null as vetoed
from scored s cross join book
left join (select distinct e.id from eligible e join indicators n using (ord) where n.effect = 'veto') v on v.id = s.id`;
}
