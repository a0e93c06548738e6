import { and, asc, desc, eq, gt, inArray, or, sql } from "drizzle-orm";
import type { ClaimSide } from "../../lib/domain/application/claim-sides";
import type { Reader } from "../client";
import {
  applications,
  candidacies,
  claimEvidence,
  claims,
  decisions,
  dossiers,
  evidence,
  facts,
  householdMembers,
  items,
  scores,
  serviceProjects,
  submissions,
} from "../schema";

export async function findDossierOf(reader: Reader, userId: string) {
  const [row] = await reader.select().from(dossiers).where(eq(dossiers.userId, userId));
  return row ?? null;
}

export function listMembers(reader: Reader, dossierId: string) {
  return reader
    .select()
    .from(householdMembers)
    .where(eq(householdMembers.dossierId, dossierId))
    .orderBy(asc(householdMembers.createdAt), asc(householdMembers.id));
}

/** The application of a person in a year, or null. */
export async function findApplicationOf(reader: Reader, userId: string, year: number) {
  const [row] = await reader
    .select()
    .from(applications)
    .where(and(eq(applications.userId, userId), eq(applications.year, year)));
  return row ?? null;
}

/** The claims of one side with the facts that they assert, as contract items. */
export function listClaims(reader: Reader, applicationId: string, side: ClaimSide) {
  return reader
    .select({ claim: claims, items: facts.items })
    .from(claims)
    .innerJoin(facts, eq(facts.id, claims.factsId))
    .where(and(eq(claims.applicationId, applicationId), eq(claims.side, side)))
    .orderBy(asc(claims.indicator));
}

export function listEvidence(reader: Reader, applicationId: string) {
  return reader
    .select()
    .from(evidence)
    .where(and(eq(evidence.applicationId, applicationId), eq(evidence.status, "stored")))
    .orderBy(asc(evidence.createdAt), asc(evidence.id));
}

export function listClaimEvidence(reader: Reader, applicationId: string, side: ClaimSide) {
  return reader
    .select({ claimId: claimEvidence.claimId, evidenceId: claimEvidence.evidenceId, indicator: claims.indicator })
    .from(claimEvidence)
    .innerJoin(claims, eq(claims.id, claimEvidence.claimId))
    .where(and(eq(claims.applicationId, applicationId), eq(claims.side, side)));
}

export function listCandidacies(reader: Reader, applicationId: string) {
  return reader
    .select({ candidacy: candidacies, project: serviceProjects })
    .from(candidacies)
    .innerJoin(serviceProjects, eq(serviceProjects.id, candidacies.projectId))
    .where(eq(candidacies.applicationId, applicationId))
    .orderBy(asc(candidacies.enteredAt), asc(candidacies.id));
}

export async function findNewestSubmission(reader: Reader, applicationId: string) {
  const [row] = await reader
    .select()
    .from(submissions)
    .where(eq(submissions.applicationId, applicationId))
    .orderBy(desc(submissions.version))
    .limit(1);
  return row ?? null;
}

/** The newest score of each kind ("" = all indicators). */
export function listScores(reader: Reader, applicationId: string) {
  return reader
    .selectDistinctOn([scores.kind])
    .from(scores)
    .where(eq(scores.applicationId, applicationId))
    .orderBy(asc(scores.kind), desc(scores.version));
}

/** A township's dossiers that wait for identity confirmation; oldest first, keyset by submission time and id. */
export function listPendingDossiers(reader: Reader, scope: { readonly townships: readonly string[] }, limit = 50) {
  return reader
    .select()
    .from(dossiers)
    .where(and(inArray(dossiers.township, [...scope.townships]), eq(dossiers.status, "identity-pending")))
    .orderBy(asc(dossiers.submittedAt), asc(dossiers.id))
    .limit(limit);
}

export type After = { readonly at: string; readonly id: string } | null;

/** A township's applications in one status; oldest first. */
export function listTownshipApplications(
  reader: Reader,
  scope: { readonly townships: readonly string[] },
  status: typeof applications.$inferSelect.status,
  after: After,
  limit = 50,
) {
  const later =
    after === null
      ? undefined
      : or(
          sql`${applications.statusSince} > ${after.at}::timestamptz`,
          and(sql`${applications.statusSince} = ${after.at}::timestamptz`, gt(applications.id, after.id)),
        );
  return reader
    .select({ application: applications, name: dossiers.name })
    .from(applications)
    .innerJoin(dossiers, eq(dossiers.id, applications.dossierId))
    .where(and(inArray(applications.township, [...scope.townships]), eq(applications.status, status), later))
    .orderBy(asc(applications.statusSince), asc(applications.id))
    .limit(limit);
}

/** All items of an application with their current decision. */
export function listItems(reader: Reader, applicationId: string) {
  return reader
    .select({ item: items, decision: decisions })
    .from(items)
    .leftJoin(decisions, eq(decisions.id, items.decisionId))
    .where(eq(items.applicationId, applicationId))
    .orderBy(asc(items.indicator), asc(items.id));
}
