import { and, eq, sql } from "drizzle-orm";
import { offers, serviceOptions } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { fail, ok } from "../../domain/shared/result";
import { perform } from "../act";
import { lockOffer } from "./lock-offer";

/** From the own slot on the person chooses one of what is left, once; whoever is placed better had the earlier slot. The same choice again changes nothing. */
export function chooseOption(actor: Actor, input: { readonly offerId: string; readonly optionId: string }) {
  return perform<null>(actor, "option.choose", { kind: "offer", id: input.offerId }, async (context) => {
    const { tx, now, audit } = context;
    const locked = await lockOffer(context, input.offerId, "own");
    if (!locked.ok) return locked;
    const { offer } = locked.value;
    if (offer.answer !== "accepted") return fail("unlawful-move");
    if (offer.optionId === input.optionId) {
      await audit({ again: true });
      return ok(null);
    }
    if (offer.optionId !== null) return fail("option-chosen");
    if (offer.choosesFrom === null || now < offer.choosesFrom) return fail("slot-not-begun");
    const [option] = await tx
      .select()
      .from(serviceOptions)
      .where(and(eq(serviceOptions.id, input.optionId), eq(serviceOptions.projectId, offer.projectId)))
      .for("update");
    if (option === undefined || (option.pool !== null && option.pool !== offer.pool)) return fail("invalid-input");
    if (option.taken >= option.places) return fail("option-full");
    await tx
      .update(serviceOptions)
      .set({ taken: sql`${serviceOptions.taken} + 1` })
      .where(eq(serviceOptions.id, option.id));
    await tx.update(offers).set({ optionId: option.id }).where(eq(offers.id, offer.id));
    await audit({ option: option.id });
    return ok(null);
  });
}
