import { eq, sql } from "drizzle-orm";
import { sanctions } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { moveSanction } from "../../domain/sanction/statuses";
import { ok } from "../../domain/shared/result";
import { tellPerson } from "../accounts/messages";
import { perform } from "../act";
import { dueAfter } from "../work/due-after";
import { lockSanction, type SanctionInput } from "./lock-sanction";
import { SANCTION_HEARING_WORKING_DAYS } from "./terms";

/** The person is asked to answer what is said of the evidence, until the day that is returned. */
export function hearPerson(actor: Actor, input: SanctionInput) {
  return perform<{ readonly until: string }>(
    actor,
    "sanction.hear",
    { kind: "sanction", id: input.sanctionId },
    async (context) => {
      const locked = await lockSanction(context, actor, input);
      if (!locked.ok) return locked;
      const { sanction, ownerUserId } = locked.value;
      const moved = moveSanction(sanction.status, "hear");
      if (!moved.ok) return moved;
      const { tx, now, audit } = context;
      const until = await dueAfter(tx, now, SANCTION_HEARING_WORKING_DAYS);
      await tx
        .update(sanctions)
        .set({ status: moved.value, heardAt: now, heardUntil: until, version: sql`${sanctions.version} + 1` })
        .where(eq(sanctions.id, sanction.id));
      await tellPerson(tx, ownerUserId, "sanction-heard", { caseNumber: sanction.caseNumber, until });
      await audit({ until });
      return ok({ until });
    },
  );
}
