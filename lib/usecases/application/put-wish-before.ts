import { eq } from "drizzle-orm";
import { lockPlacesOf } from "../../../db/queries/fulfilment";
import { applications } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { putBefore } from "../../domain/candidacy/wishes";
import { fail, ok } from "../../domain/shared/result";
import { perform } from "../act";
import { lockOwn } from "./lock-own";
import { ownWishes } from "./own-wishes";

/**
 * Wishes one candidacy more than another that excludes it, or stands among such: it goes directly before that one. A second click changes nothing.
 * Possible until the first of these projects offers the person a place; the line of the year is locked, so that no offer is made meanwhile on the
 * old order. Source: issue 4, point 11.
 */
export function putWishBefore(actor: Actor, input: { readonly candidacyId: string; readonly before: string }) {
  return perform<null>(
    actor,
    "candidacy.order-wishes",
    { kind: "candidacy", id: input.candidacyId },
    async (context) => {
      const { tx, audit } = context;
      const locked = await lockOwn(context);
      if (!locked.ok) return locked;
      const application = locked.value;
      await lockPlacesOf(tx, application.year);
      const { wishes, fixed } = await ownWishes(tx, application.id);
      const order = wishes.map((one) => one.candidacyId);
      const [from, to] = [order.indexOf(input.candidacyId), order.indexOf(input.before)];
      if (from === -1 || to === -1 || from === to) return fail("not-found");
      if (from < to) {
        await audit({ again: true });
        return ok(null);
      }
      if (fixed) return fail("wishes-fixed");
      const next = [...putBefore(order, input.candidacyId, input.before)];
      await tx.update(applications).set({ wishes: next }).where(eq(applications.id, application.id));
      await audit({ from: order, to: next });
      return ok(null);
    },
  );
}
