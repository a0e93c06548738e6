import { and, asc, eq, isNull, lt } from "drizzle-orm";
import { db, officeNow } from "../../../db/client";
import { lockFulfilment, lockPlacesOf } from "../../../db/queries/fulfilment";
import { findProject } from "../../../db/queries/programmes";
import { applications, candidacies, offers } from "../../../db/schema";
import { shanghaiDay } from "../../platform/clock";
import { tellPerson } from "../accounts/messages";
import { promoteWaiting, releasePlace } from "../fulfilment/release-place";
import { NO_REQUEST, performUnsigned } from "../visitor-act";

const BATCH = 200;
const dueBefore = (day: string) => and(isNull(offers.answer), lt(offers.dueOn, day));

/**
 * Offers that nobody answered by their last day lapse, are told, and go on to the waitlist at once. One batch for each project, each in a transaction of its
 * own; returns how many. A project that fails holds up no other: once all had their turn, an error names those that did.
 */
export async function lapseOffers(): Promise<number> {
  const due = await db()
    .selectDistinct({ projectId: offers.projectId })
    .from(offers)
    .where(dueBefore(shanghaiDay(await officeNow(db()))))
    .orderBy(asc(offers.projectId));
  let lapsed = 0;
  const failed: string[] = [];
  for (const { projectId } of due) {
    try {
      lapsed += await lapseOffersOf(projectId);
    } catch (error) {
      failed.push(`project ${projectId}: ${error instanceof Error ? error.message : "unknown"}`);
    }
  }
  if (failed.length > 0) throw new Error(failed.join("; "));
  return lapsed;
}

function lapseOffersOf(projectId: string): Promise<number> {
  return performUnsigned(NO_REQUEST, async ({ tx, now, audit }) => {
    const project = await findProject(tx, projectId);
    if (project !== null) await lockPlacesOf(tx, project.year);
    const fulfilment = await lockFulfilment(tx, projectId);
    if (fulfilment === null || project === null) throw new Error(`project ${projectId} has offers and no fulfilment`);
    const due = await tx
      .select()
      .from(offers)
      .where(and(eq(offers.projectId, projectId), dueBefore(shanghaiDay(now))))
      .orderBy(asc(offers.id))
      .limit(BATCH)
      .for("update");
    for (const offer of due) {
      const released = await releasePlace(tx, offer, { move: "lapse", by: null }, now);
      if (!released.ok) throw new Error(`offer ${offer.id} does not lapse`);
      const [person] = await tx
        .select({ userId: applications.userId })
        .from(candidacies)
        .innerJoin(applications, eq(applications.id, candidacies.applicationId))
        .where(eq(candidacies.id, offer.candidacyId));
      if (person === undefined) throw new Error(`offer ${offer.id} without person`);
      await tellPerson(tx, person.userId, "offer-lapsed", { project: project.name });
      await audit({ act: "offer.lapse", result: "done", object: { kind: "offer", id: offer.id } });
    }
    const { flowed } = await promoteWaiting(tx, { project, fulfilment, now, cause: "lapse" });
    const object = { kind: "service-project", id: projectId };
    if (flowed.length > 0) await audit({ act: "offer.flow", result: "done", object, detail: { flowed } });
    return due.length;
  });
}
