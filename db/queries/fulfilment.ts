import { and, asc, desc, eq, inArray, ne, or, sql } from "drizzle-orm";
import type { Reader } from "../client";
import {
  applications,
  candidacies,
  fulfilments,
  householdMembers,
  notices,
  offerFlows,
  offerPools,
  offers,
  passedOver,
  programmes,
  rankingRows,
  serviceProjects,
  users,
} from "../schema";

const isNotVoid = or(
  ne(candidacies.status, "void"),
  sql`exists (select 1 from ${offers} where ${offers.candidacyId} = ${candidacies.id})`,
);

/**
 * The rows of a project's newest notice in published order, with who stands behind them: those that are final still, all whom no sanction made void
 * without a place, or all that are listed. `pools`: those that a row stands in or waits for.
 */
export async function listStanding(reader: Reader, projectId: string, which: "final" | "not-void" | "listed") {
  const [notice] = await reader
    .select({ runId: notices.runId })
    .from(notices)
    .where(eq(notices.projectId, projectId))
    .orderBy(desc(notices.version))
    .limit(1);
  if (notice === undefined) throw new Error(`project ${projectId} has no notice`);
  return reader
    .select({
      candidacyId: candidacies.id,
      userId: applications.userId,
      childHmac: householdMembers.documentHmac,
      pools: sql<
        string[]
      >`case when ${rankingRows.pool} is null then ${candidacies.choices} else array[${rankingRows.pool}] end`,
      position: rankingRows.position,
      within: sql<boolean>`${rankingRows.outcome} = 'within-quota'`,
    })
    .from(rankingRows)
    .innerJoin(candidacies, eq(candidacies.id, rankingRows.candidacyId))
    .innerJoin(applications, eq(applications.id, candidacies.applicationId))
    .leftJoin(householdMembers, eq(householdMembers.id, candidacies.childId))
    .where(
      and(
        eq(rankingRows.runId, notice.runId),
        inArray(rankingRows.outcome, ["within-quota", "waitlisted"]),
        which === "final" ? eq(candidacies.status, "final") : which === "listed" ? undefined : isNotVoid,
      ),
    )
    .orderBy(asc(rankingRows.rank), asc(rankingRows.position));
}

export function listPools(reader: Reader, projectId: string) {
  return reader
    .select({
      pool: offerPools.pool,
      initial: offerPools.initial,
      admitted: offerPools.admitted,
      taken: offerPools.taken,
    })
    .from(offerPools)
    .where(eq(offerPools.projectId, projectId));
}

/** The places of a project that went on to another pool, in the order in which they did. */
export function listFlowMoves(reader: Reader, projectId: string) {
  return reader
    .select({
      sequence: offerFlows.sequence,
      from: offerFlows.from,
      to: offerFlows.to,
      places: offerFlows.places,
      cause: offerFlows.cause,
      at: offerFlows.at,
    })
    .from(offerFlows)
    .where(eq(offerFlows.projectId, projectId))
    .orderBy(asc(offerFlows.sequence));
}

/** An offer with its candidacy, person and project; null where there is none. */
export async function findOffer(reader: Reader, offerId: string) {
  const [row] = await reader
    .select({ offer: offers, candidacy: candidacies, userId: applications.userId, project: serviceProjects })
    .from(offers)
    .innerJoin(candidacies, eq(candidacies.id, offers.candidacyId))
    .innerJoin(applications, eq(applications.id, candidacies.applicationId))
    .innerJoin(serviceProjects, eq(serviceProjects.id, offers.projectId))
    .where(eq(offers.id, offerId));
  return row ?? null;
}
export type FoundOffer = NonNullable<Awaited<ReturnType<typeof findOffer>>>;

/**
 * The line of a year, in which everybody stands who gives places, accepts one or gives one up, in any of its projects: what one decides about places
 * that exclude one another, no other changes meanwhile. Taken before every other lock of fulfilment, and behind that of an application.
 */
export async function lockPlacesOf(reader: Reader, year: number): Promise<void> {
  await reader.select({ year: programmes.year }).from(programmes).where(eq(programmes.year, year)).for("no key update");
}

/** Candidacies of a project that were passed over. */
export async function passedOverIn(reader: Reader, projectId: string): Promise<ReadonlySet<string>> {
  const rows = await reader
    .select({ candidacyId: passedOver.candidacyId })
    .from(passedOver)
    .innerJoin(candidacies, eq(candidacies.id, passedOver.candidacyId))
    .where(eq(candidacies.projectId, projectId));
  return new Set(rows.map((one) => one.candidacyId));
}

/** Offers of a project by their ids or by the receipts of their candidacies, with the names of their people; locked, always in the same order. */
export function lockOffers(reader: Reader, projectId: string, by: "id" | "receipt", values: readonly string[]) {
  const wanted = sql.param([...values]);
  return reader
    .select({
      offer: offers,
      candidacy: candidacies,
      userId: applications.userId,
      project: serviceProjects,
      name: users.name,
    })
    .from(offers)
    .innerJoin(candidacies, eq(candidacies.id, offers.candidacyId))
    .innerJoin(applications, eq(applications.id, candidacies.applicationId))
    .innerJoin(users, eq(users.id, applications.userId))
    .innerJoin(serviceProjects, eq(serviceProjects.id, offers.projectId))
    .where(
      and(
        eq(offers.projectId, projectId),
        by === "id" ? sql`${offers.id} = any(${wanted}::uuid[])` : sql`${candidacies.receipt} = any(${wanted}::text[])`,
      ),
    )
    .orderBy(asc(offers.id))
    .for("update", { of: offers });
}

/** Locks how a project is fulfilled: whoever gives places on holds this row, so that a hundred clicks are counted one after another. */
export async function lockFulfilment(reader: Reader, projectId: string) {
  const [row] = await reader.select().from(fulfilments).where(eq(fulfilments.projectId, projectId)).for("update");
  return row ?? null;
}
export type Fulfilment = NonNullable<Awaited<ReturnType<typeof lockFulfilment>>>;

export async function lockOfferRow(reader: Reader, offerId: string) {
  const [row] = await reader.select().from(offers).where(eq(offers.id, offerId)).for("update");
  if (row === undefined) throw new Error(`offer ${offerId} is gone`);
  return row;
}
