import { and, asc, desc, eq, gt, inArray, isNull, ne, or, sql } from "drizzle-orm";
import type { ClaimSide } from "../../lib/domain/application/claim-sides";
import type { Reader } from "../client";
import {
  applications,
  candidacies,
  claimEvidence,
  claims,
  decisions,
  dossierRecords,
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

export function listRecords(reader: Reader, dossierId: string) {
  return reader
    .select()
    .from(dossierRecords)
    .where(eq(dossierRecords.dossierId, dossierId))
    .orderBy(asc(dossierRecords.indicator));
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

/** The person's own files; what officers laid to an item is theirs. */
export const isOwnFile = isNull(evidence.itemId);

export function listEvidence(reader: Reader, applicationId: string) {
  return reader
    .select()
    .from(evidence)
    .where(and(eq(evidence.applicationId, applicationId), eq(evidence.status, "stored"), isOwnFile))
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
export function listPendingDossiers(
  reader: Reader,
  scope: { readonly townships: readonly string[] },
  after: After,
  limit = 50,
) {
  const later =
    after === null
      ? undefined
      : or(
          sql`${dossiers.submittedAt} > ${after.at}::timestamptz`,
          and(sql`${dossiers.submittedAt} = ${after.at}::timestamptz`, gt(dossiers.id, after.id)),
        );
  return reader
    .select()
    .from(dossiers)
    .where(and(inArray(dossiers.township, [...scope.townships]), eq(dossiers.status, "identity-pending"), later))
    .orderBy(asc(dossiers.submittedAt), asc(dossiers.id))
    .limit(limit);
}

export type After = { readonly at: string; readonly id: string } | null;

/** Since when an application stands where it stands: its place in a queue. */
export async function findApplicationMoment(reader: Reader, id: string): Promise<Date | null> {
  const [row] = await reader.select({ at: applications.statusSince }).from(applications).where(eq(applications.id, id));
  return row?.at ?? null;
}

/** When a dossier was sent to the township: its place in the queue. */
export async function findDossierMoment(reader: Reader, id: string): Promise<Date | null> {
  const [row] = await reader.select({ at: dossiers.submittedAt }).from(dossiers).where(eq(dossiers.id, id));
  return row?.at ?? null;
}

export type TownshipFilter = {
  /** Null: every application that was sent. */
  readonly status: typeof applications.$inferSelect.status | null;
  readonly applicantClass: string | null;
  /** Only those that have stood in one of these statuses since before its day began. */
  readonly late:
    | readonly { readonly status: typeof applications.$inferSelect.status; readonly before: string }[]
    | null;
};

/** Was it ever sent? A draft that a ban made void is nobody's but its person's. */
export const wasSent = sql`exists (select 1 from ${submissions} where ${submissions.applicationId} = ${applications.id})`;

/** A township's applications by status, class and age; those that have stood longest first. */
export function listTownshipApplications(
  reader: Reader,
  scope: { readonly townships: readonly string[] },
  filter: TownshipFilter,
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
    .where(
      and(
        inArray(applications.township, [...scope.townships]),
        filter.status === null ? ne(applications.status, "draft") : eq(applications.status, filter.status),
        or(ne(applications.status, "void"), wasSent),
        filter.applicantClass === null ? undefined : eq(applications.applicantClass, filter.applicantClass),
        filter.late === null
          ? undefined
          : or(
              sql`false`,
              ...filter.late.map(({ status, before }) =>
                and(
                  eq(applications.status, status),
                  sql`${applications.statusSince} < ${`${before}T00:00:00+08:00`}::timestamptz`,
                ),
              ),
            ),
        later,
      ),
    )
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
