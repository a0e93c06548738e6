import { and, asc, desc, eq, isNull, or } from "drizzle-orm";
import { findOffer } from "../../../db/queries/fulfilment";
import { applications, candidacies, offers, serviceOptions } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { WITH_OPTIONS } from "../../domain/fulfilment/steps";
import { fail, ok } from "../../domain/shared/result";
import { openText } from "../../platform/crypto/field-encryption";
import { perform } from "../act";
import { type OfferView, viewOffer } from "./offer-view";
import { type Consequences, readConsequences } from "./read-consequences";

/** Every place that was offered to the person, over the years, the newest first: what is to be answered, what was enjoyed. At a counter: to who is present. */
export function listOwnOffers(actor: Actor) {
  return perform<readonly OfferView[]>(
    actor,
    "offer.read",
    { kind: "offer", id: null },
    async ({ tx, personId, authorize, audit }) => {
      const allowed = authorize({ ownerUserId: personId });
      if (!allowed.ok) return allowed;
      const rows = await tx
        .select({ id: offers.id })
        .from(offers)
        .innerJoin(candidacies, eq(candidacies.id, offers.candidacyId))
        .innerJoin(applications, eq(applications.id, candidacies.applicationId))
        .where(eq(applications.userId, personId))
        .orderBy(desc(offers.offeredAt), asc(offers.id));
      const views: OfferView[] = [];
      for (const { id } of rows) {
        const found = await findOffer(tx, id);
        if (found !== null) views.push(await viewOffer(tx, found));
      }
      await audit({ own: true, offers: views.length });
      return ok(views);
    },
  );
}

/** One own offer with its voucher, and with what there is to choose from. */
export function readOwnOffer(actor: Actor, input: { readonly offerId: string }) {
  return perform<OwnOffer>(
    actor,
    "offer.read",
    { kind: "offer", id: input.offerId },
    async ({ tx, authorize, audit }) => {
      const found = await findOffer(tx, input.offerId);
      const allowed = authorize(found === null ? {} : { ownerUserId: found.userId });
      if (!allowed.ok) return allowed;
      if (found === null) return fail("not-found");
      const { offer, project } = found;
      const options = WITH_OPTIONS.has(project.kind)
        ? await tx
            .select()
            .from(serviceOptions)
            .where(
              and(
                eq(serviceOptions.projectId, project.id),
                or(isNull(serviceOptions.pool), eq(serviceOptions.pool, offer.pool)),
              ),
            )
            .orderBy(asc(serviceOptions.name))
        : [];
      await audit({ own: true });
      return ok({
        ...(await viewOffer(tx, found)),
        voucher:
          offer.answer !== "accepted" || offer.voucherSealed === null
            ? null
            : openText(offer.voucherSealed, `offers.voucher:${offer.id}`),
        exclusive: await readConsequences(tx, found),
        options: options.map(({ id, name, places, taken }) => ({ id, name, left: places - taken })),
      });
    },
  );
}
export type OwnOffer = OfferView & {
  /** The code that the serving unit scans; null while there is nothing to serve. */
  readonly voucher: string | null;
  readonly exclusive: Consequences;
  readonly options: readonly { readonly id: string; readonly name: string; readonly left: number }[];
};
