import { and, asc, eq, isNotNull, lt } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import {
  applications,
  candidacies,
  householdMembers,
  noticeProofs,
  notices,
  rankingRows,
  serviceProjects,
} from "../../../db/schema";
import { readService } from "../../contracts/service";
import type { Actor } from "../../domain/access/authorize";
import type { Service } from "../../domain/ranking/service";
import { ok } from "../../domain/shared/result";
import { shanghaiDay } from "../../platform/clock";
import { openText } from "../../platform/crypto/field-encryption";
import { perform } from "../act";
import { withOtherParent } from "../application/other-candidacies";
import { isConcerned } from "../objection/objectable";

/** Why somebody stands in no list; told to that person alone. Words in `lib/copy/outcomes.ts`. */
export type UnlistedReason =
  | "withdrawn"
  | "void"
  | "refused"
  | "unconfirmed"
  | "not-eligible"
  | "vetoed"
  | "below-threshold"
  | "child-elsewhere";

function rowsOf(tx: Tx, userId: string) {
  return tx
    .select({
      candidacy: candidacies,
      application: applications.status,
      project: serviceProjects,
      notice: notices,
      row: rankingRows,
      code: noticeProofs.code,
      child: householdMembers,
    })
    .from(candidacies)
    .innerJoin(applications, eq(applications.id, candidacies.applicationId))
    .innerJoin(serviceProjects, eq(serviceProjects.id, candidacies.projectId))
    .leftJoin(householdMembers, eq(householdMembers.id, candidacies.childId))
    .leftJoin(notices, eq(notices.projectId, serviceProjects.id))
    .leftJoin(rankingRows, and(eq(rankingRows.runId, notices.runId), eq(rankingRows.candidacyId, candidacies.id)))
    .leftJoin(noticeProofs, and(eq(noticeProofs.noticeId, notices.id), eq(noticeProofs.candidacyId, candidacies.id)))
    .where(eq(applications.userId, userId))
    .orderBy(asc(serviceProjects.code), asc(candidacies.enteredAt), asc(candidacies.id), asc(notices.sequence));
}
type Row = Awaited<ReturnType<typeof rowsOf>>[number];

/** Vetoes, thresholds and the child's earlier candidacy are told once the notice is out; the rest as soon as it is decided. */
function unlistedReason({ candidacy, application, notice, row }: Row): UnlistedReason | null {
  if (candidacy.status === "withdrawn" || application === "withdrawn") return "withdrawn";
  if (candidacy.status === "void") return "void";
  if (application === "refused" || application === "unconfirmed") return application;
  if (candidacy.status === "not-eligible") return "not-eligible";
  if (notice === null || candidacy.status !== "not-ranked") return null;
  if (row === null) return "child-elsewhere";
  return row.outcome === "vetoed" || row.outcome === "below-threshold" ? row.outcome : null;
}

/** The own place with the totals of the order in which it stands, and the place among those who wait. */
async function standingOf(tx: Tx, service: Service, row: NonNullable<Row["row"]>, rank: number) {
  const inOrder =
    service.allocation === "pool" && row.pool !== null
      ? and(eq(rankingRows.runId, row.runId), eq(rankingRows.pool, row.pool))
      : and(eq(rankingRows.runId, row.runId), isNotNull(rankingRows.rank));
  const totals = await tx
    .select({ total: rankingRows.total })
    .from(rankingRows)
    .where(inOrder)
    .orderBy(asc(rankingRows.rank), asc(rankingRows.position));
  const ahead = and(inOrder, eq(rankingRows.outcome, "waitlisted"), lt(rankingRows.rank, rank));
  const pool = service.pools.find((one) => one.code === row.pool);
  return {
    rank,
    total: row.total,
    outcome: row.outcome,
    pool: pool?.name ?? null,
    // By preference the order is one for all places: no line of it is the quota.
    quota: service.allocation === "pool" ? (pool?.quota ?? null) : undefined,
    totals: totals.map((one) => one.total),
    waitingPlace: row.outcome === "waitlisted" ? (await tx.$count(rankingRows, ahead)) + 1 : null,
  };
}

/** Until when the person can object to this outcome; null where that is not possible today. */
function objectableUntil({ candidacy, project, notice }: Row, today: string): string | null {
  if (notice === null || project.status !== "in-notice" || !isConcerned(candidacy.status)) return null;
  return today <= notice.objectionsUntil ? notice.objectionsUntil : null;
}

async function outcomeOf(tx: Tx, row: Row, shared: ReadonlySet<string>, today: string) {
  const { candidacy, project, notice, code, child } = row;
  const read = readService(project.content);
  if (!read.ok) throw new Error(`project ${project.id} does not read`);
  const { service } = read.value;
  const ranked = row.row?.rank ?? null;
  return {
    candidacyId: candidacy.id,
    project: project.name,
    closesOn: project.closesOn,
    status: candidacy.status,
    projectStatus: project.status,
    child: child === null ? null : openText(child.nameSealed, `household_members.name:${child.id}`),
    twoStand: shared.has(candidacy.id),
    thresholds: service.thresholds,
    objectableUntil: objectableUntil(row, today),
    unlisted: unlistedReason(row),
    total: row.row?.total ?? null,
    notice:
      notice === null || code === null || row.row === null || ranked === null
        ? null
        : {
            number: notice.number,
            publishedAt: notice.publishedAt,
            objectionsUntil: notice.objectionsUntil,
            over: notice.finalAt !== null,
            code,
            ...(await standingOf(tx, service, row.row, ranked)),
          },
  };
}
export type OwnOutcome = Awaited<ReturnType<typeof outcomeOf>>;

/** Each of the person's own candidacies: where it stands, its place in the notice, or in private why it is in none. */
export function listOwnOutcomes(actor: Actor) {
  return perform<readonly OwnOutcome[]>(
    actor,
    "proof.read",
    { kind: "notice", id: null },
    async ({ tx, now, authorize, audit }) => {
      const allowed = authorize({ ownerUserId: actor.userId });
      if (!allowed.ok) return allowed;
      const rows = await rowsOf(tx, actor.userId);
      const newest = [...new Map(rows.map((row) => [row.candidacy.id, row])).values()];
      const shared = await withOtherParent(
        tx,
        newest.map((row) => row.candidacy.id),
      );
      const outcomes: OwnOutcome[] = [];
      for (const row of newest) outcomes.push(await outcomeOf(tx, row, shared, shanghaiDay(now)));
      await audit({ own: true, candidacies: outcomes.length });
      return ok(outcomes);
    },
  );
}
