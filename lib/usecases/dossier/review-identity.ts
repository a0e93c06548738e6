import { eq, sql } from "drizzle-orm";
import { findUser } from "../../../db/queries/accounts";
import { dossiers } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { moveDossier } from "../../domain/dossier/statuses";
import { fail, ok } from "../../domain/shared/result";
import { openText, sealText } from "../../platform/crypto/field-encryption";
import { queueMessage } from "../accounts/messages";
import { perform } from "../act";

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
      if (input.decision === "return" && !input.reason) return fail("reason-required");
      const moved = moveDossier(dossier.status, input.decision === "confirm" ? "confirmIdentity" : "returnToDraft");
      if (!moved.ok) return moved;
      const user = await findUser(tx, dossier.userId);
      const outcome =
        input.decision === "confirm"
          ? { confirmedBy: actor.userId, confirmedAt: now, returnReasonSealed: null }
          : { returnReasonSealed: sealText(input.reason ?? "", `dossiers.return-reason:${dossier.id}`) };
      await tx
        .update(dossiers)
        .set({ status: moved.value, ...outcome, version: sql`${dossiers.version} + 1` })
        .where(eq(dossiers.id, dossier.id));
      if (user?.phoneSealed != null)
        await queueMessage(tx, {
          userId: user.id,
          phone: openText(user.phoneSealed, `users.phone:${user.id}`),
          template: input.decision === "confirm" ? "identity-confirmed" : "identity-returned",
          body: {},
        });
      await audit({ from: dossier.status, to: moved.value });
      return ok(null);
    },
  );
}
