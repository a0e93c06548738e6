import { eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { listCandidacies, listItems } from "../../../db/queries/applications";
import {
  candidacies,
  decisionEvidence,
  items,
  noticeCorrections,
  objectionProposals,
  objections,
  serviceProjects,
} from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { moveCandidacy } from "../../domain/candidacy/statuses";
import { isOpenObjection, moveObjection } from "../../domain/objection/statuses";
import type { ProjectStatus } from "../../domain/programme/statuses";
import { fail, ok, type Result } from "../../domain/shared/result";
import { shanghaiDay } from "../../platform/clock";
import { openText, sealText } from "../../platform/crypto/field-encryption";
import { newId } from "../../platform/ids";
import { tellPerson } from "../accounts/messages";
import { type ActContext, perform } from "../act";
import type { ApplicationRow } from "../application/lock-own";
import { appendDecision } from "../scoring/append-decision";
import { passesChecks } from "../scoring/approved-facts";
import { readProposalFiles } from "../scoring/finding-files";
import { rescoreApplication } from "../scoring/settle-application";
import { effectOf, listAffectedProjects } from "./effect-of";
import {
  checkHandler,
  type LockedObjection,
  lockApplicationOf,
  lockAsHandler,
  type ObjectionRow,
} from "./lock-objection";
import { tellObjector } from "./tell-objector";

export type ObjectionDecision = {
  readonly objectionId: string;
  readonly version: number;
  readonly decision: "grant" | "refuse";
  /** Told to who objected. */
  readonly reason: string;
  /** Of a grant: the digest of the effect that the officer was shown. */
  readonly effect?: string | undefined;
};

/** How many notices are owed a correction now. */
export type Decided = { readonly owing: number };

/** Projects whose result does not stand yet. */
const UNDECIDED: readonly ProjectStatus[] = ["open", "closed", "ranked", "in-notice"];

/** After a check was decided anew, who passes all is eligible again and who fails one no longer; what is final stands. */
async function restateCandidacies(tx: Tx, application: ApplicationRow): Promise<void> {
  const decided = await listItems(tx, application.id);
  for (const { candidacy, project } of await listCandidacies(tx, application.id)) {
    if (!UNDECIDED.includes(project.status)) continue;
    const moved = moveCandidacy(
      candidacy.status,
      passesChecks(decided, candidacy.id) ? "objectionPassed" : "objectionFailed",
    );
    if (!moved.ok) continue;
    await tx
      .update(candidacies)
      .set({ status: moved.value, version: sql`${candidacies.version} + 1` })
      .where(eq(candidacies.id, candidacy.id));
  }
}

async function close(
  context: ActContext,
  objection: ObjectionRow,
  input: ObjectionDecision,
  granted: Partial<ObjectionRow>,
) {
  const { tx, now } = context;
  await tx
    .update(objections)
    .set({
      ...granted,
      status: input.decision === "grant" ? "granted" : "refused",
      reasonSealed: sealText(input.reason, `objections.reason:${objection.id}`),
      decidedAt: now,
      version: sql`${objections.version} + 1`,
    })
    .where(eq(objections.id, objection.id));
  await tellObjector(tx, objection, input.decision === "grant" ? "objection-granted" : "objection-refused");
}

/** The projects first, then the application, then the case: the order in which runs and publications lock. */
async function lockAround(tx: Tx, objectionId: string): Promise<ApplicationRow | null> {
  const [about] = await tx
    .select({ applicationId: candidacies.applicationId })
    .from(objections)
    .innerJoin(candidacies, eq(candidacies.id, objections.candidacyId))
    .where(eq(objections.id, objectionId));
  if (about === undefined) return null;
  const ids = (await listAffectedProjects(tx, about.applicationId)).map(({ id }) => id);
  await tx
    .select({ id: serviceProjects.id })
    .from(serviceProjects)
    .where(inArray(serviceProjects.id, ids))
    .orderBy(serviceProjects.id)
    .for("update");
  return lockApplicationOf(tx, objectionId);
}

/** A third party's case is not granted before the listed person was heard: answered, or let the day go by. */
function heardOut({ side, heardUntil, answeredAt }: ObjectionRow, today: string): boolean {
  return side === "person" || answeredAt !== null || (heardUntil !== null && today > heardUntil);
}

async function grant(
  context: ActContext,
  application: ApplicationRow,
  { objection }: LockedObjection,
  input: ObjectionDecision,
): Promise<Result<Decided, "stale-record">> {
  const { tx, now, audit } = context;
  const [proposal] = await tx.select().from(objectionProposals).where(eq(objectionProposals.objectionId, objection.id));
  const [item] = await tx
    .select()
    .from(items)
    .where(eq(items.id, objection.itemId ?? ""))
    .for("update");
  if (proposal === undefined || item === undefined)
    throw new Error(`objection ${objection.id} proposed without proposal`);
  const { outcome, facts, standsIn } = proposal;
  const effect = await effectOf(tx, objection.projectId, {
    applicationId: application.id,
    itemId: item.id,
    outcome,
    facts,
  });
  if (effect.digest !== input.effect) return fail("stale-record");
  const reason = openText(proposal.reasonSealed, `objection_proposals.reason:${objection.id}`);
  const decider = { userId: proposal.proposedBy };
  const decisionId = await appendDecision(tx, decider, item, { outcome, facts, reason, inBulk: false, standsIn, now });
  for (const { id: evidenceId } of await readProposalFiles(tx, objection.id))
    await tx.insert(decisionEvidence).values({ decisionId, evidenceId });
  await restateCandidacies(tx, application);
  await rescoreApplication(tx, application, now);
  const owing = effect.projects.filter((one) => one.owes).map((one) => one.projectId);
  for (const projectId of owing)
    await tx.insert(noticeCorrections).values({ id: newId(), objectionId: objection.id, projectId });
  await close(context, objection, input, { decisionId, effectDigest: effect.digest });
  await tellPerson(tx, application.userId, "points-corrected", {});
  await audit({ decision: "grant", indicator: item.indicator, outcome, decisionId, effect: effect.digest, owing });
  return ok({ owing: owing.length });
}

/**
 * The handler decides. Refused: with reasons, nothing else changes. Granted: what the department proposed becomes the decision, a new score version
 * follows, the application stays confirmed, and the notices that list it differently now are owed a correction. Bound to the effect that was shown.
 */
export function decideObjection(actor: Actor, input: ObjectionDecision) {
  return perform<Decided>(actor, "objection.decide", { kind: "objection", id: input.objectionId }, async (context) => {
    const { tx, now, audit } = context;
    const application = await lockAround(tx, input.objectionId);
    const locked = await lockAsHandler(context, actor, input);
    if (!locked.ok) return locked;
    if (application === null) return fail("not-found");
    const { objection } = locked.value;
    if (!isOpenObjection(objection.status)) return fail("already-decided");
    const moved = moveObjection(objection.status, input.decision);
    if (!moved.ok) return moved;
    const fit = await checkHandler(context, actor, locked.value, objection.itemId);
    if (!fit.ok) return fit;
    if (input.reason === "") return fail("reason-required");
    if (input.decision === "grant") {
      if (!heardOut(objection, shanghaiDay(now))) return fail("hearing-open");
      return grant(context, application, locked.value, input);
    }
    await close(context, objection, input, {});
    await audit({ decision: "refuse" });
    return ok({ owing: 0 });
  });
}
