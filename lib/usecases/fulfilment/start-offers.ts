import { eq, sql } from "drizzle-orm";
import { listStanding, lockPlacesOf } from "../../../db/queries/fulfilment";
import { fulfilments, offerPools, serviceProjects } from "../../../db/schema";
import { readServiceValue } from "../../contracts/service";
import type { Actor } from "../../domain/access/authorize";
import { placesAtFirst } from "../../domain/fulfilment/flows";
import { ok } from "../../domain/shared/result";
import type { StartOffersForm } from "../../forms/fulfilment";
import { perform } from "../act";
import { lockProject } from "../service-project/lock-project";
import { findCertificate } from "./certificate-indicators";
import { makeOffers } from "./make-offers";
import { passOver } from "./pass-over";
import { readExclusions } from "./read-exclusions";
import { flowedIn, promoteWaiting } from "./release-place";

/**
 * The department offers every place of a final project to whom its newest notice admitted. What its pools have from now on (`placesAtFirst`) is in sum
 * the most that can ever be taken. Who holds a place elsewhere that bars it is passed over, and the next on the waitlist moves up. Source: domain.md, Candidacy.
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
      await lockPlacesOf(tx, project.year);
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
      const placesIn = (rows: Awaited<ReturnType<typeof listStanding>>) =>
        rows.flatMap(({ within, pools, ...row }) =>
          within && pools[0] !== undefined ? [{ ...row, pool: pools[0] }] : [],
        );
      const listed = await listStanding(tx, project.id, "listed");
      const admitted = placesIn(listed);
      const offered = placesIn(await listStanding(tx, project.id, "final"));
      const read = readServiceValue(JSON.parse(project.content));
      if (!read.ok) throw new Error(`project ${project.id} does not read`);
      await tx.insert(offerPools).values(
        read.value.service.pools.map(({ code, quota }) => {
          const places = placesAtFirst(
            quota,
            admitted.filter((one) => one.pool === code).length,
            listed.filter((one) => !one.within && one.pools.includes(code)).length,
          );
          return { projectId: project.id, pool: code, initial: places, admitted: places, taken: 0 };
        }),
      );
      const exclusions = await readExclusions(tx, project);
      const [passed, first] = [
        offered.filter((one) => exclusions.excluded.has(one.candidacyId)),
        offered.filter((one) => !exclusions.excluded.has(one.candidacyId)),
      ];
      await passOver(tx, { project, now }, exclusions, passed);
      const givesUp = (id: string) => (exclusions.givesUp.get(id) ?? []).map((one) => one.project);
      const places = first.map((one) => ({ ...one, givesUp: givesUp(one.candidacyId) }));
      await makeOffers(tx, { project, fulfilment, now, promoted: false }, places);
      // A place whose person is passed over, or was left without it by a sanction, goes to who waits; what nobody waits for goes on.
      const { promoted, flowed } = await promoteWaiting(tx, { project, fulfilment, now, cause: "start" });
      await tx
        .update(serviceProjects)
        .set({ status: "fulfilling", version: sql`${serviceProjects.version} + 1` })
        .where(eq(serviceProjects.id, project.id));
      const offers = places.length + promoted;
      const counts = certificate.value === null ? {} : { certificate: certificate.value.code };
      await audit({
        offers,
        passedOver: passed.length,
        answerWorkingDays,
        serveWorkingDays,
        ...counts,
        ...flowedIn(flowed),
      });
      return ok({ offers });
    },
  );
}
