import { and, eq, inArray, isNull, or, sql } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import {
  applications,
  candidacies,
  noticeCorrections,
  noticeProofs,
  notices,
  objections,
  rankingRows,
  rankingRuns,
  sanctionCandidacies,
} from "../../../db/schema";
import type { CandidacyStatus } from "../../domain/candidacy/statuses";
import type { Notice, NoticeChange } from "../../domain/notice/notice";
import { tellPeople } from "../accounts/messages";
import { heldBackBy, heldBackInForce, standingColumns } from "./held-back";
import type { NoticeRecord } from "./notice-in-force";

type RunRow = typeof rankingRuns.$inferSelect;
type Published = {
  readonly notice: Notice;
  readonly listed: readonly { readonly candidacyId: string; readonly code: string }[];
};
const owedBy = (projectId: string) =>
  and(eq(noticeCorrections.projectId, projectId), isNull(noticeCorrections.noticeId));

/** How many granted objections and sanctions the notice of a project still has to take in. */
export function countOwed(tx: Tx, projectId: string): Promise<number> {
  return tx.$count(noticeCorrections, owedBy(projectId));
}

/** A new run takes in everything that is owed until now. */
export async function takeIntoRun(tx: Tx, projectId: string, runId: string): Promise<void> {
  await tx.update(noticeCorrections).set({ runId }).where(owedBy(projectId));
}

/** `ranked` are those who wait for a pool that is held back. */
const STANDING: readonly CandidacyStatus[] = ["eligible", "ranked", "in-notice", "not-ranked"];

/**
 * What a change of a row comes of, while it is owed: the own rows of those for whose sake the notice is corrected by their case; who moves with them by an
 * objection, unless all of it is sanctions.
 */
export async function changeReasons(tx: Tx, projectId: string) {
  const owed = await tx
    .select({ id: candidacies.id, sanctionId: noticeCorrections.sanctionId })
    .from(noticeCorrections)
    .leftJoin(objections, eq(objections.id, noticeCorrections.objectionId))
    .leftJoin(sanctionCandidacies, eq(sanctionCandidacies.sanctionId, noticeCorrections.sanctionId))
    .innerJoin(
      candidacies,
      or(eq(candidacies.id, objections.candidacyId), eq(candidacies.id, sanctionCandidacies.candidacyId)),
    )
    .where(and(owedBy(projectId), eq(candidacies.projectId, projectId)));
  const of = (sanctionId: string | null): NoticeChange["reason"] => (sanctionId === null ? "objection" : "sanction");
  const own = new Map(owed.map(({ id, sanctionId }) => [id, of(sanctionId)]));
  const rest: NoticeChange["reason"] = owed.every((one) => one.sanctionId !== null) ? "sanction" : "objection";
  return { own, rest };
}

/**
 * Is there something owed that the run does not hold, or nothing at all any more, or does it list somebody who withdrew, is void or is not eligible any
 * more?
 */
export async function isCorrectionOutdated(tx: Tx, run: RunRow): Promise<boolean> {
  const { pools } = await heldBackInForce(tx, run.projectId);
  if (pools.size === 0 && (await countOwed(tx, run.projectId)) === 0) return true;
  const without = await tx.$count(
    noticeCorrections,
    and(owedBy(run.projectId), sql`${noticeCorrections.runId} is distinct from ${run.id}`),
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
 * What follows when a correction takes the place of a notice: the old pages are made again without their rows, what was owed is done with,
 * candidacies stand as the run lists them, and everybody whose row changed is told, as is who objected. Who waited for a pool that was held back learns
 * the result as at a first publication.
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
    .update(noticeCorrections)
    .set({ noticeId })
    .where(owedBy(run.projectId))
    .returning({ id: noticeCorrections.objectionId });
  const waited = heldBackBy(await runOf(tx, replaced));
  const heldBack = heldBackBy(run);
  const rows = (
    await tx
      .select({ id: rankingRows.candidacyId, rank: rankingRows.rank, ...standingColumns })
      .from(rankingRows)
      .where(eq(rankingRows.runId, run.id))
  ).filter((row) => !heldBack.waits(row));
  const released = new Set(rows.filter((row) => waited.waits(row)).map(({ id }) => id));
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
  const ids = [...codes].filter(([id, code]) => changed.has(code) && !released.has(id)).map(([id]) => id);
  const objectors = await tx
    .select({ userId: objections.raisedBy })
    .from(objections)
    .where(
      inArray(
        objections.id,
        taken.flatMap((one) => one.id ?? []),
      ),
    );
  const body = { number: notice.number, project, until: notice.objectionsUntil };
  const told = new Set([...objectors.flatMap(({ userId }) => userId ?? []), ...(await ownersOf(tx, ids))]);
  await tellPeople(tx, [...told], "notice-corrected", body);
  const listedNow = new Set(listed.map((one) => one.candidacyId));
  const [first, unlisted] = [
    [...released].filter((id) => listedNow.has(id)),
    [...released].filter((id) => !listedNow.has(id)),
  ];
  await tellPeople(tx, await ownersOf(tx, first), "notice-published", body);
  await tellPeople(tx, await ownersOf(tx, unlisted), "not-listed", { project });
}

async function runOf(tx: Tx, { runId }: NoticeRecord): Promise<RunRow> {
  const [run] = await tx.select().from(rankingRuns).where(eq(rankingRuns.id, runId));
  if (run === undefined) throw new Error(`run ${runId} is gone`);
  return run;
}

async function ownersOf(tx: Tx, candidacyIds: readonly string[]): Promise<readonly string[]> {
  const owners = await tx
    .selectDistinct({ userId: applications.userId })
    .from(candidacies)
    .innerJoin(applications, eq(applications.id, candidacies.applicationId))
    .where(sql`${candidacies.id} = any(${sql.param([...candidacyIds])}::uuid[])`);
  return owners.map(({ userId }) => userId);
}
