import { eq, sql } from "drizzle-orm";
import { programmeStages, programmes } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { fail, ok } from "../../domain/shared/result";
import { perform } from "../act";

export type Stage = { readonly name: string; readonly from: string; readonly to: string };

/** The stages of a year, in order, as the ribbon shows them; while it is prepared. They may overlap. Source: domain.md, When. */
export function setStages(
  actor: Actor,
  input: { readonly year: number; readonly version: number; readonly stages: readonly Stage[] },
) {
  return perform<null>(
    actor,
    "programme.set-stages",
    { kind: "programme", id: String(input.year) },
    async ({ tx, authorize, audit }) => {
      const [programme] = await tx.select().from(programmes).where(eq(programmes.year, input.year)).for("update");
      const allowed = authorize({});
      if (!allowed.ok) return allowed;
      if (programme === undefined) return fail("not-found");
      if (programme.version !== input.version) return fail("stale-record");
      if (programme.status !== "preparing") return fail("unlawful-move");
      if (input.stages.length === 0 || input.stages.some(({ from, to }) => from > to)) return fail("invalid-input");
      await tx.delete(programmeStages).where(eq(programmeStages.year, input.year));
      await tx.insert(programmeStages).values(
        input.stages.map(({ name, from, to }, index) => ({
          year: input.year,
          position: index + 1,
          name,
          fromDay: from,
          toDay: to,
        })),
      );
      await tx
        .update(programmes)
        .set({ version: sql`${programmes.version} + 1` })
        .where(eq(programmes.year, input.year));
      await audit({ stages: input.stages.length });
      return ok(null);
    },
  );
}
