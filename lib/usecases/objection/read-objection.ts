import { desc, eq } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { listItems } from "../../../db/queries/applications";
import { findStuck } from "../../../db/queries/stuck";
import {
  applications,
  candidacies,
  decisions,
  dossiers,
  noticeProofs,
  notices,
  objectionProposals,
  objections,
  users,
} from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { isOpenObjection } from "../../domain/objection/statuses";
import { fail, ok } from "../../domain/shared/result";
import { shanghaiDay } from "../../platform/clock";
import { openText } from "../../platform/crypto/field-encryption";
import { type ActContext, perform } from "../act";
import type { ApplicationRow } from "../application/lock-own";
import { itemsOf } from "../application/read-application";
import { noticeInForce } from "../notice/notice-in-force";
import { loadRulebook } from "../rulebook/load-rulebook";
import { readProposalFiles } from "../scoring/finding-files";
import { type Effect, effectOf } from "./effect-of";
import { commonView, textOf } from "./list-own-objections";
import { checkHandler, type ObjectionRow } from "./lock-objection";

async function nameOf(tx: Tx, userId: string | null): Promise<string | null> {
  if (userId === null) return null;
  const [user] = await tx.select({ name: users.name }).from(users).where(eq(users.id, userId));
  return user?.name ?? null;
}

/** The decided lines that the handler can have looked at again: of the application, or of this candidacy. */
async function linesOf(tx: Tx, actor: Actor, application: ApplicationRow, candidacyId: string) {
  const { rulebook } = await loadRulebook(tx, application.rulebookId);
  const deciders = await tx
    .select({ itemId: decisions.itemId })
    .from(decisions)
    .where(eq(decisions.decidedBy, actor.userId));
  const own = new Set(deciders.map((one) => one.itemId));
  return (await listItems(tx, application.id))
    .filter(
      ({ item, decision }) => decision !== null && (item.candidacyId === null || item.candidacyId === candidacyId),
    )
    .map(({ item, decision }) => ({
      itemId: item.id,
      code: item.indicator,
      name: rulebook.indicators.find((one) => one.code === item.indicator)?.name ?? item.indicator,
      department: rulebook.departments.find((one) => one.code === item.department)?.name ?? item.department,
      outcome: decision?.outcome ?? "accept",
      decidedByMe: own.has(item.id),
    }));
}

async function proposalOf(tx: Tx, objection: ObjectionRow, application: ApplicationRow) {
  const [row] = await tx.select().from(objectionProposals).where(eq(objectionProposals.objectionId, objection.id));
  if (row === undefined) return null;
  const { rulebook } = await loadRulebook(tx, application.rulebookId);
  const item = (await listItems(tx, application.id)).find((one) => one.item.id === objection.itemId)?.item;
  const indicator = rulebook.indicators.find((one) => one.code === item?.indicator);
  if (indicator === undefined) throw new Error(`objection ${objection.id}: proposal about no indicator`);
  return {
    outcome: row.outcome,
    raw: row.facts,
    indicator,
    facts: itemsOf(row.facts ?? [], indicator),
    reason: openText(row.reasonSealed, `objection_proposals.reason:${objection.id}`),
    files: await readProposalFiles(tx, objection.id),
    standsIn: row.standsIn,
    proposedBy: (await nameOf(tx, row.proposedBy)) ?? "",
    proposedAt: row.proposedAt,
  };
}

async function viewOf({ tx, now }: ActContext, actor: Actor, objection: ObjectionRow) {
  const [about] = await tx
    .select({ application: applications, receipt: candidacies.receipt, name: dossiers.name })
    .from(candidacies)
    .innerJoin(applications, eq(applications.id, candidacies.applicationId))
    .innerJoin(dossiers, eq(dossiers.id, applications.dossierId))
    .where(eq(candidacies.id, objection.candidacyId));
  if (about === undefined) throw new Error(`objection ${objection.id} without application`);
  const { application } = about;
  const notice = await noticeInForce(tx, objection.projectId);
  const [proof] = await tx
    .select({ code: noticeProofs.code })
    .from(noticeProofs)
    .innerJoin(notices, eq(notices.id, noticeProofs.noticeId))
    .where(eq(noticeProofs.candidacyId, objection.candidacyId))
    .orderBy(desc(notices.sequence))
    .limit(1);
  const today = shanghaiDay(now);
  const open = isOpenObjection(objection.status);
  const locked = { objection, ownerUserId: application.userId, applicationId: application.id };
  const proposal = await proposalOf(tx, objection, application);
  const handling = open && objection.handlerId === actor.userId;
  const effect: Effect | null =
    handling && objection.status === "proposed" && proposal !== null && objection.itemId !== null
      ? await effectOf(tx, objection.projectId, {
          applicationId: application.id,
          itemId: objection.itemId,
          outcome: proposal.outcome,
          facts: proposal.raw,
        })
      : null;
  const heardOut =
    objection.side === "person" ||
    objection.answeredAt !== null ||
    (objection.heardUntil !== null && today > objection.heardUntil);
  return {
    ...(await commonView(tx, objection)),
    text: textOf(objection),
    projectId: objection.projectId,
    noticeNumber: notice?.number ?? "",
    code: proof?.code ?? null,
    name: about.name,
    receipt: about.receipt,
    overdue: open && objection.dueOn < today,
    handler: await nameOf(tx, objection.handlerId),
    handling,
    /** Why this officer cannot take the case over, or null. */
    takeClosedBy: !open || handling ? null : await closedBy({ tx }, actor, locked),
    heardOut,
    /** The item that nobody of its department can look at again, while it is asked to; an officer of the office stands in. */
    stuckItemId:
      objection.status === "rechecking" &&
      objection.itemId !== null &&
      (await findStuck(tx, objection.itemId, objection.handlerId))
        ? objection.itemId
        : null,
    recheck:
      objection.recheckSealed === null ? null : openText(objection.recheckSealed, `objections.recheck:${objection.id}`),
    lines: handling && objection.status === "taken" ? await linesOf(tx, actor, application, objection.candidacyId) : [],
    proposal,
    effect,
  };
}
export type ObjectionView = Awaited<ReturnType<typeof viewOf>>;

async function closedBy(context: Pick<ActContext, "tx">, actor: Actor, locked: Parameters<typeof checkHandler>[2]) {
  const fit = await checkHandler(context, actor, locked, locked.objection.itemId);
  return fit.ok ? null : fit.error;
}

/** The office reads a case: everything but who the third party is; to its handler also the effect of what the department proposes. Audited. */
export function readObjection(actor: Actor, input: { readonly objectionId: string }) {
  return perform<ObjectionView>(
    actor,
    "objection.read",
    { kind: "objection", id: input.objectionId },
    async (context) => {
      const allowed = context.authorize({});
      if (!allowed.ok) return allowed;
      const [objection] = await context.tx.select().from(objections).where(eq(objections.id, input.objectionId));
      if (objection === undefined) return fail("not-found");
      const view = await viewOf(context, actor, objection);
      await context.audit({ effect: view.effect?.digest ?? null });
      return ok(view);
    },
  );
}
