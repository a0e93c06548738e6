import { and, asc, eq, inArray } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { type ComparedRow, compareWithRun } from "../../../db/queries/ranked-rows";
import { candidacies, items, noticeProofs, rankingRuns, serviceProjects } from "../../../db/schema";
import { readService } from "../../contracts/service";
import type { Standing } from "../../domain/ranking/difference";
import { canonicalJson } from "../../domain/shared/canonical-json";
import { sha256Hex } from "../../platform/crypto/sha256";
import { heldBackBy } from "../notice/held-back";
import { noticeInForce } from "../notice/notice-in-force";
import { givenPlaces } from "../ranking/make-rows";
import { type Proposed, type ProposedDecision, proposedApplication } from "../ranking/proposed";
import { loadRulebook } from "../rulebook/load-rulebook";

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

/** One project's run as it would be now against its notice in force, with the digest of that. */
export async function effectOnProject(tx: Tx, project: typeof serviceProjects.$inferSelect, proposed: Proposed) {
  const notice = await noticeInForce(tx, project.id);
  if (notice === null) throw new Error(`project ${project.id} in notice without one`);
  const [run] = await tx.select().from(rankingRuns).where(eq(rankingRuns.id, notice.runId));
  if (run === undefined) throw new Error(`notice ${notice.id} without run`);
  const read = readService(run.service);
  if (!read.ok) throw new Error(`run ${run.id}: its service does not read`);
  const { service } = read.value;
  const { rulebook } = await loadRulebook(tx, run.rulebookId);
  const toRank = {
    projectId: project.id,
    service,
    rulebook,
    proposed: await proposedApplication(tx, project, rulebook, proposed),
  };
  const mine = (
    await tx
      .select({ id: candidacies.id })
      .from(candidacies)
      .where(and(eq(candidacies.applicationId, proposed.applicationId), eq(candidacies.projectId, project.id)))
  ).map(({ id }) => id);
  const rows = await compareWithRun(tx, toRank, await givenPlaces(tx, toRank), run.id, mine);
  const heldBack = heldBackBy(run);
  const shown = (side: ComparedRow["now"]) => (side === null || heldBack.waits(side) ? null : standing(side));
  const codes = new Map(
    (
      await tx
        .select({ candidacyId: noticeProofs.candidacyId, code: noticeProofs.code })
        .from(noticeProofs)
        .where(eq(noticeProofs.noticeId, notice.id))
    ).map((row) => [row.candidacyId, row.code]),
  );
  const found = new Map(
    rows.map(({ candidacyId, before, now, rescored }) => {
      const sides = { before: shown(before), now: shown(now) };
      return [candidacyId, { candidacyId, code: codes.get(candidacyId) ?? null, ...sides, rescored }] as const;
    }),
  );
  const movedOf = ({ candidacyId, code, before, now }: Moved): Moved => ({ candidacyId, code, before, now });
  const own = mine.map(
    (id) => found.get(id) ?? { candidacyId: id, code: codes.get(id) ?? null, before: null, now: null, rescored: false },
  );
  const isOwn = new Set(mine);
  const others = [...found.values()].filter(
    (one) => !isOwn.has(one.candidacyId) && canonicalJson(one.before) !== canonicalJson(one.now),
  );
  return {
    sha256: notice.sha256,
    effect: {
      projectId: project.id,
      project: project.name,
      own: own.map(movedOf),
      others: others.map(movedOf).sort(byPlace),
      owes: own.some((one) => (one.before === null) !== (one.now === null) || (one.now !== null && one.rescored)),
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
