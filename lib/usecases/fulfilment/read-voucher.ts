import { and, eq, isNotNull } from "drizzle-orm";
import { findUser } from "../../../db/queries/accounts";
import { findOffer } from "../../../db/queries/fulfilment";
import { householdMembers, offers } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { maskDocumentNumber } from "../../domain/dossier/identity-number";
import { mistakable, nextSteps, type StepRule, serviceStanding, standingSteps } from "../../domain/fulfilment/steps";
import { fail, ok } from "../../domain/shared/result";
import { openText } from "../../platform/crypto/field-encryption";
import { perform } from "../act";
import { voucherHmac } from "./accept-offer";
import { type OfferView, viewOffer } from "./offer-view";
import type { RecordView } from "./read-records";

/** The serving unit scans or types a voucher of its own department and is led to its offer. Of any other it learns nothing. */
export function findVoucher(actor: Actor, input: { readonly code: string }) {
  return perform<{ readonly projectId: string; readonly offerId: string }>(
    actor,
    "voucher.read",
    { kind: "voucher", id: null },
    async ({ tx, authorize, audit }) => {
      const [offer] = await tx
        .select({ id: offers.id })
        .from(offers)
        .where(and(isNotNull(offers.voucherHmac), eq(offers.voucherHmac, voucherHmac(input.code))));
      const found = offer === undefined ? null : await findOffer(tx, offer.id);
      const allowed = authorize(found === null ? {} : { departments: [found.project.department] });
      if (!allowed.ok) return allowed;
      if (found === null) return fail("not-found");
      await audit({ scanned: true }, { kind: "offer", id: found.offer.id });
      return ok({ projectId: found.project.id, offerId: found.offer.id });
    },
  );
}

/** What the serving unit checks and can record next; numbers masked, to be compared with the paper that the person shows. */
export function readOffer(actor: Actor, input: { readonly offerId: string }) {
  return perform<ServedOffer>(
    actor,
    "voucher.read",
    { kind: "offer", id: input.offerId },
    async ({ tx, authorize, audit }) => {
      const found = await findOffer(tx, input.offerId);
      const allowed = authorize(found === null ? {} : { departments: [found.project.department] });
      if (!allowed.ok) return allowed;
      if (found === null) return fail("not-found");
      const user = await findUser(tx, found.userId);
      if (user?.documentSealed == null) throw new Error(`person of offer ${input.offerId} without document`);
      const { childId } = found.candidacy;
      const [child] =
        childId === null ? [] : await tx.select().from(householdMembers).where(eq(householdMembers.id, childId));
      const view = await viewOffer(tx, found);
      const standing = serviceStanding(view.answer, view.servedAt !== null);
      await audit({});
      return ok({
        ...view,
        name: user.name,
        document: maskDocumentNumber(openText(user.documentSealed, `users.document:${user.id}`)),
        childDocument:
          child === undefined
            ? null
            : maskDocumentNumber(openText(child.documentSealed, `household_members.document:${child.id}`)),
        receipt: found.candidacy.receipt,
        next: standing === null ? [] : nextSteps(view.kind, standing, standingSteps(view.records)),
        mistakable: standing === null ? null : mistakable(view.kind, standing, view.records),
      });
    },
  );
}
export type ServedOffer = OfferView & {
  readonly name: string;
  readonly document: string;
  readonly childDocument: string | null;
  readonly receipt: string;
  readonly next: readonly StepRule[];
  /** The record that can be taken back, if it was wrong. */
  readonly mistakable: RecordView | null;
};
