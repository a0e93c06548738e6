import { eq, sql } from "drizzle-orm";
import { dossiers } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { moveDossier } from "../../domain/dossier/statuses";
import { fail, ok } from "../../domain/shared/result";
import { sealText } from "../../platform/crypto/field-encryption";
import { tellPerson } from "../accounts/messages";
import { perform } from "../act";
import { tookIn } from "../intake/find-intake";

/** The township confirms who the person is and the class, or returns the dossier with a reason. The person is told. */
export function reviewIdentity(
  actor: Actor,
  input: {
    readonly dossierId: string;
    readonly version: number;
    readonly decision: "confirm" | "return";
    readonly reason?: string | undefined;
  },
) {
  return perform<null>(
    actor,
    "identity.confirm",
    { kind: "dossier", id: input.dossierId },
    async ({ tx, now, authorize, audit }) => {
      const [dossier] = await tx.select().from(dossiers).where(eq(dossiers.id, input.dossierId)).for("update");
      if (dossier === undefined) return fail("not-found");
      const allowed = authorize({ township: dossier.township });
      if (!allowed.ok) return allowed;
      if (dossier.version !== input.version) return fail("stale-record");
      if (dossier.userId === actor.userId) return fail("own-case");
      if (await tookIn(tx, dossier.intakeId, actor.userId)) return fail("own-intake");
      if (input.decision === "return" && !input.reason) return fail("reason-required");
      const moved = moveDossier(dossier.status, input.decision === "confirm" ? "confirmIdentity" : "returnToDraft");
      if (!moved.ok) return moved;
      const outcome =
        input.decision === "confirm"
          ? { confirmedBy: actor.userId, confirmedAt: now, returnReasonSealed: null }
          : { returnReasonSealed: sealText(input.reason ?? "", `dossiers.return-reason:${dossier.id}`) };
      await tx
        .update(dossiers)
        .set({ status: moved.value, ...outcome, version: sql`${dossiers.version} + 1` })
        .where(eq(dossiers.id, dossier.id));
      const template = input.decision === "confirm" ? "identity-confirmed" : "identity-returned";
      await tellPerson(tx, dossier.userId, template, {});
      await audit({ from: dossier.status, to: moved.value });
      return ok(null);
    },
  );
}
