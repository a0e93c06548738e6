import { eq } from "drizzle-orm";
import { findCurrentProgramme, holdApprovedRulebook } from "../../../db/queries/programmes";
import { applications, dossiers } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { fail, ok } from "../../domain/shared/result";
import { newId } from "../../platform/ids";
import { perform } from "../act";
import { isBanned } from "../sanction/ban";
import { checkWindow } from "./lock-own";

/** Starts this year's application from the dossier, which must have been sent to the township (identity may still be pending). Refused in a year that a sanction bans for. */
export function startApplication(actor: Actor) {
  return perform<{ readonly applicationId: string }>(
    actor,
    "application.start",
    { kind: "application", id: null },
    async (context) => {
      const { tx, now, authorize, audit, personId } = context;
      const [dossier] = await tx.select().from(dossiers).where(eq(dossiers.userId, personId)).for("update");
      const allowed = authorize({ ownerUserId: personId });
      if (!allowed.ok) return allowed;
      if (dossier === undefined || dossier.status === "draft") return fail("dossier-incomplete");
      const programme = await findCurrentProgramme(tx);
      if (programme === null) return fail("window-not-open");
      const window = await checkWindow(context, programme.year);
      if (!window.ok) return window;
      if (await isBanned(tx, personId, programme.year)) return fail("banned");
      const rulebook = await holdApprovedRulebook(tx, programme.year);
      if (rulebook === null) return fail("rulebook-missing");
      const id = newId();
      const made = await tx
        .insert(applications)
        .values({
          id,
          year: programme.year,
          dossierId: dossier.id,
          userId: personId,
          rulebookId: rulebook.id,
          status: "draft",
          applicantClass: dossier.applicantClass,
          township: dossier.township,
          createdAt: now,
          statusSince: now,
        })
        .onConflictDoNothing()
        .returning({ id: applications.id });
      if (made.length === 0) return fail("application-exists");
      await audit({ year: programme.year, class: dossier.applicantClass }, { kind: "application", id });
      return ok({ applicationId: id });
    },
  );
}
