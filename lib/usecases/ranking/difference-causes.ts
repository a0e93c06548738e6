import { sql } from "drizzle-orm";
import type { Reader } from "../../../db/client";
import type { RunPair } from "../../../db/queries/ranking-difference";
import type { Absence, Arrival } from "../../domain/ranking/difference";

/** Two runs of a project and when they were made. */
export type DatedRuns = RunPair & { readonly fromAt: Date; readonly toAt: Date };

/** A decision between two runs on a line: whose, when, and whether a recheck or a granted objection led to it. */
export type Cause = {
  readonly applicationId: string;
  /** Of a check that belongs to one candidacy. */
  readonly candidacyId: string | null;
  readonly indicator: string;
  readonly effect: "award" | "deduction" | "veto" | "check";
  readonly department: string;
  readonly at: Date;
  readonly recheck: boolean;
  /** The number of the objection that it granted. */
  readonly caseNumber: string | null;
};

const between = ({ fromAt, toAt }: DatedRuns, column: string) =>
  sql`${sql.raw(column)} between ${fromAt.toISOString()} and ${toAt.toISOString()}`;
const idsOf = (ids: readonly string[]) => sql`any(${sql.param([...ids])}::uuid[])`;

/** The newest decision on each line of these applications that was taken between two runs. */
export async function listCauses(
  reader: Reader,
  runs: DatedRuns,
  applicationIds: readonly string[],
): Promise<readonly Cause[]> {
  const rows = await reader.execute<Omit<Cause, "at"> & { at: string }>(sql`
    select distinct on (i.id) i.application_id as "applicationId", i.candidacy_id as "candidacyId", i.indicator, i.effect, i.department, d.decided_at::text as at,
      exists (select 1 from disagreements s where s.item_id = i.id and s.said_at <= d.decided_at) as recheck,
      (select o.case_number from objections o where o.decision_id = d.id limit 1) as "caseNumber"
    from items i join decisions d on d.item_id = i.id
    where i.application_id = ${idsOf(applicationIds)} and ${between(runs, "d.decided_at")}
    order by i.id, d.sequence desc`);
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}

/** Does another candidacy name the same child in that run? */
const childIn = (runId: string) => sql`exists (select 1 from household_members own
  join household_members h on h.document_hmac = own.document_hmac join candidacies k on k.child_id = h.id
  join ranking_rows r on r.candidacy_id = k.id and r.run_id = ${runId}
  where own.id = c.child_id and k.id <> c.id)`;

/** Why candidacies of the earlier run are not in the later one, as they stand today. */
export async function listAbsences(
  reader: Reader,
  runs: RunPair,
  candidacyIds: readonly string[],
): Promise<ReadonlyMap<string, Absence>> {
  const rows = await reader.execute<{ id: string; why: Absence }>(sql`
    select c.id, case when c.status = 'withdrawn' or a.status = 'withdrawn' then 'withdrawn'
      when c.status::text = 'void' or a.status::text = 'void' then 'void'
      when a.status in ('refused', 'unconfirmed') then a.status::text
      when c.status = 'not-eligible' then 'not-eligible'
      when ${childIn(runs.to)} then 'child-elsewhere' else 'left-out' end as why
    from candidacies c join applications a on a.id = c.application_id where c.id = ${idsOf(candidacyIds)}`);
  return new Map(rows.map(({ id, why }) => [id, why]));
}

/** Why candidacies of the later run were not in the earlier one: what happened to them in between. */
export async function listArrivals(
  reader: Reader,
  runs: DatedRuns,
  candidacyIds: readonly string[],
): Promise<ReadonlyMap<string, Arrival>> {
  const rows = await reader.execute<{ id: string; why: Arrival }>(sql`
    select c.id, case
      when exists (select 1 from objections o join candidacies k on k.id = o.candidacy_id
        where k.application_id = c.application_id and o.status = 'granted' and ${between(runs, "o.decided_at")}) then 'objection'
      when ${childIn(runs.from)} then 'child-free'
      when exists (select 1 from confirmations f where f.application_id = c.application_id and ${between(runs, "f.given_at")})
        then 'confirmed'
      when exists (select 1 from items i join decisions d on d.item_id = i.id where i.application_id = c.application_id
        and i.effect = 'check' and coalesce(i.candidacy_id, c.id) = c.id and ${between(runs, "d.decided_at")}) then 'eligible'
      else 'joined' end as why
    from candidacies c where c.id = ${idsOf(candidacyIds)}`);
  return new Map(rows.map(({ id, why }) => [id, why]));
}
