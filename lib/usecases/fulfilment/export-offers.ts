import { and, asc, eq } from "drizzle-orm";
import {
  applications,
  candidacies,
  householdMembers,
  offers,
  serviceOptions,
  serviceProjects,
  users,
} from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { type ServiceStep, standingRecords } from "../../domain/fulfilment/steps";
import type { ProjectKind } from "../../domain/programme/statuses";
import { fail, ok } from "../../domain/shared/result";
import { openText } from "../../platform/crypto/field-encryption";
import { perform } from "../act";
import { poolNames } from "./offer-view";
import { readRecords } from "./read-records";

export type ListedPerson = {
  readonly name: string;
  readonly document: string;
  readonly phone: string;
  readonly child: string | null;
  readonly childDocument: string | null;
  readonly pool: string;
  readonly option: string | null;
  readonly receipt: string;
  readonly step: ServiceStep | null;
};
const opened = (sealed: string | null, place: string) => (sealed === null ? "" : openText(sealed, place));

/** Everyone who accepted, with whole numbers: the list that goes to a school, a course, a post or for payment. Audited. */
export function exportOffers(actor: Actor, input: { readonly projectId: string }) {
  return perform<{ readonly project: string; readonly kind: ProjectKind; readonly people: readonly ListedPerson[] }>(
    actor,
    "offer.export",
    { kind: "service-project", id: input.projectId },
    async ({ tx, authorize, audit }) => {
      const [project] = await tx.select().from(serviceProjects).where(eq(serviceProjects.id, input.projectId));
      const allowed = authorize(project === undefined ? {} : { departments: [project.department] });
      if (!allowed.ok) return allowed;
      if (project === undefined) return fail("not-found");
      const names = poolNames(project.content);
      const rows = await tx
        .select({
          offer: offers,
          receipt: candidacies.receipt,
          user: users,
          child: householdMembers,
          option: serviceOptions,
        })
        .from(offers)
        .innerJoin(candidacies, eq(candidacies.id, offers.candidacyId))
        .innerJoin(applications, eq(applications.id, candidacies.applicationId))
        .innerJoin(users, eq(users.id, applications.userId))
        .leftJoin(householdMembers, eq(householdMembers.id, candidacies.childId))
        .leftJoin(serviceOptions, eq(serviceOptions.id, offers.optionId))
        .where(and(eq(offers.projectId, project.id), eq(offers.answer, "accepted")))
        .orderBy(asc(serviceOptions.name), asc(offers.position));
      const records = await readRecords(
        tx,
        rows.map((one) => one.offer.id),
      );
      const last = new Map(standingRecords(records).map((one) => [one.offerId, one.step]));
      const people = rows.map(
        ({ offer, receipt, user, child, option }): ListedPerson => ({
          name: user.name,
          document: opened(user.documentSealed, `users.document:${user.id}`),
          phone: opened(user.phoneSealed, `users.phone:${user.id}`),
          child: child === null ? null : opened(child.nameSealed, `household_members.name:${child.id}`),
          childDocument: child === null ? null : opened(child.documentSealed, `household_members.document:${child.id}`),
          pool: names.get(offer.pool) ?? offer.pool,
          option: option?.name ?? null,
          receipt,
          step: last.get(offer.id) ?? null,
        }),
      );
      await audit({ people: people.length });
      return ok({ project: project.name, kind: project.kind, people });
    },
  );
}
