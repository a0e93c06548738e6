import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import {
  applications,
  candidacies,
  noticeProofs,
  notices,
  objectionCorrections,
  objections,
  rankingRows,
  type rankingRuns,
} from "../../../db/schema";
import type { CandidacyStatus } from "../../domain/candidacy/statuses";
import type { Notice } from "../../domain/notice/notice";
import { tellPerson } from "../accounts/messages";
import type { NoticeRecord } from "./notice-in-force";

type RunRow = typeof rankingRuns.$inferSelect;
type Published = {
  readonly notice: Notice;
  readonly listed: readonly { readonly candidacyId: string; readonly code: string }[];
};
const owedBy = (projectId: string) =>
  and(eq(objectionCorrections.projectId, projectId), isNull(objectionCorrections.noticeId));

/** How many granted objections the notice of a project still has to take in. */
export function countOwed(tx: Tx, projectId: string): Promise<number> {
  return tx.$count(objectionCorrections, owedBy(projectId));
}

/** A new run takes in everything that was granted until now. */
export async function takeIntoRun(tx: Tx, projectId: string, runId: string): Promise<void> {
  await tx.update(objectionCorrections).set({ runId }).where(owedBy(projectId));
}

const STANDING: readonly CandidacyStatus[] = ["eligible", "in-notice", "not-ranked"];

/** Is there something granted that the run does not hold, or does it list somebody who withdrew or is not eligible any more? */
export async function isCorrectionOutdated(tx: Tx, run: RunRow): Promise<boolean> {
  const without = await tx.$count(
    objectionCorrections,
    and(owedBy(run.projectId), sql`${objectionCorrections.runId} is distinct from ${run.id}`),
  );
  if (without > 0) return true;
  const held = await tx
    .select({ status: candidacies.status })
    .from(rankingRows)
    .innerJoin(candidacies, eq(candidacies.id, rankingRows.candidacyId))
    .where(eq(rankingRows.runId, run.id))
    .for("update", { of: candidacies });
  return held.some(({ status }) => !STANDING.includes(status));
}

/** The codes that earlier versions of a project's notice gave, by candidacy: a correction keeps them. */
export async function keptCodes(tx: Tx, projectId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .select({ candidacyId: noticeProofs.candidacyId, code: noticeProofs.code })
    .from(noticeProofs)
    .innerJoin(notices, eq(notices.id, noticeProofs.noticeId))
    .where(eq(notices.projectId, projectId));
  return new Map(rows.map((row) => [row.candidacyId, row.code]));
}

/**
 * What follows when a correction takes the place of a notice: the old pages are made again without their rows, the granted objections are done with,
 * candidacies stand as the run lists them, and everybody whose row changed is told, as is who objected.
 */
export async function settleCorrection(
  tx: Tx,
  replaced: NoticeRecord,
  run: RunRow,
  noticeId: string,
  { notice, listed }: Published,
  project: string,
): Promise<void> {
  await tx.update(notices).set({ filesAt: null }).where(eq(notices.id, replaced.id));
  const taken = await tx
    .update(objectionCorrections)
    .set({ noticeId })
    .where(owedBy(run.projectId))
    .returning({ id: objectionCorrections.objectionId });
  const rows = await tx
    .select({ id: rankingRows.candidacyId, rank: rankingRows.rank })
    .from(rankingRows)
    .where(eq(rankingRows.runId, run.id));
  for (const [status, ids] of [
    ["in-notice", rows.flatMap(({ id, rank }) => (rank === null ? [] : [id]))],
    ["not-ranked", rows.flatMap(({ id, rank }) => (rank === null ? [id] : []))],
  ] as const)
    for (let at = 0; at < ids.length; at += 1000)
      await tx
        .update(candidacies)
        .set({ status, version: sql`${candidacies.version} + 1` })
        .where(and(inArray(candidacies.id, ids.slice(at, at + 1000)), sql`${candidacies.status} <> ${status}`));
  // Whoever was listed and stands in no row of the run: a child's earlier candidacy stands now.
  await tx
    .update(candidacies)
    .set({ status: "not-ranked", version: sql`${candidacies.version} + 1` })
    .where(
      and(
        eq(candidacies.projectId, run.projectId),
        eq(candidacies.status, "in-notice"),
        sql`not exists (select 1 from ranking_rows r where r.run_id = ${run.id} and r.candidacy_id = ${candidacies.id})`,
      ),
    );
  const changed = new Set(notice.changes.map((one) => one.code));
  const codes = await keptCodes(tx, run.projectId);
  const ids = [
    ...listed.filter((one) => changed.has(one.code)).map((one) => one.candidacyId),
    ...[...codes].filter(([, code]) => changed.has(code)).map(([id]) => id),
  ];
  const objectors = await tx
    .select({ userId: objections.raisedBy })
    .from(objections)
    .where(
      inArray(
        objections.id,
        taken.map((one) => one.id),
      ),
    );
  const owners = await tx
    .selectDistinct({ userId: applications.userId })
    .from(candidacies)
    .innerJoin(applications, eq(applications.id, candidacies.applicationId))
    .where(sql`${candidacies.id} = any(${sql.param([...new Set(ids)])}::uuid[])`);
  const people = new Set([...objectors, ...owners].flatMap(({ userId }) => userId ?? []));
  const body = { number: notice.number, project, until: notice.objectionsUntil };
  for (const userId of people) await tellPerson(tx, userId, "notice-corrected", body);
}
