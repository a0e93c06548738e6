import { and, asc, eq, isNull, sql } from "drizzle-orm";
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

/** Why, beside `applications` of the candidacy; null where nothing is on record. */
const recordedReason = (run: Run) => sql<Exclude<AbsenceReason, "unaccounted"> | null>`case
  when ${candidacies.status} = 'withdrawn' or ${applications.status} = 'withdrawn' then 'withdrawn'
  when ${candidacies.status} = 'void' or ${applications.status} = 'void' then 'void'
  when ${applications.status} in ('refused', 'unconfirmed', 'draft') then ${applications.status}::text
  when ${candidacies.status} = 'not-eligible' then 'not-eligible'
  when exists (select 1 from ${householdMembers} own
    join ${householdMembers} h on h.document_hmac = own.document_hmac join ${candidacies} k on k.child_id = h.id
    join ${rankingRows} r on r.candidacy_id = k.id and r.run_id = ${run.id}
    where own.id = ${candidacies.childId} and k.id <> ${candidacies.id}) then 'child-elsewhere' end`;

/** `recordedReason`, with a word for what nobody can explain. */
export const absenceReason = (run: Run) => sql<AbsenceReason>`coalesce(${recordedReason(run)}, 'unaccounted')`;

/**
 * The receipts of candidacies that are neither in a run nor have anything on record that keeps them out, in order; ten at most. None is how it must be.
 * Source: checklist AI-07.
 */
export async function listUnaccounted(reader: Reader, run: Run): Promise<readonly string[]> {
  const rows = await reader
    .select({ receipt: candidacies.receipt })
    .from(candidacies)
    .innerJoin(applications, eq(applications.id, candidacies.applicationId))
    .where(and(isAbsent(run), isNull(recordedReason(run))))
    .orderBy(asc(candidacies.receipt))
    .limit(10);
  return rows.map(({ receipt }) => receipt);
}
