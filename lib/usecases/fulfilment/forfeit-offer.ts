import type { Actor } from "../../domain/access/authorize";
import { fail, ok } from "../../domain/shared/result";
import { shanghaiDay } from "../../platform/clock";
import { sealText } from "../../platform/crypto/field-encryption";
import { tellPerson } from "../accounts/messages";
import { perform } from "../act";
import { lockPlace } from "./lock-offer";
import { flowedIn, promoteWaiting, releasePlace } from "./release-place";

/**
 * An accepted place that was not taken up by its last day (报到、签约逾期视为放弃) goes to the next on the waitlist, with a reason that the person
 * reads. Not before that day is over. Source: implementation plan 二, fulfilment of each service.
 */
export function forfeitOffer(actor: Actor, input: { readonly offerId: string; readonly reason: string }) {
  return perform<{ readonly projectId: string }>(
    actor,
    "offer.forfeit",
    { kind: "offer", id: input.offerId },
    async (context) => {
      const { tx, now, audit } = context;
      const locked = await lockPlace(context, input.offerId, "department");
      if (!locked.ok) return locked;
      const { offer, project, fulfilment, userId } = locked.value;
      if (userId === actor.userId) return fail("own-case");
      if (offer.servedAt !== null) return fail("already-served");
      if (offer.answer !== "accepted" || offer.serveBy === null) return fail("unlawful-move");
      if (offer.serveBy >= shanghaiDay(now)) return fail("serve-by-not-over");
      const reasonSealed = sealText(input.reason, `offers.reason:${offer.id}`);
      const released = await releasePlace(tx, offer, { move: "forfeit", by: actor.userId, reasonSealed }, now);
      if (!released.ok) return released;
      await tellPerson(tx, userId, "offer-forfeited", { project: project.name });
      const { promoted, flowed } = await promoteWaiting(tx, { project, fulfilment, now, cause: "forfeit" });
      await audit({ project: project.code, pool: offer.pool, promoted, ...flowedIn(flowed) });
      return ok({ projectId: project.id });
    },
  );
}
