import { and, eq, inArray, isNotNull, isNull, ne, or } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { isOwnFile } from "../../../db/queries/applications";
import {
  applications,
  candidacies,
  evidence,
  items,
  objectionEvidence,
  objections,
  serviceProjects,
} from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { type ObjectionGround, OPEN_OBJECTIONS } from "../../domain/objection/statuses";
import { fail, ok } from "../../domain/shared/result";
import { shanghaiDay } from "../../platform/clock";
import { sealText } from "../../platform/crypto/field-encryption";
import { randomReceipt } from "../../platform/crypto/random";
import { newId } from "../../platform/ids";
import { tellPerson } from "../accounts/messages";
import { perform } from "../act";
import { dueAfter } from "../work/due-after";
import { listObjectable, type Objectable } from "./objectable";
import { OBJECTION_WORKING_DAYS } from "./terms";

export type OwnObjection = {
  readonly candidacyId: string;
  readonly ground: ObjectionGround;
  /** The line of the own points that it is about, where it is about one. */
  readonly itemId?: string | undefined;
  readonly text: string;
  readonly evidence: readonly string[];
};
export type Raised = { readonly caseNumber: string; readonly dueOn: string };

/**
 * The person objects to the own place, or to being left out, until the last day of the notice; also at a counter. Once at a time, and once about the
 * same; what was withdrawn was not decided, and may be raised again.
 */
export function raiseObjection(actor: Actor, input: OwnObjection) {
  return perform<Raised & { readonly objectionId: string }>(
    actor,
    "objection.raise",
    { kind: "candidacy", id: input.candidacyId },
    async (context) => {
      const { tx, now, personId, intake, authorize, audit } = context;
      const [owned] = await tx
        .select({ application: applications, projectId: candidacies.projectId })
        .from(candidacies)
        .innerJoin(applications, eq(applications.id, candidacies.applicationId))
        .where(eq(candidacies.id, input.candidacyId));
      const allowed = authorize(owned === undefined ? {} : { ownerUserId: owned.application.userId });
      if (!allowed.ok) return allowed;
      if (owned === undefined) return fail("not-found");
      await lockProject(tx, owned.projectId);
      const { application } = owned;
      const open = await listObjectable(tx, application.id, shanghaiDay(now));
      const about = open.find((one) => one.candidacy.id === input.candidacyId);
      if (about === undefined) return fail("window-closed");
      if (input.text === "") return fail("reason-required");
      const itemId = input.itemId ?? null;
      if (itemId !== null && !(await isOwnLine(tx, about, itemId))) return fail("not-found");
      const files = await ownFiles(tx, application.id, input.evidence);
      if (files === null) return fail("not-found");
      if (await objectedAlready(tx, about.candidacy.id, itemId, input.ground)) return fail("objected-already");
      const id = newId();
      const raised = await insertObjection(tx, now, about, {
        id,
        side: "person",
        raisedBy: personId,
        intakeId: intake?.id ?? null,
        ground: input.ground,
        itemId,
        textSealed: sealText(input.text, `objections.text:${id}`),
      });
      for (const evidenceId of files) await tx.insert(objectionEvidence).values({ objectionId: id, evidenceId });
      await tellPerson(tx, personId, "objection-raised", raised);
      await audit(
        { caseNumber: raised.caseNumber, ground: input.ground, files: files.length },
        { kind: "objection", id },
      );
      return ok({ ...raised, objectionId: id });
    },
  );
}

/** Held until the objection is written, so that the end of the period waits for it and sees it. */
export async function lockProject(tx: Tx, projectId: string): Promise<void> {
  await tx
    .select({ id: serviceProjects.id })
    .from(serviceProjects)
    .where(eq(serviceProjects.id, projectId))
    .for("update");
}

export async function insertObjection(
  tx: Tx,
  now: Date,
  { candidacy, project, notice }: Objectable,
  own: Pick<typeof objections.$inferInsert, "id" | "side" | "ground" | "textSealed"> &
    Partial<typeof objections.$inferInsert>,
): Promise<Raised> {
  const caseNumber = randomReceipt("Y", project.year);
  const dueOn = await dueAfter(tx, now, OBJECTION_WORKING_DAYS);
  await tx.insert(objections).values({
    ...own,
    year: project.year,
    caseNumber,
    noticeId: notice.id,
    projectId: project.id,
    candidacyId: candidacy.id,
    raisedAt: now,
    dueOn,
    status: "raised",
  });
  return { caseNumber, dueOn };
}

/** A decided line of the application, or of this very candidacy. */
async function isOwnLine(tx: Tx, { candidacy }: Objectable, itemId: string): Promise<boolean> {
  const found = await tx
    .select({ id: items.id })
    .from(items)
    .where(
      and(
        eq(items.id, itemId),
        eq(items.applicationId, candidacy.applicationId),
        isNotNull(items.decisionId),
        or(isNull(items.candidacyId), eq(items.candidacyId, candidacy.id)),
      ),
    );
  return found.length > 0;
}

/** The chosen files where all are stored files of the application, else null. */
async function ownFiles(tx: Tx, applicationId: string, wanted: readonly string[]): Promise<readonly string[] | null> {
  const ids = [...new Set(wanted)];
  const found = await tx
    .select({ id: evidence.id })
    .from(evidence)
    .where(
      and(
        inArray(evidence.id, ids),
        eq(evidence.applicationId, applicationId),
        eq(evidence.status, "stored"),
        isOwnFile,
      ),
    );
  return found.length === ids.length ? ids : null;
}

/** Is one of the person about this candidacy under way, or was one about the same line (without a line: on the same ground) decided? */
async function objectedAlready(
  tx: Tx,
  candidacyId: string,
  itemId: string | null,
  ground: ObjectionGround,
): Promise<boolean> {
  const same =
    itemId === null ? and(isNull(objections.itemId), eq(objections.ground, ground)) : eq(objections.itemId, itemId);
  const found = await tx
    .select({ id: objections.id })
    .from(objections)
    .where(
      and(
        eq(objections.candidacyId, candidacyId),
        eq(objections.side, "person"),
        or(inArray(objections.status, OPEN_OBJECTIONS), and(ne(objections.status, "withdrawn"), same)),
      ),
    );
  return found.length > 0;
}
