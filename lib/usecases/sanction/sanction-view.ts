import { and, asc, eq } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import {
  applications,
  candidacies,
  evidence,
  householdMembers,
  items,
  noticeCorrections,
  notices,
  sanctionApplications,
  sanctionCandidacies,
  sanctionEvidence,
  serviceProjects,
} from "../../../db/schema";
import type { ApplicationStatus } from "../../domain/application/statuses";
import type { SanctionFileSide } from "../../domain/sanction/statuses";
import { openText } from "../../platform/crypto/field-encryption";
import { loadRulebook } from "../rulebook/load-rulebook";
import { banOf, listLater, withinBan } from "./ban";
import type { SanctionRow } from "./lock-sanction";

const opened = (sealed: string | null, context: string) => (sealed === null ? null : openText(sealed, context));

async function lineOf(tx: Tx, { itemId, applicationId }: SanctionRow) {
  if (itemId === null) return null;
  const [row] = await tx
    .select({ indicator: items.indicator, rulebookId: applications.rulebookId })
    .from(items)
    .innerJoin(applications, eq(applications.id, items.applicationId))
    .where(and(eq(items.id, itemId), eq(items.applicationId, applicationId)));
  if (row === undefined) throw new Error(`sanction about no line: ${itemId}`);
  const { rulebook } = await loadRulebook(tx, row.rulebookId);
  const name = rulebook.indicators.find((one) => one.code === row.indicator)?.name ?? row.indicator;
  return { code: row.indicator, name };
}

const fileView = ({ id, nameSealed }: { readonly id: string; readonly nameSealed: string }) => ({
  id,
  name: openText(nameSealed, `evidence.name:${id}`),
});

async function fileOf(tx: Tx, evidenceId: string | null) {
  if (evidenceId === null) return null;
  const [file] = await tx.select().from(evidence).where(eq(evidence.id, evidenceId));
  return file === undefined ? null : fileView(file);
}

async function filesOf(tx: Tx, sanctionId: string, side: SanctionFileSide) {
  const rows = await tx
    .select({ id: evidence.id, nameSealed: evidence.nameSealed })
    .from(sanctionEvidence)
    .innerJoin(evidence, eq(evidence.id, sanctionEvidence.evidenceId))
    .where(and(eq(sanctionEvidence.sanctionId, sanctionId), eq(sanctionEvidence.side, side)))
    .orderBy(asc(evidence.createdAt), asc(evidence.id));
  return rows.map(fileView);
}

/** An application of a banned year: where it stood, and whether it is void now. */
export type BannedApplication = { readonly year: number; readonly was: ApplicationStatus; readonly void: boolean };

/** The person's applications of banned years: while nothing is imposed those that would become void, then those that did. */
async function bannedOf(tx: Tx, sanction: SanctionRow): Promise<readonly BannedApplication[]> {
  if (sanction.status === "dropped") return [];
  if (sanction.imposedAt === null) {
    const [own] = await tx.select().from(applications).where(eq(applications.id, sanction.applicationId));
    if (own === undefined) throw new Error(`sanction ${sanction.id} without application`);
    const would = withinBan(await listLater(tx, sanction), await banOf(tx, own));
    return would.map(({ year, status }) => ({ year, was: status, void: false }));
  }
  const rows = await tx
    .select({ year: applications.year, was: sanctionApplications.was, status: applications.status })
    .from(sanctionApplications)
    .innerJoin(applications, eq(applications.id, sanctionApplications.applicationId))
    .where(eq(sanctionApplications.sanctionId, sanction.id))
    .orderBy(asc(applications.year));
  return rows.map(({ year, was, status }) => ({ year, was, void: status === "void" }));
}

async function isVoid(tx: Tx, applicationId: string): Promise<boolean> {
  return (await tx.$count(applications, and(eq(applications.id, applicationId), eq(applications.status, "void")))) > 0;
}

/** What became of each candidacy, once the sanction was imposed. */
async function carriedOut(tx: Tx, sanctionId: string) {
  const rows = await tx
    .select({
      row: sanctionCandidacies,
      project: serviceProjects,
      child: householdMembers,
      application: applications.status,
    })
    .from(sanctionCandidacies)
    .innerJoin(candidacies, eq(candidacies.id, sanctionCandidacies.candidacyId))
    .innerJoin(applications, eq(applications.id, candidacies.applicationId))
    .innerJoin(serviceProjects, eq(serviceProjects.id, candidacies.projectId))
    .leftJoin(householdMembers, eq(householdMembers.id, candidacies.childId))
    .where(eq(sanctionCandidacies.sanctionId, sanctionId))
    .orderBy(asc(serviceProjects.year), asc(serviceProjects.code), asc(candidacies.id));
  return rows.map(({ row, project, child, application }) => ({
    year: project.year,
    /** Is its application void, after a lifted sanction because another bans for the year? */
    applicationVoid: application === "void",
    candidacyId: row.candidacyId,
    project: project.name,
    child: child === null ? null : openText(child.nameSealed, `household_members.name:${child.id}`),
    was: row.was,
    offerId: row.offerId,
    restored: row.restored,
  }));
}

/** The notices that a sanction, imposed or lifted, corrects, and whether one is still owed. */
function correctionsOf(tx: Tx, sanctionId: string) {
  return tx
    .select({
      id: noticeCorrections.id,
      projectId: serviceProjects.id,
      project: serviceProjects.name,
      lifted: noticeCorrections.lifted,
      number: notices.number,
    })
    .from(noticeCorrections)
    .innerJoin(serviceProjects, eq(serviceProjects.id, noticeCorrections.projectId))
    .leftJoin(notices, eq(notices.id, noticeCorrections.noticeId))
    .where(eq(noticeCorrections.sanctionId, sanctionId))
    .orderBy(asc(serviceProjects.code), asc(noticeCorrections.lifted));
}

/** A case as its person and the office both see it. Reasons are shown once they are decided on: `reason` and `ban` from the imposing on. */
export async function viewSanction(tx: Tx, sanction: SanctionRow) {
  const { id } = sanction;
  return {
    id,
    caseNumber: sanction.caseNumber,
    year: sanction.year,
    status: sanction.status,
    version: sanction.version,
    line: await lineOf(tx, sanction),
    file: await fileOf(tx, sanction.evidenceId),
    ground: openText(sanction.groundSealed, `sanctions.ground:${id}`),
    openedAt: sanction.openedAt,
    heardAt: sanction.heardAt,
    heardUntil: sanction.heardUntil,
    answer: opened(sanction.answerSealed, `sanctions.answer:${id}`),
    answeredAt: sanction.answeredAt,
    answerFiles: await filesOf(tx, id, "answer"),
    proposedAt: sanction.proposedAt,
    reason: sanction.imposedAt === null ? null : opened(sanction.reasonSealed, `sanctions.reason:${id}`),
    ban:
      sanction.imposedAt === null || sanction.banFrom === null || sanction.banUntil === null
        ? null
        : { from: sanction.banFrom, until: sanction.banUntil },
    imposedAt: sanction.imposedAt,
    objectUntil: sanction.objectUntil,
    droppedAt: sanction.droppedAt,
    dropped: opened(sanction.droppedSealed, `sanctions.dropped:${id}`),
    objectedAt: sanction.objectedAt,
    objection: opened(sanction.objectionSealed, `sanctions.objection:${id}`),
    objectionFiles: await filesOf(tx, id, "objection"),
    dueOn: sanction.dueOn,
    decidedAt: sanction.decidedAt,
    decision: opened(sanction.decisionSealed, `sanctions.decision:${id}`),
    /** Is the case's own application void now? */
    void: await isVoid(tx, sanction.applicationId),
    banned: await bannedOf(tx, sanction),
    candidacies: await carriedOut(tx, id),
    corrections: await correctionsOf(tx, id),
  };
}
export type SanctionView = Awaited<ReturnType<typeof viewSanction>>;
