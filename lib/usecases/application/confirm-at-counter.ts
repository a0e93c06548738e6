import { eq, sql } from "drizzle-orm";
import { applications } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { fail, ok } from "../../domain/shared/result";
import { shanghaiDay } from "../../platform/clock";
import { perform } from "../act";
import { appendConfirmation } from "./append-confirmation";
import { lockTownshipApplication, type TownshipStep } from "./lock-township-application";

/** The township records that the person signed the points at its counter, by the end of the last day. Source: domain.md, Application. */
export function confirmAtCounter(actor: Actor, input: TownshipStep) {
  return perform<null>(
    actor,
    "score.confirm-at-counter",
    { kind: "application", id: input.applicationId },
    async (context) => {
      const { tx, now, audit } = context;
      const locked = await lockTownshipApplication(context, actor, input, "confirm");
      if (!locked.ok) return locked;
      const { application, next } = locked.value;
      if (application.confirmBy !== null && shanghaiDay(now) > application.confirmBy) return fail("window-closed");
      await tx
        .update(applications)
        .set({ status: next, statusSince: now, version: sql`${applications.version} + 1` })
        .where(eq(applications.id, application.id));
      await appendConfirmation(tx, application, { answer: "signed-at-counter", givenBy: actor.userId, now });
      await audit({});
      return ok(null);
    },
  );
}
