import { eq, sql } from "drizzle-orm";
import { listStanding } from "../../../db/queries/fulfilment";
import { fulfilments, offerPools, serviceProjects } from "../../../db/schema";
import { readServiceValue } from "../../contracts/service";
import type { Actor } from "../../domain/access/authorize";
import { ok } from "../../domain/shared/result";
import type { StartOffersForm } from "../../forms/fulfilment";
import { perform } from "../act";
import { lockProject } from "../service-project/lock-project";
import { makeOffers } from "./make-offers";
import { promoteWaiting } from "./release-place";

/**
 * The department offers every place of a final project to whom its newest notice admitted. What the notice admitted is from now on the most that can
 * ever be taken. Source: domain.md, Candidacy.
 */
export function startOffers(actor: Actor, input: StartOffersForm) {
  return perform<{ readonly offers: number }>(
    actor,
    "offer.start",
    { kind: "service-project", id: input.projectId },
    async (context) => {
      const { tx, now, audit } = context;
      const locked = await lockProject(context, input, ["final"]);
      if (!locked.ok) return locked;
      const project = locked.value;
      const { answerWorkingDays, serveWorkingDays, instructions } = input;
      const [fulfilment] = await tx
        .insert(fulfilments)
        .values({
          projectId: project.id,
          answerWorkingDays,
          serveWorkingDays,
          instructions,
          startedBy: actor.userId,
          startedAt: now,
        })
        .returning();
      if (fulfilment === undefined) throw new Error("no fulfilment");
      const placesIn = (rows: Awaited<ReturnType<typeof listStanding>>) =>
        rows.flatMap(({ within, pools, ...row }) =>
          within && pools[0] !== undefined ? [{ ...row, pool: pools[0] }] : [],
        );
      const admitted = placesIn(await listStanding(tx, project.id, "listed"));
      const offered = placesIn(await listStanding(tx, project.id, "final"));
      const read = readServiceValue(JSON.parse(project.content));
      if (!read.ok) throw new Error(`project ${project.id} does not read`);
      await tx.insert(offerPools).values(
        read.value.service.pools.map(({ code }) => ({
          projectId: project.id,
          pool: code,
          admitted: admitted.filter((one) => one.pool === code).length,
          taken: 0,
        })),
      );
      await makeOffers(tx, { project, fulfilment, now, promoted: false }, offered);
      // A place whose person a sanction left without it goes to who waits.
      const promoted = await promoteWaiting(tx, { project, fulfilment, now });
      await tx
        .update(serviceProjects)
        .set({ status: "fulfilling", version: sql`${serviceProjects.version} + 1` })
        .where(eq(serviceProjects.id, project.id));
      const made = offered.length + promoted;
      await audit({ offers: made, promoted, answerWorkingDays, serveWorkingDays });
      return ok({ offers: made });
    },
  );
}
