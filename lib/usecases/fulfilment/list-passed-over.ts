import { asc, eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Tx } from "../../../db/client";
import {
  applications,
  candidacies,
  dossiers,
  householdMembers,
  offers,
  passedOver,
  serviceProjects,
} from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { fail, ok } from "../../domain/shared/result";
import { openText } from "../../platform/crypto/field-encryption";
import { perform } from "../act";

async function rowsOf(tx: Tx, projectId: string) {
  const other = alias(serviceProjects, "other");
  const rows = await tx
    .select({
      candidacyId: passedOver.candidacyId,
      reason: passedOver.reason,
      passedAt: passedOver.passedAt,
      name: dossiers.name,
      child: householdMembers,
      other: other.name,
    })
    .from(passedOver)
    .innerJoin(candidacies, eq(candidacies.id, passedOver.candidacyId))
    .innerJoin(applications, eq(applications.id, candidacies.applicationId))
    .innerJoin(dossiers, eq(dossiers.id, applications.dossierId))
    .leftJoin(householdMembers, eq(householdMembers.id, candidacies.childId))
    .innerJoin(offers, eq(offers.id, passedOver.offerId))
    .innerJoin(other, eq(other.id, offers.projectId))
    .where(eq(candidacies.projectId, projectId))
    .orderBy(asc(passedOver.passedAt), asc(passedOver.candidacyId));
  return rows.map(({ child, ...row }) => ({
    ...row,
    child: child === null ? null : openText(child.nameSealed, `household_members.name:${child.id}`),
  }));
}
export type PassedOverRow = Awaited<ReturnType<typeof rowsOf>>[number];

/** Whose turn for a place of a project came and who was passed over, each with the place elsewhere that barred it. */
export function listPassedOver(actor: Actor, input: { readonly projectId: string }) {
  return perform<readonly PassedOverRow[]>(
    actor,
    "offer.list",
    { kind: "service-project", id: input.projectId },
    async ({ tx, authorize, audit }) => {
      const [project] = await tx.select().from(serviceProjects).where(eq(serviceProjects.id, input.projectId));
      const allowed = authorize(project === undefined ? {} : { departments: [project.department] });
      if (!allowed.ok) return allowed;
      if (project === undefined) return fail("not-found");
      const rows = await rowsOf(tx, project.id);
      await audit({ passedOver: rows.length });
      return ok(rows);
    },
  );
}
