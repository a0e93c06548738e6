import {
  type FoundOffer,
  type Fulfilment,
  findOffer,
  lockFulfilment,
  lockOfferRow,
  lockPlacesOf,
} from "../../../db/queries/fulfilment";
import { fail, ok, type Result } from "../../domain/shared/result";
import type { ActContext } from "../act";

type Whose = "own" | "department";

/** An offer for an act: in scope, its row locked so that what stands in it is what the act decides on. */
export async function lockOffer(
  { tx, authorize }: ActContext,
  offerId: string,
  whose: Whose,
): Promise<Result<FoundOffer, "not-found" | "forbidden">> {
  const found = await findOffer(tx, offerId);
  const allowed = authorize(ownerOf(found, whose));
  if (!allowed.ok) return allowed;
  if (found === null) return fail("not-found");
  return ok({ ...found, offer: await lockOfferRow(tx, offerId) });
}

/**
 * The same for acts that accept, give up or give on a place: the line of the year first, then the fulfilment of the project, then the offer, so that
 * no two of them wait for each other.
 */
export async function lockPlace(
  context: ActContext,
  offerId: string,
  whose: Whose,
): Promise<Result<FoundOffer & { readonly fulfilment: Fulfilment }, "not-found" | "forbidden">> {
  const found = await findOffer(context.tx, offerId);
  const allowed = context.authorize(ownerOf(found, whose));
  if (!allowed.ok) return allowed;
  if (found === null) return fail("not-found");
  await lockPlacesOf(context.tx, found.project.year);
  const fulfilment = await lockFulfilment(context.tx, found.project.id);
  if (fulfilment === null) throw new Error(`project ${found.project.id} has offers and no fulfilment`);
  return ok({ ...found, fulfilment, offer: await lockOfferRow(context.tx, offerId) });
}

const ownerOf = (found: FoundOffer | null, whose: Whose) =>
  found === null ? {} : whose === "own" ? { ownerUserId: found.userId } : { departments: [found.project.department] };
