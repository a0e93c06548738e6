import { eq, sql } from "drizzle-orm";
import { listCandidacies } from "../../../db/queries/applications";
import { applications, dossiers } from "../../../db/schema";
import { dropDraftClaims } from "../../../db/writes/claims";
import type { Actor } from "../../domain/access/authorize";
import { fail, ok } from "../../domain/shared/result";
import { perform } from "../act";
import { loadRulebook } from "../rulebook/load-rulebook";
import { lockTownshipApplication, type TownshipStep } from "./lock-township-application";
import { openItems } from "./open-items";

/** The township passes an application on to the departments; a correction that was begun and not sent is dropped. Source: domain.md, Application. */
export function recordFirstReview(actor: Actor, input: TownshipStep) {
  return perform<null>(
    actor,
    "application.first-review",
    { kind: "application", id: input.applicationId },
    async (context) => {
      const { tx, now, audit } = context;
      const locked = await lockTownshipApplication(context, actor, input, "passFirstReview");
      if (!locked.ok) return locked;
      const { application, next } = locked.value;
      const [dossier] = await tx.select().from(dossiers).where(eq(dossiers.id, application.dossierId));
      if (dossier?.status !== "active") return fail("dossier-not-confirmed");
      const { rulebook } = await loadRulebook(tx, application.rulebookId);
      const entered = (await listCandidacies(tx, application.id)).filter((one) => one.candidacy.status === "entered");
      if (application.correcting) await dropDraftClaims(tx, application.id);
      const items = await openItems(context, application, rulebook, entered);
      await tx
        .update(applications)
        .set({ status: next, correcting: false, statusSince: now, version: sql`${applications.version} + 1` })
        .where(eq(applications.id, application.id));
      await audit({ from: application.status, to: next, items });
      return ok(null);
    },
  );
}
