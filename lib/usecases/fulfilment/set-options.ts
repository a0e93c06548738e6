import { and, eq } from "drizzle-orm";
import { lockFulfilment } from "../../../db/queries/fulfilment";
import { offerPools, serviceOptions, serviceProjects } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { WITH_OPTIONS } from "../../domain/fulfilment/steps";
import { fail, ok } from "../../domain/shared/result";
import { type OptionsForm, readOptionLines } from "../../forms/fulfilment";
import { newId } from "../../platform/ids";
import { perform } from "../act";

/** Adds what people choose from (flats, courses, posts), or sets the places of what is there by name; never fewer than are taken, nor for another pool once one is taken. Zero removes. */
export function setOptions(actor: Actor, input: OptionsForm) {
  return perform<{ readonly options: number }>(
    actor,
    "option.set",
    { kind: "service-project", id: input.projectId },
    async ({ tx, authorize, audit }) => {
      const [project] = await tx.select().from(serviceProjects).where(eq(serviceProjects.id, input.projectId));
      const allowed = authorize(project === undefined ? {} : { departments: [project.department] });
      if (!allowed.ok) return allowed;
      if (project === undefined) return fail("not-found");
      if (project.status !== "fulfilling" || !WITH_OPTIONS.has(project.kind)) return fail("unlawful-move");
      await lockFulfilment(tx, project.id);
      const pool = input.pool === undefined || input.pool === "" ? null : input.pool;
      if (pool !== null) {
        const found = await tx.$count(offerPools, and(eq(offerPools.projectId, project.id), eq(offerPools.pool, pool)));
        if (found === 0) return fail("invalid-input");
      }
      const lines = readOptionLines(input.lines);
      if (lines === null) return fail("options-invalid");
      const known = await tx
        .select()
        .from(serviceOptions)
        .where(eq(serviceOptions.projectId, project.id))
        .for("update");
      const byName = new Map(known.map((one) => [one.name, one]));
      if (lines.some(({ name, places }) => places < (byName.get(name)?.taken ?? 0))) return fail("options-taken");
      const moved = lines.some(({ name }) => (byName.get(name)?.taken ?? 0) > 0 && byName.get(name)?.pool !== pool);
      if (moved) return fail("options-pool-taken");
      for (const { name, places } of lines) {
        const option = byName.get(name);
        if (option === undefined) {
          if (places > 0)
            await tx.insert(serviceOptions).values({ id: newId(), projectId: project.id, pool, name, places });
        } else if (places === 0) await tx.delete(serviceOptions).where(eq(serviceOptions.id, option.id));
        else await tx.update(serviceOptions).set({ pool, places }).where(eq(serviceOptions.id, option.id));
      }
      await audit({ pool, lines });
      return ok({ options: lines.length });
    },
  );
}
