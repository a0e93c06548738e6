import { eq, sql } from "drizzle-orm";
import { sanctions } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { fail, ok } from "../../domain/shared/result";
import { shanghaiDay } from "../../platform/clock";
import { sealText } from "../../platform/crypto/field-encryption";
import { perform } from "../act";
import { bindFiles, lockOwnSanction } from "./lock-sanction";

export type SanctionAnswer = {
  readonly sanctionId: string;
  readonly answer: string;
  readonly evidence: readonly string[];
};

/** The person answers at the hearing, in words and with files, once, until the last day told; also at a township's counter. */
export function answerSanction(actor: Actor, input: SanctionAnswer) {
  return perform<null>(actor, "sanction.answer", { kind: "sanction", id: input.sanctionId }, async (context) => {
    const locked = await lockOwnSanction(context, input.sanctionId);
    if (!locked.ok) return locked;
    const sanction = locked.value;
    if (sanction.status === "opened") return fail("unlawful-move");
    if (sanction.status !== "hearing" || sanction.answeredAt !== null) return fail("already-decided");
    const { tx, now, audit } = context;
    if (shanghaiDay(now) > (sanction.heardUntil ?? "")) return fail("window-closed");
    if (input.answer === "") return fail("invalid-input");
    if (!(await bindFiles(tx, sanction, "answer", input.evidence))) return fail("not-found");
    await tx
      .update(sanctions)
      .set({
        answerSealed: sealText(input.answer, `sanctions.answer:${sanction.id}`),
        answeredAt: now,
        version: sql`${sanctions.version} + 1`,
      })
      .where(eq(sanctions.id, sanction.id));
    await audit({ files: input.evidence.length });
    return ok(null);
  });
}
