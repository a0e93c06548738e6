import { and, asc, eq } from "drizzle-orm";
import {
  applications,
  candidacies,
  householdMembers,
  offers,
  serviceOptions,
  type serviceProjects,
  users,
} from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { nextSteps, type ServiceStep, standingRecords } from "../../domain/fulfilment/steps";
import { ok } from "../../domain/shared/result";
import { openText } from "../../platform/crypto/field-encryption";
import { perform } from "../act";
import { findServed } from "./find-served";
import { poolNames } from "./offer-view";
import { readRecords } from "./read-records";

export type StepCandidate = {
  readonly offerId: string;
  readonly name: string;
  readonly child: string | null;
  readonly pool: string;
  readonly option: string | null;
};
export type StepList = {
  readonly project: typeof serviceProjects.$inferSelect;
  readonly people: readonly StepCandidate[];
};

/** Everyone of whom a step can be recorded next, by what was chosen and in published order. */
export function listForStep(actor: Actor, input: { readonly projectId: string; readonly step: ServiceStep }) {
  return perform<StepList>(actor, "offer.list", { kind: "service-project", id: input.projectId }, async (context) => {
    const { tx, audit } = context;
    const served = await findServed(context, input.projectId);
    if (!served.ok) return served;
    const project = served.value;
    const names = poolNames(project.content);
    const rows = await tx
      .select({ offer: offers, name: users.name, child: householdMembers, option: serviceOptions.name })
      .from(offers)
      .innerJoin(candidacies, eq(candidacies.id, offers.candidacyId))
      .innerJoin(applications, eq(applications.id, candidacies.applicationId))
      .innerJoin(users, eq(users.id, applications.userId))
      .leftJoin(householdMembers, eq(householdMembers.id, candidacies.childId))
      .leftJoin(serviceOptions, eq(serviceOptions.id, offers.optionId))
      .where(and(eq(offers.projectId, project.id), eq(offers.answer, "accepted")))
      .orderBy(asc(serviceOptions.name), asc(offers.position));
    const recorded = new Map<string, ServiceStep[]>(rows.map(({ offer }) => [offer.id, []]));
    for (const { offerId, step } of standingRecords(await readRecords(tx, [...recorded.keys()])))
      recorded.get(offerId)?.push(step);
    const people = rows.flatMap(({ offer, name, child, option }): readonly StepCandidate[] => {
      const standing = offer.servedAt === null ? "accepted" : "fulfilled";
      const next = nextSteps(project.kind, standing, recorded.get(offer.id) ?? []);
      if (!next.some((rule) => rule.step === input.step)) return [];
      return [
        {
          offerId: offer.id,
          name,
          child: child === null ? null : openText(child.nameSealed, `household_members.name:${child.id}`),
          pool: names.get(offer.pool) ?? offer.pool,
          option,
        },
      ];
    });
    await audit({ step: input.step, people: people.length });
    return ok({ project, people });
  });
}
