import type { Tx } from "../../../db/client";
import { findStand, listHeldBeside } from "../../../db/queries/exclusions";
import {
  type FoundOffer,
  type Fulfilment,
  findOffer,
  lockFulfilment,
  lockOfferRow,
} from "../../../db/queries/fulfilment";
import { givenUpFor } from "../../domain/fulfilment/exclusions";
import type { FlowMove } from "../../domain/fulfilment/flows";
import { fail, ok, type Result } from "../../domain/shared/result";
import { tellPerson } from "../accounts/messages";
import { type Promoted, promoteWaiting, releasePlace } from "./release-place";

export type Exclusive = FoundOffer & { readonly fulfilment: Fulfilment };

/**
 * Locks the places that accepting an offer gives up, each behind how its project is fulfilled. The line of the year is locked, so no other place
 * comes; what was served meanwhile is seen. Errors: such a place is served, or the child has one by the other parent.
 */
export async function lockExclusive(
  tx: Tx,
  { candidacy, project }: FoundOffer,
): Promise<Result<readonly Exclusive[], "excluded-by-served" | "child-has-place">> {
  const stand = await findStand(tx, candidacy.id);
  const held = await listHeldBeside(tx, { projectId: project.id, year: project.year, candidacyId: candidacy.id });
  const places = givenUpFor(stand, held);
  if (!places.ok) return places;
  const locked: Exclusive[] = [];
  for (const { offerId, projectId } of places.value) {
    const fulfilment = await lockFulfilment(tx, projectId);
    const offer = await lockOfferRow(tx, offerId);
    const found = await findOffer(tx, offerId);
    if (fulfilment === null || found === null) throw new Error(`offer ${offerId} of no project`);
    if (offer.servedAt !== null) return fail("excluded-by-served");
    locked.push({ ...found, offer, fulfilment });
  }
  return ok(locked);
}

type For = {
  readonly offerId: string;
  readonly project: string;
  readonly userId: string;
  readonly by: string;
  readonly now: Date;
};

/** Gives these places up for an offer that is being accepted, and tells whose they were. */
export async function giveUp(tx: Tx, places: readonly Exclusive[], taken: For): Promise<void> {
  for (const { offer, project, userId } of places) {
    const released = await releasePlace(
      tx,
      offer,
      { move: "giveUp", by: taken.by, givenUpFor: taken.offerId },
      taken.now,
    );
    if (!released.ok) throw new Error(`offer ${offer.id} is held and cannot be given up`);
    await tellPerson(tx, userId, "offer-given-up", {
      project: project.name,
      taken: taken.project,
      parent: userId === taken.userId ? "no" : "yes",
    });
  }
}

/** Gives the freed places on, once the accepted one stands. */
export async function giveOn(tx: Tx, places: readonly Exclusive[], now: Date): Promise<Promoted> {
  const projects = new Map(places.map((one) => [one.project.id, one]));
  let promoted = 0;
  const flowed: FlowMove[] = [];
  for (const { project, fulfilment } of projects.values()) {
    const given = await promoteWaiting(tx, { project, fulfilment, now, cause: "give-up" });
    promoted += given.promoted;
    flowed.push(...given.flowed);
  }
  return { promoted, flowed };
}
