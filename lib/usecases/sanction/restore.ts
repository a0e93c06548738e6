import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { findProgramme } from "../../../db/queries/programmes";
import {
  applications,
  candidacies,
  noticeCorrections,
  rankingRows,
  sanctionApplications,
  sanctionCandidacies,
  sanctions,
  serviceProjects,
} from "../../../db/schema";
import type { ApplicationStatus } from "../../domain/application/statuses";
import type { CandidacyStatus } from "../../domain/candidacy/statuses";
import { newId } from "../../platform/ids";
import type { ActContext } from "../act";
import type { ApplicationRow } from "../application/lock-own";
import { SUPPLEMENT_WORKING_DAYS } from "../application/return-application";
import { type NoticeRecord, noticeInForce } from "../notice/notice-in-force";
import { dueAfter } from "../work/due-after";
import { otherBan } from "./ban";
import { catchUp } from "./catch-up";
import type { LockedAround, SanctionRow } from "./lock-sanction";
import { restorePlace } from "./restore-place";

export type Restored = {
  /** Candidacies that stand again. */
  readonly restored: readonly string[];
  /** Candidacies whose project has gone on without them for good. */
  readonly lost: readonly string[];
  /** Applications for whose year another sanction bans. */
  readonly stillVoid: readonly string[];
};
type Voided = typeof sanctionCandidacies.$inferSelect;
type VoidApplication = Pick<typeof sanctionApplications.$inferSelect, "applicationId" | "was">;
type ProjectRow = typeof serviceProjects.$inferSelect;

/** What stood in a ranking that is not published stands for the next one. */
const BEFORE_NOTICE: Partial<Record<CandidacyStatus, CandidacyStatus>> = {
  entered: "entered",
  eligible: "eligible",
  "not-eligible": "not-eligible",
  ranked: "eligible",
  "not-ranked": "eligible",
};

/** In a project in notice: where the notice in force still holds the candidacy it stands as there, and nothing is owed; else a correction takes it in. */
async function restoreInNotice(
  tx: Tx,
  { was }: Voided,
  status: ApplicationStatus,
  candidacyId: string,
  notice: NoticeRecord,
): Promise<{ readonly status: CandidacyStatus; readonly owes: boolean } | null> {
  if (was === "not-eligible") return { status: was, owes: false };
  if (status !== "confirmed" || was === "entered") return null;
  const [row] = await tx
    .select({ rank: rankingRows.rank })
    .from(rankingRows)
    .where(and(eq(rankingRows.runId, notice.runId), eq(rankingRows.candidacyId, candidacyId)));
  if (row === undefined) return { status: "eligible", owes: true };
  return { status: row.rank === null ? "not-ranked" : "in-notice", owes: false };
}

/**
 * What was owed for the sanction, or for one that handed on to it, is owed no more where nothing came of it; a run that was made for it is outdated. One person
 * has one application a year, so no other sanction of the person owes the project anything once that stands.
 */
async function settleOwed(tx: Tx, sanction: SanctionRow, project: ProjectRow, owes: boolean): Promise<void> {
  const owed = and(eq(noticeCorrections.projectId, project.id), isNull(noticeCorrections.noticeId));
  if (owes) {
    await tx
      .insert(noticeCorrections)
      .values({ id: newId(), sanctionId: sanction.id, projectId: project.id, lifted: true });
    return;
  }
  const notice = await noticeInForce(tx, project.id);
  if (notice === null) throw new Error(`project ${project.id} in notice without one`);
  const ofPerson = tx
    .select({ id: sanctions.id })
    .from(sanctions)
    .where(eq(sanctions.documentHmac, sanction.documentHmac));
  await tx
    .update(noticeCorrections)
    .set({ runId: notice.runId, noticeId: notice.id })
    .where(and(owed, inArray(noticeCorrections.sanctionId, ofPerson)));
  await tx.update(noticeCorrections).set({ runId: null }).where(owed);
}

async function restoreOne(
  context: ActContext,
  officer: string,
  voided: Voided,
  status: ApplicationStatus,
  project: ProjectRow,
): Promise<{ readonly status: CandidacyStatus; readonly owes: boolean } | null> {
  const { was, candidacyId } = voided;
  switch (project.status) {
    case "open":
    case "closed":
    case "ranked": {
      const before = BEFORE_NOTICE[was];
      return before === undefined ? null : { status: before, owes: false };
    }
    case "in-notice": {
      const notice = await noticeInForce(context.tx, project.id);
      return notice === null ? null : restoreInNotice(context.tx, voided, status, candidacyId, notice);
    }
    case "final":
      return was === "final" ? { status: was, owes: false } : null;
    case "fulfilling":
    case "ended": {
      const place = await restorePlace(context, officer, voided, project);
      return place === null ? null : { status: place, owes: false };
    }
    default:
      return null;
  }
}

async function setStatus(tx: Tx, candidacyId: string, status: CandidacyStatus): Promise<void> {
  await tx
    .update(candidacies)
    .set({ status, version: sql`${candidacies.version} + 1` })
    .where(eq(candidacies.id, candidacyId));
}

/** The application stands where it stood, with new days where its person had some left to act. */
async function restoreApplication(
  { tx, now }: ActContext,
  application: ApplicationRow,
  was: ApplicationStatus,
): Promise<void> {
  const programme = await findProgramme(tx, application.year);
  await tx
    .update(applications)
    .set({
      status: was,
      statusSince: now,
      version: sql`${applications.version} + 1`,
      ...(was === "supplementing" ? { supplementBy: await dueAfter(tx, now, SUPPLEMENT_WORKING_DAYS) } : {}),
      ...(was === "awaiting-confirmation" && programme !== null
        ? { confirmBy: await dueAfter(tx, now, programme.confirmationWorkingDays) }
        : {}),
    })
    .where(eq(applications.id, application.id));
}

/** What one sanction made void stays void while another bans for its year: the other has it from now on, and gives it back when it is lifted in turn. */
async function handOn(tx: Tx, heir: string, { applicationId, was }: VoidApplication, voided: readonly Voided[]) {
  await tx.insert(sanctionApplications).values({ sanctionId: heir, applicationId, was });
  for (const { candidacyId, was: stood, offerId } of voided)
    await tx.insert(sanctionCandidacies).values({ sanctionId: heir, candidacyId, was: stood, offerId });
}

/** Where the newest notice lists a candidacy; null where it does not. */
const publishedPlace = sql`(select r.position from ranking_rows r join notices n on n.run_id = r.run_id
  where n.project_id = ${candidacies.projectId} and r.candidacy_id = ${candidacies.id} order by n.version desc limit 1)`;

/** Undoes a lifted sanction as far as can be. Projects, fulfilments, applications and case are locked. */
export async function restoreAll(
  context: ActContext,
  officer: string,
  { application, later }: LockedAround,
  sanction: SanctionRow,
): Promise<Restored> {
  const { tx } = context;
  if (sanction.applicationWas === null) throw new Error(`sanction ${sanction.id} made nothing void`);
  const banned = await tx.select().from(sanctionApplications).where(eq(sanctionApplications.sanctionId, sanction.id));
  const wasOf = new Map<string, ApplicationStatus>([
    [application.id, sanction.applicationWas],
    ...banned.map(({ applicationId, was }) => [applicationId, was] as const),
  ]);
  const rows = await tx
    .select({ voided: sanctionCandidacies, project: serviceProjects, applicationId: candidacies.applicationId })
    .from(sanctionCandidacies)
    .innerJoin(candidacies, eq(candidacies.id, sanctionCandidacies.candidacyId))
    .innerJoin(serviceProjects, eq(serviceProjects.id, candidacies.projectId))
    .where(eq(sanctionCandidacies.sanctionId, sanction.id))
    // Places that were held come first: they bar what waits, and what waits takes them from nobody. Then in published order, so that no own one is overtaken.
    .orderBy(isNull(sanctionCandidacies.offerId), publishedPlace, candidacies.enteredAt, candidacies.id);
  const stillVoid: string[] = [];
  for (const one of [application, ...later]) {
    const was = wasOf.get(one.id);
    if (was === undefined) continue;
    if (one.status !== "void") throw new Error(`application ${one.id} is not void`);
    const heir = await otherBan(tx, sanction, one.year);
    if (heir === null) {
      await restoreApplication(context, one, was);
      await catchUp(context, one, was);
      continue;
    }
    stillVoid.push(one.id);
    const own = rows.filter((row) => row.applicationId === one.id).map((row) => row.voided);
    await handOn(tx, heir, { applicationId: one.id, was }, own);
  }
  const restored: string[] = [];
  const lost: string[] = [];
  const owing = new Map<string, { readonly project: ProjectRow; owes: boolean }>();
  for (const { voided, project, applicationId } of rows) {
    const was = wasOf.get(applicationId);
    if (was === undefined) throw new Error(`candidacy ${voided.candidacyId} of an application that was not made void`);
    if (stillVoid.includes(applicationId)) continue;
    const { candidacyId } = voided;
    const to = await restoreOne(context, officer, voided, was, project);
    if (to === null) {
      lost.push(candidacyId);
      continue;
    }
    restored.push(candidacyId);
    await setStatus(tx, candidacyId, to.status);
    await tx
      .update(sanctionCandidacies)
      .set({ restored: to.status })
      .where(and(eq(sanctionCandidacies.sanctionId, sanction.id), eq(sanctionCandidacies.candidacyId, candidacyId)));
    if (project.status === "in-notice")
      owing.set(project.id, { project, owes: to.owes || (owing.get(project.id)?.owes ?? false) });
  }
  for (const { project, owes } of owing.values()) await settleOwed(tx, sanction, project, owes);
  return { restored, lost, stillVoid };
}
