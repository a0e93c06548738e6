import { and, asc, desc, eq, isNull, ne } from "drizzle-orm";
import { db } from "../../../db/client";
import { listCandidacies, listEvidence, listItems } from "../../../db/queries/applications";
import {
  applications,
  candidacies,
  evidence,
  items,
  materialRequests,
  objections,
  offers,
  rankingRuns,
  roleGrants,
  rulebooks,
  totpResets,
} from "../../../db/schema";
import { type Applicant, applicationOf } from "../../cli/demo/seed/applicant";
import { must } from "../../cli/demo/seed/walk";
import type { Actor } from "../../domain/access/authorize";
import { listAttachments } from "../attachment/attachments-of-run";
import { proposeRole } from "../staff/propose-role";
import { proposeTotpReset } from "../staff/reset-totp";
import { staffAccount } from "./accounts";
import type { WorldStaff } from "./world-years";

const first = <T>(rows: readonly T[], what: string): T => {
  const [row] = rows;
  if (row === undefined) throw new Error(`the world has no ${what}`);
  return row;
};

/** Records of the world, looked up when a call is made, so that versions are those of now. */
export async function candidacyOf(applicant: Applicant, kind: string): Promise<string> {
  const all = await listCandidacies(db(), (await applicationOf(applicant)).id);
  return first(
    all.filter((one) => one.project.kind === kind),
    `candidacy for ${kind}`,
  ).candidacy.id;
}

export async function evidenceOf(applicant: Applicant): Promise<string> {
  return first(await listEvidence(db(), (await applicationOf(applicant)).id), "evidence").id;
}

/** The file that an officer laid to an item. */
export async function laidFileOf(applicant: Applicant, indicator: string): Promise<string> {
  const { id } = await itemOf(applicant, indicator);
  return first(await db().select().from(evidence).where(eq(evidence.itemId, id)), `file for ${indicator}`).id;
}

export async function itemOf(applicant: Applicant, indicator: string) {
  const all = await listItems(db(), (await applicationOf(applicant)).id);
  return first(
    all.filter((one) => one.item.indicator === indicator),
    `item ${indicator}`,
  ).item;
}

export async function runOf(projectId: string): Promise<string> {
  const runs = await db()
    .select()
    .from(rankingRuns)
    .where(eq(rankingRuns.projectId, projectId))
    .orderBy(desc(rankingRuns.version))
    .limit(1);
  return first(runs, "run").id;
}

/** The file beside the newest run. */
export async function attachmentOf(projectId: string): Promise<string> {
  return first(await listAttachments(db(), await runOf(projectId)), "attachment").id;
}

export async function proposedRulebook(): Promise<string> {
  const rows = await db().select().from(rulebooks).where(eq(rulebooks.status, "proposed")).orderBy(asc(rulebooks.year));
  return first(rows, "proposed rulebook").id;
}

/** A staff account without any role but a proposed one, and with a reset that waits: what the system administrator and the office act on. */
export async function seedCandidateStaff(staff: WorldStaff): Promise<Actor> {
  const target = await staffAccount("candidate", "township-officer", "hubin");
  const proposed = { userId: target.userId, role: "department-scorer" as const, unit: "taxation" };
  must(await proposeRole(staff.admin, proposed), "proposed role");
  must(await proposeTotpReset(staff.admin, { userId: target.userId }), "proposed reset");
  return target;
}

export async function grantOf(target: Actor, standing: "proposed" | "held"): Promise<string> {
  const rows = await db()
    .select()
    .from(roleGrants)
    .where(
      and(
        eq(roleGrants.userId, target.userId),
        standing === "held" ? ne(roleGrants.role, "department-scorer") : isNull(roleGrants.approvedAt),
      ),
    );
  return first(rows, `${standing} grant`).id;
}

export async function resetOf(target: Actor): Promise<string> {
  return first(await db().select().from(totpResets).where(eq(totpResets.userId, target.userId)), "reset").id;
}

export async function materialRequestOf(applicant: Applicant): Promise<string> {
  const { id } = await applicationOf(applicant);
  const rows = await db()
    .select({ id: materialRequests.id })
    .from(materialRequests)
    .innerJoin(items, eq(items.id, materialRequests.itemId))
    .where(eq(items.applicationId, id));
  return first(rows, "request for material").id;
}

/** The case that a person raised: the open one, else the one decided last. */
export async function ownCaseOf({ actor }: Applicant) {
  const rows = await db()
    .select()
    .from(objections)
    .where(eq(objections.raisedBy, actor.userId))
    .orderBy(desc(objections.decidedAt));
  return first(rows, "own case");
}

/** The newest place that was offered to a person. */
export async function offerOf(applicant: Applicant): Promise<string> {
  const rows = await db()
    .select({ id: offers.id })
    .from(offers)
    .innerJoin(candidacies, eq(candidacies.id, offers.candidacyId))
    .innerJoin(applications, eq(applications.id, candidacies.applicationId))
    .where(eq(applications.userId, applicant.actor.userId))
    .orderBy(desc(offers.offeredAt));
  return first(rows, "offer").id;
}
