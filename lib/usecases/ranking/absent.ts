import { and, eq, isNull, type SQLWrapper, sql } from "drizzle-orm";
import type { Reader } from "../../../db/client";
import { applications, candidacies, householdMembers, rankingRows } from "../../../db/schema";

type Run = { readonly id: string; readonly projectId: string };
/** What is on record about a candidacy that stands in no row of a run. */
export type AbsenceReason =
  | "withdrawn"
  | "void"
  | "refused"
  | "unconfirmed"
  | "draft"
  | "not-eligible"
  | "child-elsewhere"
  | "unaccounted";

/** The candidacies of a run's project that stand in no row of it. */
export const isAbsent = (run: Run) =>
  and(
    eq(candidacies.projectId, run.projectId),
    sql`not exists (select 1 from ${rankingRows} where ${rankingRows.runId} = ${run.id} and ${rankingRows.candidacyId} = ${candidacies.id})`,
  );

/** What candidacy and application say by themselves, beside `applications` of the candidacy; null where they say nothing. */
const ownReason = sql<Exclude<AbsenceReason, "unaccounted" | "child-elsewhere"> | null>`case
  when ${candidacies.status} = 'withdrawn' or ${applications.status} = 'withdrawn' then 'withdrawn'
  when ${candidacies.status} = 'void' or ${applications.status} = 'void' then 'void'
  when ${applications.status} in ('refused', 'unconfirmed', 'draft') then ${applications.status}::text
  when ${candidacies.status} = 'not-eligible' then 'not-eligible' end`;

/** Does another candidacy for the same child stand in the run? */
const isChildElsewhere = (
  run: Run,
  candidacyId: SQLWrapper,
  childId: SQLWrapper,
) => sql`exists (select 1 from ${householdMembers} own
    join ${householdMembers} h on h.document_hmac = own.document_hmac join ${candidacies} k on k.child_id = h.id
    join ${rankingRows} r on r.candidacy_id = k.id and r.run_id = ${run.id}
    where own.id = ${childId} and k.id <> ${candidacyId})`;

/** Why an absent candidacy is not in the run, beside `applications` of the candidacy. */
export const absenceReason = (run: Run) => sql<AbsenceReason>`coalesce(${ownReason},
  case when ${isChildElsewhere(run, candidacies.id, candidacies.childId)} then 'child-elsewhere' else 'unaccounted' end)`;

/**
 * The receipts of candidacies that are neither in a run nor have anything on record that keeps them out, in order; ten at most. None is how it must be. The
 * children are looked at for the few alone of whom nothing else is on record. Source: checklist AI-07.
 */
export async function listUnaccounted(reader: Reader, run: Run): Promise<readonly string[]> {
  const few = reader
    .select({ id: candidacies.id, receipt: candidacies.receipt, childId: candidacies.childId })
    .from(candidacies)
    .innerJoin(applications, eq(applications.id, candidacies.applicationId))
    .where(and(isAbsent(run), isNull(ownReason)));
  const rows = await reader.execute<{ receipt: string }>(sql`
    with few as materialized (${few}) select receipt from few
    where not ${isChildElsewhere(run, sql.raw("few.id"), sql.raw("few.child_id"))} order by receipt limit 10`);
  return rows.map(({ receipt }) => receipt);
}
