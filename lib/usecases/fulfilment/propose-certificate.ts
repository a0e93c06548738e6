import { eq } from "drizzle-orm";
import type { FoundOffer } from "../../../db/queries/fulfilment";
import { applications, fulfilments, proposedFacts } from "../../../db/schema";
import type { ServiceRecordForm } from "../../forms/fulfilment";
import { newId } from "../../platform/ids";
import type { ActContext } from "../act";

/** A certificate that was recorded is proposed for later applications of its person, where the department said for which indicator it counts. */
export async function proposeCertificate(
  { tx, now }: Pick<ActContext, "tx" | "now">,
  { candidacy, project }: FoundOffer,
  record: { readonly id: string; readonly input: ServiceRecordForm },
): Promise<void> {
  if (record.input.step !== "certificate") return;
  const [fulfilment] = await tx.select().from(fulfilments).where(eq(fulfilments.projectId, project.id));
  const [application] = await tx
    .select({ dossierId: applications.dossierId })
    .from(applications)
    .where(eq(applications.id, candidacy.applicationId));
  if (fulfilment?.certificateIndicator == null || fulfilment.certificateName === null || application === undefined)
    return;
  await tx.insert(proposedFacts).values({
    id: newId(),
    dossierId: application.dossierId,
    indicator: fulfilment.certificateIndicator,
    name: fulfilment.certificateName,
    item: { on: record.input.on },
    projectId: project.id,
    recordId: record.id,
    proposedAt: now,
  });
}
