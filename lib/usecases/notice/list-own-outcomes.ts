import { and, asc, eq, isNotNull, lt } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import {
  applications,
  candidacies,
  householdMembers,
  noticeProofs,
  notices,
  offers,
  passedOver,
  rankingRows,
  rankingRuns,
  serviceProjects,
} from "../../../db/schema";
import { readService } from "../../contracts/service";
import type { Actor } from "../../domain/access/authorize";
import type { PassedOverReason } from "../../domain/fulfilment/exclusions";
import type { Service } from "../../domain/ranking/service";
import { ok } from "../../domain/shared/result";
import { shanghaiDay } from "../../platform/clock";
import { openText } from "../../platform/crypto/field-encryption";
import { perform } from "../act";
import { withOtherParent } from "../application/other-candidacies";
import { isConcerned } from "../objection/objectable";
import { heldBackBy } from "./held-back";
import { toldStatus } from "./told-status";

/** For the own candidacies that were passed over: why, and the project of the place that barred each. */
async function listOwnPassedOver(tx: Tx, userId: string) {
  const rows = await tx
    .select({ candidacyId: passedOver.candidacyId, reason: passedOver.reason, other: serviceProjects.name })
    .from(passedOver)
    .innerJoin(candidacies, eq(candidacies.id, passedOver.candidacyId))
    .innerJoin(applications, eq(applications.id, candidacies.applicationId))
    .innerJoin(offers, eq(offers.id, passedOver.offerId))
    .innerJoin(serviceProjects, eq(serviceProjects.id, offers.projectId))
    .where(eq(applications.userId, userId));
  return new Map(rows.map((row) => [row.candidacyId, row]));
}

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
      run: rankingRuns,
      code: noticeProofs.code,
      child: householdMembers,
    })
    .from(candidacies)
    .innerJoin(applications, eq(applications.id, candidacies.applicationId))
    .innerJoin(serviceProjects, eq(serviceProjects.id, candidacies.projectId))
    .leftJoin(householdMembers, eq(householdMembers.id, candidacies.childId))
    .leftJoin(notices, eq(notices.projectId, serviceProjects.id))
    .leftJoin(rankingRuns, eq(rankingRuns.id, notices.runId))
    .leftJoin(rankingRows, and(eq(rankingRows.runId, notices.runId), eq(rankingRows.candidacyId, candidacies.id)))
    .leftJoin(noticeProofs, and(eq(noticeProofs.noticeId, notices.id), eq(noticeProofs.candidacyId, candidacies.id)))
    .where(eq(applications.userId, userId))
    .orderBy(asc(serviceProjects.code), asc(candidacies.enteredAt), asc(candidacies.id), asc(notices.sequence));
}
type Row = Awaited<ReturnType<typeof rowsOf>>[number];

/** Does the person wait because the notice holds the own pool back? Nothing of the result is told until then. */
function isWaiting({ row, run }: Row): boolean {
  if (row === null || run === null) return false;
  return heldBackBy(run).waits({ ...row, class: row.applicantClass });
}

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
  const waits = isWaiting(row) && candidacy.status !== "withdrawn";
  return {
    candidacyId: candidacy.id,
    project: project.name,
    closesOn: project.closesOn,
    status: await toldStatus(tx, candidacy),
    projectStatus: project.status,
    child: child === null ? null : openText(child.nameSealed, `household_members.name:${child.id}`),
    twoStand: shared.has(candidacy.id),
    thresholds: service.thresholds,
    /** The pool is held back: the result is not out. */
    heldBack: waits,
    objectableUntil: waits ? null : objectableUntil(row, today),
    unlisted: waits ? null : unlistedReason(row),
    total: waits ? null : (row.row?.total ?? null),
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
export type OwnOutcome = Awaited<ReturnType<typeof outcomeOf>> & {
  /** Why the turn for a place was passed over; null where it was not. */
  readonly passedOver: { readonly reason: PassedOverReason; readonly other: string } | null;
};

/** Each of the person's own candidacies: where it stands, its place in the notice, or in private why it is in none. */
export function listOwnOutcomes(actor: Actor) {
  return perform<readonly OwnOutcome[]>(
    actor,
    "outcome.read",
    { kind: "notice", id: null },
    async ({ tx, now, personId, authorize, audit }) => {
      const allowed = authorize({ ownerUserId: personId });
      if (!allowed.ok) return allowed;
      const rows = await rowsOf(tx, personId);
      const newest = [...new Map(rows.map((row) => [row.candidacy.id, row])).values()];
      const shared = await withOtherParent(
        tx,
        newest.map((row) => row.candidacy.id),
      );
      const outcomes: OwnOutcome[] = [];
      const passed = await listOwnPassedOver(tx, personId);
      for (const row of newest)
        outcomes.push({
          ...(await outcomeOf(tx, row, shared, shanghaiDay(now))),
          passedOver: passed.get(row.candidacy.id) ?? null,
        });
      await audit({ own: true, candidacies: outcomes.length });
      return ok(outcomes);
    },
  );
}
