import { eq, sql } from "drizzle-orm";
import { sanctions } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { moveApplication } from "../../domain/application/statuses";
import { moveSanction } from "../../domain/sanction/statuses";
import { fail, ok } from "../../domain/shared/result";
import { tellPerson } from "../accounts/messages";
import { perform } from "../act";
import { dueAfter } from "../work/due-after";
import { carryOut } from "./carry-out";
import { effectOfSanction } from "./effect-of-sanction";
import { lockAround, lockSanction, type SanctionInput } from "./lock-sanction";
import { SANCTION_OBJECTION_WORKING_DAYS } from "./terms";

/** How many notices are owed a correction, and how many people who waited were offered a place. */
export type Imposed = { readonly owing: number; readonly promoted: number };

/**
 * A second officer imposes what another proposed, neither of them who opened the case: this year's application is void, with those of the years that the
 * ban runs for, and what was granted is revoked. Bound to the effect that was shown; from now on the person may object once. Source: domain.md, Application; the two-person rule.
 */
export function imposeSanction(actor: Actor, input: SanctionInput & { readonly effect: string }) {
  return perform<Imposed>(actor, "sanction.impose", { kind: "sanction", id: input.sanctionId }, async (context) => {
    const { tx, now, audit } = context;
    const around = await lockAround(tx, input.sanctionId);
    const locked = await lockSanction(context, actor, input);
    if (!locked.ok) return locked;
    if (around === null) return fail("not-found");
    const { application, later } = around;
    const { sanction, ownerUserId } = locked.value;
    const moved = moveSanction(sanction.status, "impose");
    if (!moved.ok) return moved;
    if (sanction.proposedBy === actor.userId || sanction.openedBy === actor.userId) return fail("same-person");
    const lawful = moveApplication(application.status, "sanction");
    if (!lawful.ok) return lawful;
    const effect = await effectOfSanction(tx, application, later);
    if (effect.digest !== input.effect) return fail("stale-record");
    await carryOut(context, actor.userId, around, sanction, effect);
    const objectUntil = await dueAfter(tx, now, SANCTION_OBJECTION_WORKING_DAYS);
    await tx
      .update(sanctions)
      .set({
        status: moved.value,
        imposedBy: actor.userId,
        imposedAt: now,
        applicationWas: application.status,
        objectUntil,
        banFrom: effect.ban?.from ?? null,
        banUntil: effect.ban?.until ?? null,
        effectDigest: effect.digest,
        version: sql`${sanctions.version} + 1`,
      })
      .where(eq(sanctions.id, sanction.id));
    await tellPerson(tx, ownerUserId, "sanction-imposed", {
      caseNumber: sanction.caseNumber,
      year: String(sanction.year),
      until: String(effect.ban?.until ?? ""),
      banned: effect.banned.map((one) => one.year).join("、"),
      objectUntil,
    });
    const promoted = effect.promoted.reduce((sum, one) => sum + one.count, 0);
    await audit({
      application: application.id,
      from: application.status,
      ban: effect.ban,
      banned: effect.banned.map(({ id, status }) => ({ id, from: status })),
      effect: effect.digest,
      void: effect.candidacies.filter((one) => one.void).map((one) => one.candidacyId),
      revoked: effect.candidacies.flatMap((one) => one.place?.offerId ?? []),
      owing: effect.notices.map((one) => one.projectId),
      promoted,
    });
    return ok({ owing: effect.notices.length, promoted });
  });
}
