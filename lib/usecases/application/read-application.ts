import { and, desc, eq, ne, or } from "drizzle-orm";
import {
  findNewestSubmission,
  listCandidacies,
  listClaimEvidence,
  listClaims,
  listEvidence,
  listItems,
  wasSent,
} from "../../../db/queries/applications";
import { applications, dossiers, householdMembers } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import type { Item } from "../../domain/application/application";
import type { ClaimSide } from "../../domain/application/claim-sides";
import { type Answers, type Question, questionsOf } from "../../domain/application/questions";
import { isOpenToOffice } from "../../domain/application/statuses";
import type { Indicator } from "../../domain/rulebook/rulebook";
import { fail, ok } from "../../domain/shared/result";
import { shanghaiDay } from "../../platform/clock";
import { openText } from "../../platform/crypto/field-encryption";
import { type ActContext, perform } from "../act";
import { type ProposedFact, readProposed } from "../dossier/read-proposed";
import { readRemembered } from "../dossier/remembered";
import { counterOf } from "../intake/find-intake";
import { toldStatus } from "../notice/told-status";
import { loadRulebook } from "../rulebook/load-rulebook";
import { readAskedPoints } from "../scoring/read-asked-points";
import { readMaterial } from "../scoring/read-material";
import { type Filling, fillingOf, reopenedBy } from "./filling";
import type { ApplicationRow } from "./lock-own";
import { withOtherParent } from "./other-candidacies";
import { readChances } from "./read-chances";
import { checkItems } from "./read-items";
import { readRecheck } from "./read-recheck";
import { readSupplement } from "./read-supplement";

/** Stored facts as checked items; what no longer reads was written by another program version and is a fault. */
export function itemsOf(raw: readonly Record<string, unknown>[], indicator: Indicator): readonly Item[] {
  const checked = checkItems(raw, indicator);
  if (!checked.ok) throw new Error(`stored facts of ${indicator.code} do not read`);
  return checked.value;
}

async function viewOf(context: ActContext, application: ApplicationRow, side: ClaimSide) {
  const { tx } = context;
  const { rulebook } = await loadRulebook(tx, application.rulebookId);
  const [dossier] = await tx.select().from(dossiers).where(eq(dossiers.id, application.dossierId));
  const links = await listClaimEvidence(tx, application.id, side);
  const files = (await listEvidence(tx, application.id)).map((file) => ({
    id: file.id,
    name: openText(file.nameSealed, `evidence.name:${file.id}`),
    mediaType: file.mediaType,
    bytes: file.bytes ?? 0,
    usedBy: links.filter((link) => link.evidenceId === file.id).map((link) => link.indicator),
  }));
  const supplement = await readSupplement(tx, application.id);
  const claims = (await listClaims(tx, application.id, side)).flatMap(({ claim, items: raw }) => {
    const indicator = rulebook.indicators.find((one) => one.code === claim.indicator);
    if (indicator === undefined) return [];
    return [
      {
        indicator,
        pleaseCheck: claim.pleaseCheck,
        note:
          claim.noteSealed === null
            ? null
            : openText(claim.noteSealed, `claims.note:${application.id}:${claim.indicator}`),
        raw,
        items: itemsOf(raw, indicator),
        evidence: files.filter((file) => file.usedBy.includes(claim.indicator)),
        /** Touched in the draft since the township's list was sent. */
        changed: claim.version > 1 || (supplement !== null && claim.createdAt > supplement.askedAt),
      },
    ];
  });
  const candidacies = [];
  const entered = await listCandidacies(tx, application.id);
  const shared = await withOtherParent(
    tx,
    entered.map((one) => one.candidacy.id),
  );
  for (const { candidacy, project } of entered) {
    const [child] =
      candidacy.childId === null
        ? []
        : await tx.select().from(householdMembers).where(eq(householdMembers.id, candidacy.childId));
    candidacies.push({
      id: candidacy.id,
      status: await toldStatus(tx, candidacy),
      version: candidacy.version,
      projectId: project.id,
      code: project.code,
      project: project.name,
      kind: project.kind,
      closesOn: project.closesOn,
      choices: candidacy.choices,
      receipt: candidacy.receipt,
      twoStand: shared.has(candidacy.id),
      child: child === undefined ? null : openText(child.nameSealed, `household_members.name:${child.id}`),
    });
  }
  const items = await listItems(tx, application.id);
  const submission = await findNewestSubmission(tx, application.id);
  return {
    id: application.id,
    year: application.year,
    status: application.status,
    statusSince: application.statusSince,
    correcting: application.correcting,
    supplementBy: application.supplementBy,
    refusal:
      application.refusalSealed === null
        ? null
        : openText(application.refusalSealed, `applications.refusal:${application.id}`),
    supplement,
    recheck: await readRecheck(tx, application.id),
    can: await readChances(context, application),
    version: application.version,
    applicantClass: application.applicantClass,
    township: application.township,
    confirmBy: application.confirmBy,
    asked: await readAskedPoints(tx, application),
    name: dossier?.name ?? "",
    dossierStatus: dossier?.status ?? "draft",
    rulebook,
    claims,
    files,
    candidacies,
    receipt: submission?.receipt ?? null,
    submittedAt: submission?.submittedAt ?? null,
    counter: await counterOf(tx, submission?.intakeId ?? null),
    material: await readMaterial(tx, { applicationId: application.id }),
    decided: items.filter((one) => one.decision !== null).length,
    items: items.filter((one) => !one.item.dropped).length,
  };
}
export type ApplicationView = Awaited<ReturnType<typeof viewOf>>;
export type OwnApplicationView = ApplicationView & {
  /** Why something can be filled in now, or null; then the person sees the draft, everybody else what was sent. */
  readonly filling: Filling | null;
  /** The indicators that can change while filling in; null = all. */
  readonly reopened: ReadonlySet<string> | null;
  readonly questions: readonly Question[];
  readonly answers: Answers;
  /** What the dossier remembers, by indicator. */
  readonly remembered: ReadonlyMap<string, readonly Record<string, unknown>[]>;
  /** What departments propose for claims. */
  readonly proposed: readonly ProposedFact[];
};

/** The person reads the own newest application; null while there is none. */
export function readOwnApplication(actor: Actor) {
  return perform<OwnApplicationView | null>(
    actor,
    "application.read",
    { kind: "application", id: null },
    async (context) => {
      const allowed = context.authorize({ ownerUserId: context.personId });
      if (!allowed.ok) return allowed;
      const [application] = await context.tx
        .select()
        .from(applications)
        .where(eq(applications.userId, context.personId))
        .orderBy(desc(applications.year))
        .limit(1);
      await context.audit({ own: true }, { kind: "application", id: application?.id ?? null });
      if (application === undefined) return ok(null);
      const filling = fillingOf(application, shanghaiDay(context.now));
      const view = await viewOf(context, application, filling === null ? "sent" : "draft");
      const { rulebook, applicantClass } = view;
      return ok({
        ...view,
        questions: questionsOf(rulebook, applicantClass),
        answers: new Map(Object.entries(application.answers)),
        remembered: (await readRemembered(context.tx, application.dossierId, rulebook, applicantClass)).facts,
        proposed: await readProposed(context.tx, application.dossierId, rulebook),
        filling,
        reopened: filling === "supplement" ? reopenedBy(view.supplement?.points ?? []) : null,
      });
    },
  );
}

/** The township reads an application of its own people, from its submission until it is taken back. Audited. */
export function readApplication(actor: Actor, input: { readonly applicationId: string }) {
  return perform<ApplicationView>(
    actor,
    "application.read",
    { kind: "application", id: input.applicationId },
    async (context) => {
      const [application] = await context.tx
        .select()
        .from(applications)
        .where(and(eq(applications.id, input.applicationId), or(ne(applications.status, "void"), wasSent)));
      if (application === undefined || !isOpenToOffice(application.status)) return fail("not-found");
      const allowed = context.authorize({ township: application.township });
      if (!allowed.ok) return allowed;
      await context.audit({});
      return ok(await viewOf(context, application, "sent"));
    },
  );
}
