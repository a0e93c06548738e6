import { eq, sql } from "drizzle-orm";
import { listCandidacies, listClaims } from "../../../db/queries/applications";
import { applications, dossiers, items } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { moveApplication } from "../../domain/application/statuses";
import { fail, ok } from "../../domain/shared/result";
import { newId } from "../../platform/ids";
import { perform } from "../act";
import { loadRulebook } from "../rulebook/load-rulebook";

/**
 * The township passes an application on to the departments. From now on every claim, and every deduction, veto and check of the class, is an
 * open item; a check whose `services` name a kind belongs to the candidacies of that kind. Source: domain.md, "Open items".
 */
export function recordFirstReview(actor: Actor, input: { readonly applicationId: string; readonly version: number }) {
  return perform<null>(
    actor,
    "application.first-review",
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
      if (application.userId === actor.userId) return fail("own-case");
      const moved = moveApplication(application.status, "passFirstReview");
      if (!moved.ok) return moved;
      const [dossier] = await tx.select().from(dossiers).where(eq(dossiers.id, application.dossierId));
      if (dossier?.status !== "active") return fail("dossier-not-confirmed");
      const { rulebook } = await loadRulebook(tx, application.rulebookId);
      const claims = new Map((await listClaims(tx, application.id)).map((claim) => [claim.indicator, claim.id]));
      const entered = (await listCandidacies(tx, application.id)).filter((one) => one.candidacy.status === "entered");
      const base = { year: application.year, applicationId: application.id, createdAt: now };
      const open: (typeof items.$inferInsert)[] = [];
      for (const one of rulebook.indicators) {
        if (!one.classes.includes(application.applicantClass)) continue;
        const claimId = claims.get(one.code) ?? null;
        if (one.effect === "award" && claimId === null) continue;
        const fields = { ...base, indicator: one.code, effect: one.effect, department: one.department };
        if (one.effect !== "check")
          open.push({ id: newId(), ...fields, claimId: one.effect === "award" ? claimId : null });
        else if (one.services === null) open.push({ id: newId(), ...fields, claimId });
        else
          for (const { candidacy, project } of entered)
            if (one.services.includes(project.kind))
              open.push({ id: newId(), ...fields, claimId, candidacyId: candidacy.id });
      }
      await tx.insert(items).values(open);
      await tx
        .update(applications)
        .set({ status: moved.value, statusSince: now, version: sql`${applications.version} + 1` })
        .where(eq(applications.id, application.id));
      await audit({ from: application.status, to: moved.value, items: open.length });
      return ok(null);
    },
  );
}
