import { and, eq, inArray, sql } from "drizzle-orm";
import { applications, candidacies } from "../../../db/schema";
import { dropDraftClaims } from "../../../db/writes/claims";
import type { Actor } from "../../domain/access/authorize";
import { moveApplication } from "../../domain/application/statuses";
import { isHeld } from "../../domain/candidacy/statuses";
import { fail, ok } from "../../domain/shared/result";
import { perform } from "../act";

/** Takes the whole application back, while no ranking holds one of its candidacies; a draft beside it goes. */
export function withdrawApplication(actor: Actor, input: { readonly version: number }) {
  return perform<null>(
    actor,
    "application.withdraw",
    { kind: "application", id: null },
    async ({ tx, now, authorize, audit, personId }) => {
      const [application] = await tx
        .select()
        .from(applications)
        .where(eq(applications.userId, personId))
        .orderBy(sql`${applications.year} desc`)
        .limit(1)
        .for("update");
      const allowed = authorize({ ownerUserId: personId });
      if (!allowed.ok) return allowed;
      if (application === undefined) return fail("not-found");
      if (application.version !== input.version) return fail("stale-record");
      const moved = moveApplication(application.status, "withdraw");
      if (!moved.ok) return moved;
      const held = await tx
        .select({ status: candidacies.status })
        .from(candidacies)
        .where(eq(candidacies.applicationId, application.id))
        .for("update");
      if (held.some((one) => isHeld(one.status))) return fail("unlawful-move");
      await tx
        .update(candidacies)
        .set({ status: "withdrawn", version: sql`${candidacies.version} + 1` })
        .where(
          and(
            eq(candidacies.applicationId, application.id),
            inArray(candidacies.status, ["entered", "eligible", "not-eligible"]),
          ),
        );
      if (application.status !== "draft") await dropDraftClaims(tx, application.id);
      await tx
        .update(applications)
        .set({ status: moved.value, correcting: false, statusSince: now, version: sql`${applications.version} + 1` })
        .where(eq(applications.id, application.id));
      await audit({ from: application.status }, { kind: "application", id: application.id });
      return ok(null);
    },
  );
}
