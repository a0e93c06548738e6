import { and, eq } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { findStand, listHeldBeside, listStandsOf, type StandRow } from "../../../db/queries/exclusions";
import type { FoundOffer } from "../../../db/queries/fulfilment";
import { candidacies, passedOver, serviceProjects } from "../../../db/schema";
import type { CandidacyStatus } from "../../domain/candidacy/statuses";
import { areExclusive, givenUpFor, isWishedMore } from "../../domain/fulfilment/exclusions";
import { candidacyName } from "../application/candidacy-name";
import { toldStatus } from "../notice/told-status";

/** Before the result as it was told, and without a place so far. */
const UNDECIDED: readonly CandidacyStatus[] = ["entered", "eligible", "in-notice", "final"];

/**
 * What accepting an open offer does to the other projects that it excludes, for its person to read before the click: the places that it gives up;
 * why it cannot be accepted; own candidacies that may still come to a place, and those that were passed over for this one.
 */
export async function readConsequences(tx: Tx, { offer, candidacy, project }: FoundOffer) {
  const stand = await findStand(tx, candidacy.id);
  const held = await listHeldBeside(tx, { projectId: project.id, year: project.year, candidacyId: candidacy.id });
  const places = givenUpFor(stand, held);
  const passed = await tx
    .select({ project: serviceProjects.name, childId: candidacies.childId })
    .from(passedOver)
    .innerJoin(candidacies, eq(candidacies.id, passedOver.candidacyId))
    .innerJoin(serviceProjects, eq(serviceProjects.id, candidacies.projectId))
    .where(and(eq(passedOver.offerId, offer.id), eq(candidacies.applicationId, candidacy.applicationId)));
  const beside: StandRow[] = [];
  for (const one of await listStandsOf(tx, candidacy.applicationId)) {
    const told = await toldStatus(tx, { ...one, id: one.candidacyId });
    if (areExclusive(stand, one) && UNDECIDED.includes(told)) beside.push(one);
  }
  const named = (some: readonly { readonly project: string; readonly childId: string | null }[]) =>
    Promise.all(some.map((one) => candidacyName(tx, one)));
  const givesUp = [];
  for (const one of places.ok ? places.value : []) {
    const otherParent = one.applicationId !== stand.applicationId;
    // The other parent's place is for the same child, and stands in the other's dossier.
    const project = otherParent ? one.project : await candidacyName(tx, one);
    givesUp.push({ offerId: one.offerId, project, state: one.state, otherParent });
  }
  const served = places.ok
    ? undefined
    : held.find(
        (one) => one.state === "served" && one.applicationId === stand.applicationId && areExclusive(stand, one),
      );
  const more = (one: StandRow) => isWishedMore(one, stand);
  return {
    barred: places.ok ? null : places.error,
    /** The own service that was enjoyed and bars it. */
    barredBy: served === undefined ? null : await candidacyName(tx, served),
    givesUp,
    wishedMore: await named(beside.filter(more)),
    wishedLess: await named(beside.filter((one) => !more(one))),
    passedOver: await named(passed),
  };
}
export type Consequences = Awaited<ReturnType<typeof readConsequences>>;
