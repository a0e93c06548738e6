import { eq, sql } from "drizzle-orm";
import { listStanding } from "../../../db/queries/fulfilment";
import { fulfilments, offerPools, serviceProjects } from "../../../db/schema";
import { readServiceValue } from "../../contracts/service";
import type { Actor } from "../../domain/access/authorize";
import { ok } from "../../domain/shared/result";
import type { StartOffersForm } from "../../forms/fulfilment";
import { perform } from "../act";
import { lockProject } from "../service-project/lock-project";
import { findCertificate } from "./certificate-indicators";
import { makeOffers } from "./make-offers";

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
      const certificate = await findCertificate(tx, project, input.certificateIndicator ?? "");
      if (!certificate.ok) return certificate;
      const [fulfilment] = await tx
        .insert(fulfilments)
        .values({
          projectId: project.id,
          answerWorkingDays,
          serveWorkingDays,
          instructions,
          certificateIndicator: certificate.value?.code ?? null,
          certificateName: certificate.value?.name ?? null,
          startedBy: actor.userId,
          startedAt: now,
        })
        .returning();
      if (fulfilment === undefined) throw new Error("no fulfilment");
      const admitted = (await listStanding(tx, project.id, "final")).flatMap(({ within, pools, ...row }) =>
        within && pools[0] !== undefined ? [{ ...row, pool: pools[0] }] : [],
      );
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
      await makeOffers(tx, { project, fulfilment, now, promoted: false }, admitted);
      await tx
        .update(serviceProjects)
        .set({ status: "fulfilling", version: sql`${serviceProjects.version} + 1` })
        .where(eq(serviceProjects.id, project.id));
      const counts = certificate.value === null ? {} : { certificate: certificate.value.code };
      await audit({ offers: admitted.length, answerWorkingDays, serveWorkingDays, ...counts });
      return ok({ offers: admitted.length });
    },
  );
}
