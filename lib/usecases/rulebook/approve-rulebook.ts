import { and, eq } from "drizzle-orm";
import { findProgramme } from "../../../db/queries/programmes";
import { publishedRulebooks, rulebooks } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { fail, ok } from "../../domain/shared/result";
import { perform } from "../act";
import { applyCorrection, type Corrected, holdRescoring, prepareCorrection } from "./correct-rulebook";

/**
 * A second officer puts an imported rulebook into force and publishes it; the one before is kept as replaced. Once the year is open this corrects the one
 * in force, moves the projects without a notice to it and begins the rescoring of the year.
 */
export function approveRulebook(actor: Actor, input: { readonly rulebookId: string }) {
  return perform<null>(
    actor,
    "rulebook.approve",
    { kind: "rulebook", id: input.rulebookId },
    async ({ tx, now, authorize, audit }) => {
      await holdRescoring(tx, input.rulebookId);
      const [rulebook] = await tx.select().from(rulebooks).where(eq(rulebooks.id, input.rulebookId)).for("update");
      const allowed = authorize({});
      if (!allowed.ok) return allowed;
      if (rulebook === undefined) return fail("not-found");
      if (rulebook.status !== "proposed") return fail("already-decided");
      if (rulebook.importedBy === actor.userId) return fail("same-person");
      const { id, year, version, title, digest, content, reason } = rulebook;
      let corrected: Corrected | null = null;
      if ((await findProgramme(tx, year))?.status !== "preparing") {
        const correction = await prepareCorrection(tx, rulebook);
        if (!correction.ok) return correction;
        corrected = correction.value;
      }
      await tx
        .update(rulebooks)
        .set({ status: "replaced" })
        .where(and(eq(rulebooks.year, year), eq(rulebooks.status, "approved")));
      await tx
        .update(rulebooks)
        .set({ status: "approved", approvedBy: actor.userId, approvedAt: now })
        .where(eq(rulebooks.id, id));
      await tx
        .insert(publishedRulebooks)
        .values({ id, year, version, title, digest, content, reason, publishedAt: now });
      const moved = corrected === null ? [] : await applyCorrection(tx, rulebook, corrected, actor.userId, now);
      await audit({ digest, ...(corrected === null ? {} : { replaces: corrected.replaced.digest, moved }) });
      return ok(null);
    },
  );
}
