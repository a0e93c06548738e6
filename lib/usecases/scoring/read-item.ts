import { eq } from "drizzle-orm";
import { findNewestSubmission, listClaimEvidence, listEvidence } from "../../../db/queries/applications";
import { applications, claims, decisions, dossiers, facts, items } from "../../../db/schema";
import { type Actor, POINTS_OFFICE_UNIT } from "../../domain/access/authorize";
import { isOpenToOffice } from "../../domain/application/statuses";
import { fail, ok } from "../../domain/shared/result";
import { openText } from "../../platform/crypto/field-encryption";
import { type ActContext, perform } from "../act";
import type { ApplicationRow } from "../application/lock-own";
import { itemsOf } from "../application/read-application";
import { proposedFor, readProposed } from "../dossier/read-proposed";
import { filesOf } from "../objection/files-of";
import { findRecheck } from "../objection/lock-recheck";
import { loadRulebook } from "../rulebook/load-rulebook";
import { checkDesk } from "./check-desk";
import { readLaidFiles } from "./finding-files";
import { openDecision, readEarlier } from "./read-earlier";
import { readMaterial } from "./read-material";
import { isStandIn, isStuckNow } from "./stand-in";

type ItemRow = typeof items.$inferSelect;

async function viewOf({ tx, now }: ActContext, actor: Actor, item: ItemRow, application: ApplicationRow) {
  const { rulebook } = await loadRulebook(tx, application.rulebookId);
  const indicator = rulebook.indicators.find((one) => one.code === item.indicator);
  if (indicator === undefined) throw new Error(`item of unknown indicator ${item.indicator}`);
  const [dossier] = await tx.select().from(dossiers).where(eq(dossiers.id, application.dossierId));
  const [claimed] =
    item.claimId === null
      ? []
      : await tx
          .select({ claim: claims, items: facts.items })
          .from(claims)
          .innerJoin(facts, eq(facts.id, claims.factsId))
          .where(eq(claims.id, item.claimId));
  const claim = claimed?.claim;
  const raw = claimed?.items ?? [];
  const links = (await listClaimEvidence(tx, application.id, "sent")).filter((one) => one.claimId === item.claimId);
  const files = (await listEvidence(tx, application.id))
    .filter((file) => links.some((one) => one.evidenceId === file.id))
    .map((file) => ({
      id: file.id,
      name: openText(file.nameSealed, `evidence.name:${file.id}`),
      mediaType: file.mediaType,
    }));
  const { objection, open } = await checkDesk(tx, actor, application, item, now);
  const [current] =
    item.decisionId === null ? [] : await tx.select().from(decisions).where(eq(decisions.id, item.decisionId));
  const decided = current === undefined ? null : await openDecision(tx, current);
  const earlier = await readEarlier(tx, item.id);
  const submission = await findNewestSubmission(tx, application.id);
  return {
    id: item.id,
    version: item.version,
    effect: item.effect,
    department: item.department,
    departmentName: rulebook.departments.find((one) => one.code === item.department)?.name ?? item.department,
    /** Why this officer cannot decide it now, or null. */
    closedBy: open.ok ? null : open.error,
    receipt: submission?.receipt ?? "",
    name: dossier?.name ?? "",
    birthDate: dossier?.birthDate ?? "",
    applicantClass: application.applicantClass,
    cutoffDate: rulebook.cutoffDate,
    indicator,
    claim:
      claim === undefined
        ? null
        : {
            pleaseCheck: claim.pleaseCheck,
            note:
              claim.noteSealed === null
                ? null
                : openText(claim.noteSealed, `claims.note:${application.id}:${claim.indicator}`),
            raw,
            items: itemsOf(raw, indicator),
          },
    /** What departments propose for it, from services that the person had. */
    proposed: proposedFor(await readProposed(tx, application.dossierId, rulebook), indicator),
    files,
    /** Files of this department for the decision to come. */
    laid: await readLaidFiles(tx, item.id),
    material: await readMaterial(tx, { itemId: item.id }),
    decision: decided === null ? null : { ...decided, facts: itemsOf(decided.facts, indicator) },
    /** What is looked at again for the sake of an objection: the case, and what its handler asks. */
    recheck:
      objection?.recheckSealed == null
        ? null
        : {
            objectionId: objection.id,
            caseNumber: objection.caseNumber,
            question: openText(objection.recheckSealed, `objections.recheck:${objection.id}`),
            dueOn: objection.dueOn,
            files: await filesOf(tx, objection.id),
          },
    earlier:
      earlier === null
        ? null
        : { ...earlier, first: { ...earlier.first, facts: itemsOf(earlier.first.facts, indicator) } },
  };
}
export type ItemView = Awaited<ReturnType<typeof viewOf>> & { readonly stuck: boolean; readonly standsIn: boolean };

/** A department reads one of its items: the claim, its papers, and of the person what deciding needs. Audited. */
export function readItem(actor: Actor, input: { readonly itemId: string }) {
  return perform<ItemView>(actor, "item.read", { kind: "item", id: input.itemId }, async (context) => {
    const [item] = await context.tx.select().from(items).where(eq(items.id, input.itemId));
    if (item === undefined) return fail("not-found");
    const stuck = await isStuckNow(context.tx, item, await findRecheck(context.tx, item.id));
    const allowed = context.authorize({
      departments: stuck ? [item.department, POINTS_OFFICE_UNIT] : [item.department],
    });
    if (!allowed.ok) return allowed;
    const [application] = await context.tx.select().from(applications).where(eq(applications.id, item.applicationId));
    if (application === undefined || !isOpenToOffice(application.status)) return fail("not-found");
    await context.audit({ indicator: item.indicator });
    return ok({
      ...(await viewOf(context, actor, item, application)),
      /** Can no other officer of the department look at it again, so that an officer of the points office does? */
      stuck,
      /** Is this officer such a one? */
      standsIn: isStandIn(allowed.value, item),
    });
  });
}
