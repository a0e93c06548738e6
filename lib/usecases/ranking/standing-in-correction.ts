import { sql } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import type { Placed } from "./frozen-rows";

/**
 * How many of each class must stand in the run that corrects a notice: everybody as in the run in force, which the townships signed for, save the
 * candidacies of those for whose sake it is corrected, of those whose objections were granted since that run (a check of theirs may let somebody into a pool
 * that is held back, or keep him out), those that are void, those withdrawn by people whom the notice does not list, and those that name the same children.
 */
export async function standingInCorrection(
  tx: Tx,
  projectId: string,
  rows: readonly Placed[],
): Promise<ReadonlyMap<string, number>> {
  const free = await tx.execute<{ id: string }>(sql`
    with owed as (select * from notice_corrections where project_id = ${projectId} and notice_id is null),
    own as (select c.id, c.child_id from candidacies c where c.project_id = ${projectId}
      and (c.status in ('withdrawn', 'void') or c.application_id in
        (select a.application_id from objections o join candidacies a on a.id = o.candidacy_id
           where o.status = 'granted' and (o.id in (select objection_id from owed) or o.decided_at >= (select r.prepared_at from ranking_runs r
             join notices n on n.run_id = r.id where n.project_id = ${projectId} order by n.version desc limit 1)))
        or c.id in (select v.candidacy_id from owed join sanction_candidacies v on v.sanction_id = owed.sanction_id)))
    select id from own union
    select c.id from candidacies c join household_members h on h.id = c.child_id
    where c.project_id = ${projectId} and h.document_hmac in
      (select m.document_hmac from own join household_members m on m.id = own.child_id)`);
  const moved = new Set(free.map(({ id }) => id));
  const before = await tx.execute<{ id: string; class: string }>(sql`
    select r.candidacy_id as id, a.applicant_class as class from ranking_rows r
    join candidacies c on c.id = r.candidacy_id join applications a on a.id = c.application_id
    where r.run_id = (select n.run_id from notices n where n.project_id = ${projectId} order by n.version desc limit 1)`);
  const standing = new Map<string, number>();
  const add = (code: string) => standing.set(code, (standing.get(code) ?? 0) + 1);
  for (const row of before) if (!moved.has(row.id)) add(row.class);
  for (const row of rows) if (moved.has(row.candidacyId)) add(row.candidate.class);
  return standing;
}
