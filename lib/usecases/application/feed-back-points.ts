import { eq } from "drizzle-orm";
import { applications } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { fail, ok } from "../../domain/shared/result";
import { perform } from "../act";
import type { TownshipStep } from "./lock-township-application";
import { tellPoints } from "./tell-points";

/** Tells a person the points with each line explained. */
export function feedBackPoints(actor: Actor, input: TownshipStep) {
  return perform<{ readonly confirmBy: string }>(
    actor,
    "score.feed-back",
    { kind: "application", id: input.applicationId },
    async ({ tx, now, authorize, audit }) => {
      const [application] = await tx
        .select()
        .from(applications)
        .where(eq(applications.id, input.applicationId))
        .for("update");
      if (application === undefined) return fail("not-found");
      const allowed = authorize({ township: application.township });
      if (!allowed.ok) return allowed;
      if (application.version !== input.version) return fail("stale-record");
      const told = await tellPoints(tx, application, now);
      if (!told.ok) return told;
      await audit({ confirmBy: told.value });
      return ok({ confirmBy: told.value });
    },
  );
}
