import { eq, sql } from "drizzle-orm";
import { sanctions } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { moveApplication } from "../../domain/application/statuses";
import { moveSanction } from "../../domain/sanction/statuses";
import { fail, ok } from "../../domain/shared/result";
import { shanghaiDay } from "../../platform/clock";
import { sealText } from "../../platform/crypto/field-encryption";
import { perform } from "../act";
import { effectOfSanction } from "./effect-of-sanction";
import { lockAround, lockSanction, type SanctionInput, type SanctionRow } from "./lock-sanction";

/** Nothing is proposed before the person was heard: answered, or let the day go by. */
export function isHeardOut({ heardUntil, answeredAt }: SanctionRow, today: string): boolean {
  return answeredAt !== null || (heardUntil !== null && today > heardUntil);
}

export type SanctionProposal = SanctionInput & {
  /** Told to the person once it is imposed. */
  readonly reason: string;
  /** The digest of the effect that the officer was shown. */
  readonly effect: string;
};

/** An officer proposes that the application be void, with the years that the rulebook bans for. Changes nothing until another officer imposes it. */
export function proposeSanction(actor: Actor, input: SanctionProposal) {
  return perform<null>(actor, "sanction.propose", { kind: "sanction", id: input.sanctionId }, async (context) => {
    const { tx, now, audit } = context;
    const around = await lockAround(tx, input.sanctionId);
    const locked = await lockSanction(context, actor, input);
    if (!locked.ok) return locked;
    if (around === null) return fail("not-found");
    const { sanction } = locked.value;
    const moved = moveSanction(sanction.status, "propose");
    if (!moved.ok) return moved;
    if (!isHeardOut(sanction, shanghaiDay(now))) return fail("hearing-open");
    if (input.reason === "") return fail("reason-required");
    const { application, later } = around;
    const lawful = moveApplication(application.status, "sanction");
    if (!lawful.ok) return lawful;
    const effect = await effectOfSanction(tx, application, later);
    if (effect.digest !== input.effect) return fail("stale-record");
    await tx
      .update(sanctions)
      .set({
        status: moved.value,
        proposedBy: actor.userId,
        proposedAt: now,
        reasonSealed: sealText(input.reason, `sanctions.reason:${sanction.id}`),
        banFrom: effect.ban?.from ?? null,
        banUntil: effect.ban?.until ?? null,
        effectDigest: effect.digest,
        version: sql`${sanctions.version} + 1`,
      })
      .where(eq(sanctions.id, sanction.id));
    await audit({ ban: effect.ban, banned: effect.banned.map((one) => one.id), effect: effect.digest });
    return ok(null);
  });
}
