import { and, asc, eq, gt, isNotNull, isNull, lt, type SQL, sql } from "drizzle-orm";
import { officeNow, type Tx } from "../../../db/client";
import { listFlowMoves } from "../../../db/queries/fulfilment";
import {
  applications,
  candidacies,
  dossiers,
  fulfilments,
  householdMembers,
  offerPools,
  offers,
  serviceOptions,
  serviceProjects,
  serviceRecords,
} from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { fail, ok } from "../../domain/shared/result";
import { shanghaiDay } from "../../platform/clock";
import { openText } from "../../platform/crypto/field-encryption";
import { perform } from "../act";
import { listCertificateIndicators } from "./certificate-indicators";
import { poolNames } from "./offer-view";

export const OFFER_STATES = [
  "open",
  "to-serve",
  "overdue",
  "served",
  "declined",
  "lapsed",
  "revoked",
  "to-recover",
] as const;
export type OfferState = (typeof OFFER_STATES)[number];
export type OfferFilter = { readonly pool: string | null; readonly state: OfferState | null };

const unserved = and(eq(offers.answer, "accepted"), isNull(offers.servedAt));
const inState = (state: OfferState, today: string): SQL | undefined =>
  ({
    open: isNull(offers.answer),
    "to-serve": unserved,
    overdue: and(unserved, lt(offers.serveBy, today)),
    served: and(eq(offers.answer, "accepted"), isNotNull(offers.servedAt)),
    declined: eq(offers.answer, "declined"),
    lapsed: eq(offers.answer, "lapsed"),
    revoked: eq(offers.answer, "revoked"),
    "to-recover": and(
      eq(offers.answer, "revoked"),
      isNotNull(offers.servedAt),
      sql`not exists (select 1 from ${serviceRecords} where ${serviceRecords.offerId} = ${offers.id} and ${serviceRecords.step} = 'recovered')`,
    ),
  })[state];

/** Numbers by pool: what it had when offers began, what came and went on, and what became of it. */
async function countPools(tx: Tx, projectId: string, today: string) {
  const count = (state: OfferState) => sql<number>`(count(${offers.id}) filter (where ${inState(state, today)}))::int`;
  return tx
    .select({
      pool: offerPools.pool,
      initial: offerPools.initial,
      admitted: offerPools.admitted,
      taken: offerPools.taken,
      open: count("open"),
      toServe: count("to-serve"),
      overdue: count("overdue"),
      served: count("served"),
      declined: count("declined"),
      lapsed: count("lapsed"),
      revoked: count("revoked"),
    })
    .from(offerPools)
    .leftJoin(offers, and(eq(offers.projectId, offerPools.projectId), eq(offers.pool, offerPools.pool)))
    .where(eq(offerPools.projectId, projectId))
    .groupBy(offerPools.pool, offerPools.initial, offerPools.admitted, offerPools.taken);
}

function listRows(tx: Tx, projectId: string, filter: OfferFilter, today: string, after: number, limit: number) {
  return tx
    .select({
      offer: offers,
      status: candidacies.status,
      name: dossiers.name,
      child: householdMembers,
      option: serviceOptions.name,
    })
    .from(offers)
    .innerJoin(candidacies, eq(candidacies.id, offers.candidacyId))
    .innerJoin(applications, eq(applications.id, candidacies.applicationId))
    .innerJoin(dossiers, eq(dossiers.id, applications.dossierId))
    .leftJoin(householdMembers, eq(householdMembers.id, candidacies.childId))
    .leftJoin(serviceOptions, eq(serviceOptions.id, offers.optionId))
    .where(
      and(
        eq(offers.projectId, projectId),
        gt(offers.position, after),
        filter.pool === null ? undefined : eq(offers.pool, filter.pool),
        filter.state === null ? undefined : inState(filter.state, today),
      ),
    )
    .orderBy(asc(offers.position))
    .limit(limit);
}

async function viewOf(
  tx: Tx,
  project: typeof serviceProjects.$inferSelect,
  input: { readonly filter: OfferFilter; readonly after: number; readonly limit: number },
) {
  const today = shanghaiDay(await officeNow(tx));
  const names = poolNames(project.content);
  const [fulfilment] = await tx.select().from(fulfilments).where(eq(fulfilments.projectId, project.id));
  const rows = await listRows(tx, project.id, input.filter, today, input.after, input.limit);
  const counted = await countPools(tx, project.id, today);
  const moves = await listFlowMoves(tx, project.id);
  const placesOf = (side: "from" | "to", pool: string) =>
    moves.filter((one) => one[side] === pool).reduce((sum, one) => sum + one.places, 0);
  const options = await tx
    .select()
    .from(serviceOptions)
    .where(eq(serviceOptions.projectId, project.id))
    .orderBy(asc(serviceOptions.name));
  return {
    today,
    fulfilment: fulfilment ?? null,
    certificateIndicators: (await listCertificateIndicators(tx, project)).map(({ code, name }) => ({ code, name })),
    pools: [...names].flatMap(([code, name]) =>
      counted
        .filter((one) => one.pool === code)
        .map((one) => ({ ...one, name, received: placesOf("to", code), given: placesOf("from", code) })),
    ),
    moves: moves.map((one) => ({ ...one, from: names.get(one.from) ?? one.from, to: names.get(one.to) ?? one.to })),
    waiting: await tx.$count(candidacies, and(eq(candidacies.projectId, project.id), eq(candidacies.status, "final"))),
    withoutSlot: await tx.$count(
      offers,
      and(eq(offers.projectId, project.id), eq(offers.answer, "accepted"), isNull(offers.choosesFrom)),
    ),
    options: options.map((one) => ({ ...one, poolName: one.pool === null ? null : (names.get(one.pool) ?? one.pool) })),
    rows: rows.map(({ offer, status, name, child, option }) => ({
      id: offer.id,
      position: offer.position,
      status,
      name,
      child: child === null ? null : openText(child.nameSealed, `household_members.name:${child.id}`),
      pool: names.get(offer.pool) ?? offer.pool,
      promoted: offer.promoted,
      dueOn: offer.dueOn,
      serveBy: offer.serveBy,
      servedAt: offer.servedAt,
      choosesFrom: offer.choosesFrom,
      overdue: offer.answer === "accepted" && offer.servedAt === null && (offer.serveBy ?? today) < today,
      option,
    })),
  };
}
export type OffersView = Awaited<ReturnType<typeof viewOf>> & {
  readonly project: typeof serviceProjects.$inferSelect;
};

/** The offers of a project in published order, with the numbers of each pool. `after`: the position of the last row seen. */
export function listOffers(
  actor: Actor,
  input: {
    readonly projectId: string;
    readonly filter: OfferFilter;
    readonly after: number;
    readonly limit: number;
  },
) {
  return perform<OffersView>(
    actor,
    "offer.list",
    { kind: "service-project", id: input.projectId },
    async ({ tx, authorize, audit }) => {
      const [project] = await tx.select().from(serviceProjects).where(eq(serviceProjects.id, input.projectId));
      const allowed = authorize(project === undefined ? {} : { departments: [project.department] });
      if (!allowed.ok) return allowed;
      if (project === undefined) return fail("not-found");
      await audit({ after: input.after, ...input.filter });
      return ok({ project, ...(await viewOf(tx, project, input)) });
    },
  );
}
