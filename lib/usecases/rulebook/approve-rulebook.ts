import { and, eq } from "drizzle-orm";
import { findProgramme } from "../../../db/queries/programmes";
import { publishedRulebooks, rulebooks } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { fail, ok } from "../../domain/shared/result";
import { perform } from "../act";

/** A second officer puts an imported rulebook into force and publishes it; the one before is kept as replaced. */
export function approveRulebook(actor: Actor, input: { readonly rulebookId: string }) {
  return perform<null>(
    actor,
    "rulebook.approve",
    { kind: "rulebook", id: input.rulebookId },
    async ({ tx, now, authorize, audit }) => {
      const [rulebook] = await tx.select().from(rulebooks).where(eq(rulebooks.id, input.rulebookId)).for("update");
      const allowed = authorize({});
      if (!allowed.ok) return allowed;
      if (rulebook === undefined) return fail("not-found");
      if (rulebook.status !== "proposed") return fail("already-decided");
      if (rulebook.importedBy === actor.userId) return fail("same-person");
      if ((await findProgramme(tx, rulebook.year))?.status !== "preparing") return fail("rulebook-frozen");
      await tx
        .update(rulebooks)
        .set({ status: "replaced" })
        .where(and(eq(rulebooks.year, rulebook.year), eq(rulebooks.status, "approved")));
      await tx
        .update(rulebooks)
        .set({ status: "approved", approvedBy: actor.userId, approvedAt: now })
        .where(eq(rulebooks.id, rulebook.id));
      const { id, year, version, title, digest, content } = rulebook;
      await tx.insert(publishedRulebooks).values({ id, year, version, title, digest, content, publishedAt: now });
      await audit({ digest });
      return ok(null);
    },
  );
}
