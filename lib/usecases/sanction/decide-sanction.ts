import { eq, sql } from "drizzle-orm";
import { sanctions } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { moveSanction } from "../../domain/sanction/statuses";
import { fail, ok } from "../../domain/shared/result";
import { sealText } from "../../platform/crypto/field-encryption";
import { tellPerson } from "../accounts/messages";
import { perform } from "../act";
import { lockAround, lockSanction, type SanctionInput } from "./lock-sanction";
import { type Restored, restoreAll } from "./restore";

export type SanctionDecision = SanctionInput & {
  readonly decision: "uphold" | "lift";
  /** Told to the person. */
  readonly reason: string;
};

/**
 * The person's objection is decided by an officer who neither opened the case nor proposed or imposed the sanction. Lifted: the ban ends, the application
 * stands again where it stood, as do those of banned years, and their candidacies where they still can.
 */
export function decideSanction(actor: Actor, input: SanctionDecision) {
  return perform<Restored>(actor, "sanction.decide", { kind: "sanction", id: input.sanctionId }, async (context) => {
    const { tx, now, audit } = context;
    const around = await lockAround(tx, input.sanctionId);
    const locked = await lockSanction(context, actor, input);
    if (!locked.ok) return locked;
    if (around === null) return fail("not-found");
    const { sanction, ownerUserId } = locked.value;
    const moved = moveSanction(sanction.status, input.decision);
    if (!moved.ok) return moved;
    if ([sanction.openedBy, sanction.proposedBy, sanction.imposedBy].includes(actor.userId)) return fail("same-person");
    if (input.reason === "") return fail("reason-required");
    const lifted = input.decision === "lift";
    const restored: Restored = lifted
      ? await restoreAll(context, actor.userId, around, sanction)
      : { restored: [], lost: [], stillVoid: [] };
    await tx
      .update(sanctions)
      .set({
        status: moved.value,
        decidedBy: actor.userId,
        decidedAt: now,
        decisionSealed: sealText(input.reason, `sanctions.decision:${sanction.id}`),
        version: sql`${sanctions.version} + 1`,
      })
      .where(eq(sanctions.id, sanction.id));
    const template = lifted ? "sanction-lifted" : "sanction-upheld";
    await tellPerson(tx, ownerUserId, template, { caseNumber: sanction.caseNumber });
    await audit({ decision: input.decision, ...restored });
    return ok(restored);
  });
}
