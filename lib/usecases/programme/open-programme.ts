import { eq, sql } from "drizzle-orm";
import { findApprovedRulebook, listStages } from "../../../db/queries/programmes";
import { programmes, publishedProgrammes } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { fail, ok } from "../../domain/shared/result";
import { perform } from "../act";

/** Opens the year by another officer than the one who set it up, once its rulebook is approved. */
export function openProgramme(actor: Actor, input: { readonly year: number }) {
  return perform<null>(
    actor,
    "programme.open",
    { kind: "programme", id: String(input.year) },
    async ({ tx, now, authorize, audit }) => {
      const [programme] = await tx.select().from(programmes).where(eq(programmes.year, input.year)).for("update");
      const allowed = authorize({});
      if (!allowed.ok) return allowed;
      if (programme === undefined) return fail("not-found");
      if (programme.status !== "preparing") return fail("unlawful-move");
      if (programme.createdBy === actor.userId) return fail("same-person");
      if ((await findApprovedRulebook(tx, input.year)) === null) return fail("rulebook-missing");
      await tx
        .update(programmes)
        .set({ status: "open", openedBy: actor.userId, openedAt: now, version: sql`${programmes.version} + 1` })
        .where(eq(programmes.year, input.year));
      const { year, title, applyFrom, applyTo } = programme;
      const stages = (await listStages(tx, year)).map(({ name, fromDay, toDay }) => ({
        name,
        from: fromDay,
        to: toDay,
      }));
      await tx.insert(publishedProgrammes).values({ year, title, applyFrom, applyTo, stages, publishedAt: now });
      await audit({});
      return ok(null);
    },
  );
}
