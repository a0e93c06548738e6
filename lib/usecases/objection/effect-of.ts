import { and, asc, eq, inArray } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { candidacies, items, noticeProofs, rankingRows, rankingRuns, serviceProjects } from "../../../db/schema";
import { readService } from "../../contracts/service";
import type { Standing } from "../../domain/ranking/difference";
import { rankCandidates } from "../../domain/ranking/rank-candidates";
import { canonicalJson } from "../../domain/shared/canonical-json";
import { sha256Hex } from "../../platform/crypto/sha256";
import { type HeldBack, heldBackBy, standingColumns } from "../notice/held-back";
import { noticeInForce } from "../notice/notice-in-force";
import type { Proposed, ProposedDecision } from "../ranking/proposed";
import { readRankingInput } from "../ranking/ranking-input";

/** Where a candidacy stands in the notice in force, and where it would stand; null = in no row of the run. */
export type Moved = {
  readonly candidacyId: string;
  /** The public code, where the notice in force lists the candidacy. */
  readonly code: string | null;
  readonly before: Standing | null;
  readonly now: Standing | null;
};
export type ProjectEffect = {
  readonly projectId: string;
  readonly project: string;
  /** The candidacies of the application itself, also where they do not move. */
  readonly own: readonly Moved[];
  /** Everybody else who moves. */
  readonly others: readonly Moved[];
  /** Do facts or standing of the own candidacies change, so that the notice must be corrected? */
  readonly owes: boolean;
};
export type Effect = { readonly projects: readonly ProjectEffect[]; readonly digest: string };

const standing = ({ pool, rank, total, outcome }: Standing): Standing => ({ pool, rank, total, outcome });

/** Where everybody stands in the run behind a notice, by candidacy, without those whose pool is held back. */
async function publishedRows(tx: Tx, runId: string, heldBack: HeldBack): Promise<ReadonlyMap<string, Standing>> {
  const rows = await tx
    .select({
      ...standingColumns,
      candidacyId: rankingRows.candidacyId,
      rank: rankingRows.rank,
      total: rankingRows.total,
      outcome: rankingRows.outcome,
    })
    .from(rankingRows)
    .where(eq(rankingRows.runId, runId));
  return new Map(rows.filter((row) => !heldBack.waits(row)).map((row) => [row.candidacyId, standing(row)]));
}

/** The frozen scores of some candidacies in a run, as canonical JSON. */
async function frozenScores(tx: Tx, runId: string, ids: ReadonlySet<string>): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .select({ candidacyId: rankingRows.candidacyId, score: rankingRows.score })
    .from(rankingRows)
    .where(and(eq(rankingRows.runId, runId), inArray(rankingRows.candidacyId, [...ids])));
  return new Map(rows.map((row) => [row.candidacyId, canonicalJson(row.score)]));
}

/** One project's run as it would be now against its notice in force, with the digest of that. */
export async function effectOnProject(tx: Tx, project: typeof serviceProjects.$inferSelect, proposed: Proposed) {
  const notice = await noticeInForce(tx, project.id);
  if (notice === null) throw new Error(`project ${project.id} in notice without one`);
  const [run] = await tx.select().from(rankingRuns).where(eq(rankingRuns.id, notice.runId));
  if (run === undefined) throw new Error(`notice ${notice.id} without run`);
  const read = readService(run.service);
  if (!read.ok) throw new Error(`run ${run.id}: its service does not read`);
  const { service } = read.value;
  const scoresNow = new Map<string, string>();
  const { rows } = await readRankingInput(tx, project, run.rulebookId, service, {
    proposed,
    see: ({ applicationId, candidacyId, score }) => {
      if (applicationId === proposed.applicationId) scoresNow.set(candidacyId, score);
    },
  });
  const heldBack = heldBackBy(run);
  const known = new Map(rows.map((row) => [row.candidate.receipt, row]));
  const now = new Map<string, Standing>();
  for (const row of rankCandidates(
    service,
    rows.map((row) => row.candidate),
    sha256Hex,
  )) {
    const input = known.get(row.receipt);
    if (input === undefined || heldBack.waits({ ...input.candidate, pool: row.pool })) continue;
    now.set(input.candidacyId, standing(row));
  }
  const before = await publishedRows(tx, run.id, heldBack);
  const codes = new Map(
    (
      await tx
        .select({ candidacyId: noticeProofs.candidacyId, code: noticeProofs.code })
        .from(noticeProofs)
        .where(eq(noticeProofs.noticeId, notice.id))
    ).map((row) => [row.candidacyId, row.code]),
  );
  const mine = new Set(
    (
      await tx
        .select({ id: candidacies.id })
        .from(candidacies)
        .where(and(eq(candidacies.applicationId, proposed.applicationId), eq(candidacies.projectId, project.id)))
    ).map(({ id }) => id),
  );
  const ids = [...new Set([...before.keys(), ...now.keys(), ...mine])];
  const all = ids.map(
    (candidacyId): Moved => ({
      candidacyId,
      code: codes.get(candidacyId) ?? null,
      before: before.get(candidacyId) ?? null,
      now: now.get(candidacyId) ?? null,
    }),
  );
  const scoresBefore = await frozenScores(tx, run.id, mine);
  const isRescored = ({ candidacyId, before: was, now: is }: Moved) =>
    (was === null ? null : scoresBefore.get(candidacyId)) !== (is === null ? null : scoresNow.get(candidacyId));
  const moved = all.filter((one) => canonicalJson(one.before) !== canonicalJson(one.now));
  const own = all.filter((one) => mine.has(one.candidacyId));
  const others = moved.filter((one) => !mine.has(one.candidacyId));
  return {
    sha256: notice.sha256,
    effect: {
      projectId: project.id,
      project: project.name,
      own,
      others: others.sort(byPlace),
      owes: own.some(isRescored),
    } satisfies ProjectEffect,
  };
}

function byPlace(a: Moved, b: Moved): number {
  const place = ({ before, now }: Moved) => before?.rank ?? now?.rank ?? Number.MAX_SAFE_INTEGER;
  return place(a) - place(b) || (a.candidacyId < b.candidacyId ? -1 : 1);
}

/** The projects in notice whose listing an item's decision can change: the objected one first. */
export function listAffectedProjects(tx: Tx, applicationId: string) {
  return tx
    .selectDistinct({ id: serviceProjects.id })
    .from(serviceProjects)
    .innerJoin(candidacies, eq(candidacies.projectId, serviceProjects.id))
    .where(
      and(
        eq(candidacies.applicationId, applicationId),
        eq(serviceProjects.status, "in-notice"),
        inArray(candidacies.status, ["eligible", "in-notice", "not-ranked", "not-eligible"]),
      ),
    )
    .orderBy(asc(serviceProjects.id));
}

/**
 * What a proposed decision would change: each affected project's run as it would be now, with what was granted already, against the notice in force.
 * Made by the code that makes the run itself. The digest binds a decision to exactly this.
 */
export async function effectOf(tx: Tx, projectId: string, proposed: ProposedDecision): Promise<Effect> {
  const ids = (await listAffectedProjects(tx, proposed.applicationId)).map(({ id }) => id);
  const found = await tx
    .select()
    .from(serviceProjects)
    .where(inArray(serviceProjects.id, ids))
    .orderBy(asc(serviceProjects.id));
  const results = [];
  for (const project of found) results.push(await effectOnProject(tx, project, proposed));
  const [item] = await tx.select({ version: items.version }).from(items).where(eq(items.id, proposed.itemId));
  const digest = sha256Hex(canonicalJson({ proposed, version: item?.version ?? 0, results }));
  const projects = results.map(({ effect }) => effect);
  return {
    projects: projects.toSorted((a, b) => Number(b.projectId === projectId) - Number(a.projectId === projectId)),
    digest,
  };
}
