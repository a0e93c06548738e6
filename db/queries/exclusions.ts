import { and, eq, inArray, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { HeldPlace, Stand } from "../../lib/domain/fulfilment/exclusions";
import type { Reader } from "../client";
import { applications, candidacies, householdMembers, offers, serviceProjects } from "../schema";

const STAND = {
  candidacyId: candidacies.id,
  applicationId: candidacies.applicationId,
  userId: applications.userId,
  status: candidacies.status,
  projectId: serviceProjects.id,
  project: serviceProjects.name,
  year: candidacies.year,
  kind: serviceProjects.kind,
  rules: serviceProjects.rules,
  child: householdMembers.documentHmac,
  childId: candidacies.childId,
  enteredAt: candidacies.enteredAt,
  receipt: candidacies.receipt,
  wishes: applications.wishes,
};
/** A candidacy with what excludes it, its person and the name of its project. */
export type StandRow = Stand &
  Pick<Awaited<ReturnType<typeof rowsOf>>[number], "userId" | "status" | "project" | "year" | "childId">;
/** A place that somebody holds, the same way. */
export type HeldRow = StandRow & HeldPlace;

const rowsOf = (reader: Reader, where: SQL | undefined) =>
  reader
    .select(STAND)
    .from(candidacies)
    .innerJoin(applications, eq(applications.id, candidacies.applicationId))
    .innerJoin(serviceProjects, eq(serviceProjects.id, candidacies.projectId))
    .leftJoin(householdMembers, eq(householdMembers.id, candidacies.childId))
    .where(where);
const standOf = ({ rules, ...row }: Awaited<ReturnType<typeof rowsOf>>[number]) => ({
  ...row,
  excludes: rules.excludes,
});

/** The candidacies of a project whose result is final and who were offered nothing yet. */
export async function listFinalStands(reader: Reader, projectId: string): Promise<readonly StandRow[]> {
  const where = and(eq(candidacies.projectId, projectId), eq(candidacies.status, "final"));
  return (await rowsOf(reader, where)).map(standOf);
}

/** The candidacies of one application that stand or stood; without those taken back. */
export async function listStandsOf(reader: Reader, applicationId: string): Promise<readonly StandRow[]> {
  const where = and(eq(candidacies.applicationId, applicationId), ne(candidacies.status, "withdrawn"));
  return (await rowsOf(reader, where)).map(standOf);
}

/** One candidacy. */
export async function findStand(reader: Reader, candidacyId: string): Promise<StandRow> {
  const [row] = await rowsOf(reader, eq(candidacies.id, candidacyId));
  if (row === undefined) throw new Error(`no candidacy ${candidacyId}`);
  return standOf(row);
}

/**
 * Open, accepted and served places of the year that may exclude candidacies of a project (its final ones, or the one named): those of the same
 * application, and those for the same child. Whether they do, `domain/fulfilment/exclusions` says.
 */
export async function listHeldBeside(
  reader: Reader,
  of: { readonly projectId: string; readonly year: number; readonly candidacyId?: string },
): Promise<readonly HeldRow[]> {
  const [own, ownChild] = [alias(candidacies, "own"), alias(householdMembers, "own_child")];
  const beside = and(
    eq(own.projectId, of.projectId),
    of.candidacyId === undefined ? eq(own.status, "final") : eq(own.id, of.candidacyId),
  );
  const sameApplication = reader.select({ id: own.applicationId }).from(own).where(beside);
  const sameChild = reader
    .select({ hmac: ownChild.documentHmac })
    .from(own)
    .innerJoin(ownChild, eq(ownChild.id, own.childId))
    .where(beside);
  const rows = await reader
    .select({ ...STAND, offerId: offers.id, answer: offers.answer, servedAt: offers.servedAt })
    .from(offers)
    .innerJoin(candidacies, eq(candidacies.id, offers.candidacyId))
    .innerJoin(applications, eq(applications.id, candidacies.applicationId))
    .innerJoin(serviceProjects, eq(serviceProjects.id, candidacies.projectId))
    .leftJoin(householdMembers, eq(householdMembers.id, candidacies.childId))
    .where(
      and(
        eq(offers.year, of.year),
        or(isNull(offers.answer), eq(offers.answer, "accepted")),
        or(inArray(candidacies.applicationId, sameApplication), inArray(offers.childHmac, sameChild)),
        of.candidacyId === undefined ? undefined : ne(candidacies.id, of.candidacyId),
      ),
    )
    .orderBy(sql`${offers.id}`);
  return rows.map(({ answer, servedAt, offerId, ...row }) => ({
    ...standOf(row),
    offerId,
    state: answer === null ? "open" : servedAt === null ? "accepted" : "served",
  }));
}
