import type { Actor } from "../../domain/access/authorize";
import { fail, ok } from "../../domain/shared/result";
import { shanghaiDay } from "../../platform/clock";
import { perform } from "../act";
import { lockPlace } from "./lock-offer";
import { flowedIn, promoteWaiting, releasePlace } from "./release-place";

/** The person does not take the place; the next on the waitlist is offered it in the same act. A second click changes nothing. */
export function declineOffer(actor: Actor, input: { readonly offerId: string }) {
  return perform<null>(actor, "offer.decline", { kind: "offer", id: input.offerId }, async (context) => {
    const { tx, now, audit } = context;
    const locked = await lockPlace(context, input.offerId, "own");
    if (!locked.ok) return locked;
    const { offer, project, fulfilment } = locked.value;
    if (offer.answer === "declined") {
      await audit({ again: true });
      return ok(null);
    }
    if (offer.answer === "lapsed" || (offer.answer === null && offer.dueOn < shanghaiDay(now)))
      return fail("offer-lapsed");
    if (offer.answer !== null) return fail("offer-answered");
    const released = await releasePlace(tx, offer, { move: "decline", by: actor.userId }, now);
    if (!released.ok) return released;
    const { promoted, flowed } = await promoteWaiting(tx, { project, fulfilment, now, cause: "decline" });
    await audit({ project: project.code, pool: offer.pool, promoted, ...flowedIn(flowed) });
    return ok(null);
  });
}
