import { eq, sql } from "drizzle-orm";
import { candidacies, offers } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { moveCandidacy } from "../../domain/candidacy/statuses";
import { fail, ok } from "../../domain/shared/result";
import { shanghaiDay } from "../../platform/clock";
import { lookupHmac, sealText } from "../../platform/crypto/field-encryption";
import { randomVoucher } from "../../platform/crypto/random";
import { perform } from "../act";
import { dueAfter } from "../work/due-after";
import { giveOn, giveUp, lockExclusive } from "./give-up";
import { lockPlace } from "./lock-offer";
import { flowedIn } from "./release-place";

/** What is looked up of a voucher, however it was typed or scanned. */
export const voucherHmac = (code: string) => lookupHmac("voucher", code.replace(/[^0-9A-Za-z]/g, "").toUpperCase());

/**
 * The person takes the place and gets a voucher. Places that it excludes are given up in the same act and go to the next there; what was served is
 * not. `givesUp`: those that the person read before the click; none that was not among them is given up. A second click finds it taken and changes
 * nothing.
 */
export function acceptOffer(actor: Actor, input: { readonly offerId: string; readonly givesUp?: readonly string[] }) {
  return perform<null>(actor, "offer.accept", { kind: "offer", id: input.offerId }, async (context) => {
    const { tx, now, audit } = context;
    const locked = await lockPlace(context, input.offerId, "own");
    if (!locked.ok) return locked;
    const { offer, project, fulfilment, userId } = locked.value;
    if (offer.answer === "accepted") {
      await audit({ again: true });
      return ok(null);
    }
    if (offer.answer === "lapsed" || (offer.answer === null && offer.dueOn < shanghaiDay(now)))
      return fail("offer-lapsed");
    if (offer.answer !== null) return fail("offer-answered");
    const moved = moveCandidacy("offered", "accept");
    if (!moved.ok) return moved;
    const exclusive = await lockExclusive(tx, locked.value);
    if (!exclusive.ok) return exclusive;
    if (exclusive.value.some((one) => !input.givesUp?.includes(one.offer.id))) return fail("gives-up-unread");
    await giveUp(tx, exclusive.value, {
      offerId: offer.id,
      project: project.name,
      userId,
      by: actor.userId,
      now,
    });
    const code = randomVoucher();
    await tx
      .update(offers)
      .set({
        answer: "accepted",
        answeredAt: now,
        answeredBy: actor.userId,
        voucherHmac: voucherHmac(code),
        voucherSealed: sealText(code, `offers.voucher:${offer.id}`),
        serveBy: await dueAfter(tx, now, fulfilment.serveWorkingDays),
      })
      .where(eq(offers.id, offer.id));
    await tx
      .update(candidacies)
      .set({ status: moved.value, version: sql`${candidacies.version} + 1` })
      .where(eq(candidacies.id, offer.candidacyId));
    const { promoted, flowed } = await giveOn(tx, exclusive.value, now);
    for (const { offer: other } of exclusive.value)
      await audit({ givenUpFor: offer.id }, { kind: "offer", id: other.id });
    await audit({ project: project.code, pool: offer.pool, promoted, ...flowedIn(flowed) });
    return ok(null);
  });
}
