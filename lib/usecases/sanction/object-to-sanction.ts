import { eq, sql } from "drizzle-orm";
import { sanctions } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { moveSanction } from "../../domain/sanction/statuses";
import { fail, ok } from "../../domain/shared/result";
import { shanghaiDay } from "../../platform/clock";
import { sealText } from "../../platform/crypto/field-encryption";
import { perform } from "../act";
import { dueAfter } from "../work/due-after";
import { bindFiles, lockOwnSanction } from "./lock-sanction";
import { SANCTION_DECISION_WORKING_DAYS } from "./terms";

export type SanctionObjection = {
  readonly sanctionId: string;
  readonly text: string;
  readonly evidence: readonly string[];
};

/** The person objects to a sanction that was imposed, once, until the last day told; also at a township's counter. It stays in force meanwhile. */
export function objectToSanction(actor: Actor, input: SanctionObjection) {
  return perform<{ readonly dueOn: string }>(
    actor,
    "sanction.object",
    { kind: "sanction", id: input.sanctionId },
    async (context) => {
      const locked = await lockOwnSanction(context, input.sanctionId);
      if (!locked.ok) return locked;
      const sanction = locked.value;
      if (sanction.objectedAt !== null) return fail("objected-already");
      const moved = moveSanction(sanction.status, "object");
      if (!moved.ok) return moved;
      const { tx, now, audit } = context;
      if (shanghaiDay(now) > (sanction.objectUntil ?? "")) return fail("window-closed");
      if (input.text === "") return fail("reason-required");
      if (!(await bindFiles(tx, sanction, "objection", input.evidence))) return fail("not-found");
      const dueOn = await dueAfter(tx, now, SANCTION_DECISION_WORKING_DAYS);
      await tx
        .update(sanctions)
        .set({
          status: moved.value,
          objectedAt: now,
          objectionSealed: sealText(input.text, `sanctions.objection:${sanction.id}`),
          dueOn,
          version: sql`${sanctions.version} + 1`,
        })
        .where(eq(sanctions.id, sanction.id));
      await audit({ files: input.evidence.length, dueOn });
      return ok({ dueOn });
    },
  );
}
