import { eq } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import type { FoundOffer } from "../../../db/queries/fulfilment";
import { fulfilments, householdMembers, offers, serviceOptions, serviceProjects } from "../../../db/schema";
import { readServiceValue } from "../../contracts/service";
import { openText } from "../../platform/crypto/field-encryption";
import { readRecords } from "./read-records";

/** The names of a project's pools by code. */
export function poolNames(content: string): ReadonlyMap<string, string> {
  const read = readServiceValue(JSON.parse(content));
  if (!read.ok) throw new Error("a project does not read");
  return new Map(read.value.service.pools.map((one) => [one.code, one.name]));
}

/** An offer as its person and its serving unit both see it. */
export async function viewOffer(tx: Tx, { offer, candidacy, project }: FoundOffer) {
  const [child] =
    candidacy.childId === null
      ? []
      : await tx.select().from(householdMembers).where(eq(householdMembers.id, candidacy.childId));
  const [fulfilment] = await tx.select().from(fulfilments).where(eq(fulfilments.projectId, project.id));
  const [option] =
    offer.optionId === null ? [] : await tx.select().from(serviceOptions).where(eq(serviceOptions.id, offer.optionId));
  const [taken] =
    offer.givenUpFor === null
      ? []
      : await tx
          .select({ project: serviceProjects.name })
          .from(offers)
          .innerJoin(serviceProjects, eq(serviceProjects.id, offers.projectId))
          .where(eq(offers.id, offer.givenUpFor));
  return {
    id: offer.id,
    candidacyId: candidacy.id,
    status: candidacy.status,
    answer: offer.answer,
    projectId: project.id,
    project: project.name,
    year: project.year,
    kind: project.kind,
    pool: poolNames(project.content).get(offer.pool) ?? offer.pool,
    child: child === undefined ? null : openText(child.nameSealed, `household_members.name:${child.id}`),
    promoted: offer.promoted,
    offeredAt: offer.offeredAt,
    dueOn: offer.dueOn,
    answeredAt: offer.answeredAt,
    /** The project whose place was accepted instead; null where this one was not given up for it. */
    givenUpFor: taken?.project ?? null,
    serveBy: offer.serveBy,
    choosesFrom: offer.choosesFrom,
    option: option?.name ?? null,
    servedAt: offer.servedAt,
    instructions: fulfilment?.instructions ?? "",
    reason: offer.reasonSealed === null ? null : openText(offer.reasonSealed, `offers.reason:${offer.id}`),
    records: await readRecords(tx, [offer.id]),
  };
}
export type OfferView = Awaited<ReturnType<typeof viewOffer>>;
