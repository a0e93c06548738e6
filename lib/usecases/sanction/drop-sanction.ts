import { eq, sql } from "drizzle-orm";
import { sanctions } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { moveSanction } from "../../domain/sanction/statuses";
import { fail, ok } from "../../domain/shared/result";
import { sealText } from "../../platform/crypto/field-encryption";
import { tellPerson } from "../accounts/messages";
import { perform } from "../act";
import { lockSanction, type SanctionInput } from "./lock-sanction";

/** The evidence is not false, or it cannot be shown: nothing follows, and the person is told why. Also of what a colleague proposed. */
export function dropSanction(actor: Actor, input: SanctionInput & { readonly reason: string }) {
  return perform<null>(actor, "sanction.drop", { kind: "sanction", id: input.sanctionId }, async (context) => {
    const locked = await lockSanction(context, actor, input);
    if (!locked.ok) return locked;
    const { sanction, ownerUserId } = locked.value;
    const moved = moveSanction(sanction.status, "drop");
    if (!moved.ok) return moved;
    if (input.reason === "") return fail("reason-required");
    const { tx, now, audit } = context;
    await tx
      .update(sanctions)
      .set({
        status: moved.value,
        droppedBy: actor.userId,
        droppedAt: now,
        droppedSealed: sealText(input.reason, `sanctions.dropped:${sanction.id}`),
        version: sql`${sanctions.version} + 1`,
      })
      .where(eq(sanctions.id, sanction.id));
    await tellPerson(tx, ownerUserId, "sanction-dropped", { caseNumber: sanction.caseNumber });
    await audit({ from: sanction.status });
    return ok(null);
  });
}
