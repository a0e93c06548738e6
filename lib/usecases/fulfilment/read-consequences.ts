import { and, eq } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { findStand, listHeldBeside, listStandsOf, type StandRow } from "../../../db/queries/exclusions";
import type { FoundOffer } from "../../../db/queries/fulfilment";
import { candidacies, passedOver, serviceProjects } from "../../../db/schema";
import type { CandidacyStatus } from "../../domain/candidacy/statuses";
import { areExclusive, givenUpFor, isWishedMore } from "../../domain/fulfilment/exclusions";
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
    .select({ project: serviceProjects.name })
    .from(passedOver)
    .innerJoin(candidacies, eq(candidacies.id, passedOver.candidacyId))
    .innerJoin(serviceProjects, eq(serviceProjects.id, candidacies.projectId))
    .where(and(eq(passedOver.offerId, offer.id), eq(candidacies.applicationId, candidacy.applicationId)));
  const beside: StandRow[] = [];
  for (const one of await listStandsOf(tx, candidacy.applicationId)) {
    const told = await toldStatus(tx, { ...one, id: one.candidacyId });
    if (areExclusive(stand, one) && UNDECIDED.includes(told)) beside.push(one);
  }
  const more = (one: StandRow) => isWishedMore(one, stand);
  return {
    barred: places.ok ? null : places.error,
    givesUp: places.ok
      ? places.value.map((one) => ({
          offerId: one.offerId,
          project: one.project,
          state: one.state,
          otherParent: one.applicationId !== stand.applicationId,
        }))
      : [],
    wishedMore: beside.filter(more).map((one) => one.project),
    wishedLess: beside.filter((one) => !more(one)).map((one) => one.project),
    passedOver: passed.map((one) => one.project),
  };
}
export type Consequences = Awaited<ReturnType<typeof readConsequences>>;
