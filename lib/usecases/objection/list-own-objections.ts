import { and, asc, eq, isNotNull, or } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import {
  applications,
  candidacies,
  items,
  noticeCorrections,
  notices,
  objections,
  serviceProjects,
} from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { ok } from "../../domain/shared/result";
import { openText } from "../../platform/crypto/field-encryption";
import { perform } from "../act";
import { counterOf } from "../intake/find-intake";
import { loadRulebook } from "../rulebook/load-rulebook";
import { filesOf } from "./files-of";
import type { ObjectionRow } from "./lock-objection";

const opened = (sealed: string | null, context: string) => (sealed === null ? null : openText(sealed, context));

/** The notices that took an objection in, and whether one is still owed. */
export async function correctionsOf(tx: Tx, objectionId: string) {
  const rows = await tx
    .select({ projectId: serviceProjects.id, project: serviceProjects.name, number: notices.number })
    .from(noticeCorrections)
    .innerJoin(serviceProjects, eq(serviceProjects.id, noticeCorrections.projectId))
    .leftJoin(notices, eq(notices.id, noticeCorrections.noticeId))
    .where(eq(noticeCorrections.objectionId, objectionId))
    .orderBy(asc(serviceProjects.code));
  return rows;
}

/** What every side of a case may know: what it is about, where it stands, until when. */
export async function commonView(tx: Tx, objection: ObjectionRow) {
  const { id } = objection;
  const [project] = await tx
    .select({ name: serviceProjects.name, rulebookId: serviceProjects.rulebookId })
    .from(serviceProjects)
    .where(eq(serviceProjects.id, objection.projectId));
  const [item] = objection.itemId === null ? [] : await tx.select().from(items).where(eq(items.id, objection.itemId));
  const rulebook = project?.rulebookId == null ? null : (await loadRulebook(tx, project.rulebookId)).rulebook;
  const indicator = rulebook?.indicators.find((one) => one.code === item?.indicator) ?? null;
  return {
    id,
    caseNumber: objection.caseNumber,
    side: objection.side,
    status: objection.status,
    version: objection.version,
    project: project?.name ?? "",
    ground: objection.ground,
    line:
      indicator === null
        ? null
        : {
            itemId: item?.id ?? "",
            code: indicator.code,
            name: indicator.name,
            department:
              rulebook?.departments.find((one) => one.code === indicator.department)?.name ?? indicator.department,
          },
    raisedAt: objection.raisedAt,
    counter: await counterOf(tx, objection.intakeId),
    dueOn: objection.dueOn,
    takenAt: objection.takenAt,
    recheckAskedAt: objection.recheckAskedAt,
    heard: opened(objection.heardSealed, `objections.heard:${id}`),
    heardAt: objection.heardAt,
    heardUntil: objection.heardUntil,
    answer: opened(objection.answerSealed, `objections.answer:${id}`),
    answeredAt: objection.answeredAt,
    answerCounter: await counterOf(tx, objection.answerIntakeId),
    reason: opened(objection.reasonSealed, `objections.reason:${id}`),
    decidedAt: objection.decidedAt,
    corrections: await correctionsOf(tx, id),
    files: await filesOf(tx, id),
  };
}
export const textOf = ({ id, textSealed }: ObjectionRow) => openText(textSealed, `objections.text:${id}`);

/** Of a third party's case the listed person sees the handler's words alone, and no reason that was meant for the objector. */
async function ownView(tx: Tx, objection: ObjectionRow) {
  const common = await commonView(tx, objection);
  const own = objection.side === "person";
  return {
    ...common,
    candidacyId: objection.candidacyId,
    text: own ? textOf(objection) : null,
    reason: own ? common.reason : null,
  };
}
export type OwnObjectionView = Awaited<ReturnType<typeof ownView>>;

/** The person's own objections, and those of others about which the person was heard; oldest first. At a counter: of who is present. */
export function listOwnObjections(actor: Actor) {
  return perform<readonly OwnObjectionView[]>(
    actor,
    "objection.read",
    { kind: "objection", id: null },
    async ({ tx, personId, authorize, audit }) => {
      const allowed = authorize({ ownerUserId: personId });
      if (!allowed.ok) return allowed;
      const rows = await tx
        .select({ objection: objections })
        .from(objections)
        .innerJoin(candidacies, eq(candidacies.id, objections.candidacyId))
        .innerJoin(applications, eq(applications.id, candidacies.applicationId))
        .where(and(eq(applications.userId, personId), or(eq(objections.side, "person"), isNotNull(objections.heardAt))))
        .orderBy(asc(objections.raisedAt), asc(objections.id));
      const views: OwnObjectionView[] = [];
      for (const { objection } of rows) views.push(await ownView(tx, objection));
      await audit({ own: true, objections: views.length });
      return ok(views);
    },
  );
}
