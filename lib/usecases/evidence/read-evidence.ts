import { and, eq, getTableColumns, isNotNull, or } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { findNewestSubmission } from "../../../db/queries/applications";
import {
  applications,
  claimEvidence,
  claims,
  decisionEvidence,
  disagreements,
  evidence,
  items,
  materialEvidence,
  materialRequests,
  objectionEvidence,
  objections,
  sanctionEvidence,
  sanctions,
} from "../../../db/schema";
import { type Actor, type Owner, POINTS_OFFICE_UNIT } from "../../domain/access/authorize";
import { isOpenToOffice } from "../../domain/application/statuses";
import { fail, ok } from "../../domain/shared/result";
import { openBytes, openText } from "../../platform/crypto/field-encryption";
import { sha256Hex } from "../../platform/crypto/sha256";
import { getObject } from "../../platform/object-store";
import { perform } from "../act";
import { findRecheck } from "../objection/lock-recheck";
import { TOLD } from "../scoring/read-score";
import { unitsOf } from "../scoring/stand-in";

export type EvidenceFile = { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array };
type Found = {
  readonly file: typeof evidence.$inferSelect;
  readonly application: typeof applications.$inferSelect;
};

/** Is the file the ground of a case of false evidence, does it support the line in question, or did the person lay it to an answer or objection? */
async function isOfSanction(tx: Tx, { file }: Found): Promise<boolean> {
  const [found] = await tx
    .select({ id: sanctions.id })
    .from(sanctions)
    .leftJoin(items, eq(items.id, sanctions.itemId))
    .leftJoin(claimEvidence, and(eq(claimEvidence.claimId, items.claimId), eq(claimEvidence.evidenceId, file.id)))
    .leftJoin(
      sanctionEvidence,
      and(eq(sanctionEvidence.sanctionId, sanctions.id), eq(sanctionEvidence.evidenceId, file.id)),
    )
    .where(
      or(
        eq(sanctions.evidenceId, file.id),
        isNotNull(sanctionEvidence.evidenceId),
        and(eq(sanctions.applicationId, file.applicationId), isNotNull(claimEvidence.evidenceId)),
      ),
    )
    .limit(1);
  return found !== undefined;
}

/**
 * A person's own file: for the person, the township, and the departments whose items it supports, these from the day it was sent; one that supports an
 * objection also for the office and the department that looks again, or who stands in for it; one of a case of false evidence for the office.
 */
async function ownerOfOwn(tx: Tx, found: Found): Promise<Owner> {
  const { file, application } = found;
  const sanctioned = (await isOfSanction(tx, found)) ? [POINTS_OFFICE_UNIT] : [];
  const sent = application.status !== "void" || (await findNewestSubmission(tx, application.id)) !== null;
  if (!isOpenToOffice(application.status) || !sent) return { ownerUserId: file.userId, departments: sanctioned };
  const lines = await tx
    .select(getTableColumns(items))
    .from(claimEvidence)
    .innerJoin(claims, eq(claims.id, claimEvidence.claimId))
    .innerJoin(items, eq(items.claimId, claims.id))
    .where(eq(claimEvidence.evidenceId, file.id))
    .union(
      tx
        .select(getTableColumns(items))
        .from(materialEvidence)
        .innerJoin(materialRequests, eq(materialRequests.id, materialEvidence.requestId))
        .innerJoin(items, eq(items.id, materialRequests.itemId))
        .where(eq(materialEvidence.evidenceId, file.id)),
    );
  const units: string[] = [];
  for (const item of lines) units.push(...(await unitsOf(tx, item, await findRecheck(tx, item.id))));
  const objected = await tx
    .select({ department: items.department })
    .from(objectionEvidence)
    .innerJoin(objections, eq(objections.id, objectionEvidence.objectionId))
    .leftJoin(items, and(eq(items.id, objections.itemId), isNotNull(objections.recheckAskedAt)))
    .where(eq(objectionEvidence.evidenceId, file.id));
  return {
    ownerUserId: file.userId,
    township: application.township,
    departments: [
      ...sanctioned,
      ...units,
      ...objected.flatMap((one) => [POINTS_OFFICE_UNIT, ...(one.department === null ? [] : [one.department])]),
    ],
  };
}

/**
 * A file of an officer's finding: for the department of its item; for the points office once the person disagreed with the item or an objection had it
 * looked at again; for the person once a decision rests on it and the points were told. Townships see that it exists, and open it not.
 */
async function ownerOfFinding(tx: Tx, { file, application }: Found, itemId: string): Promise<Owner> {
  if (!isOpenToOffice(application.status)) return {};
  const [item] = await tx.select({ department: items.department }).from(items).where(eq(items.id, itemId));
  const bound = (await tx.$count(decisionEvidence, eq(decisionEvidence.evidenceId, file.id))) > 0;
  const rechecked = and(eq(objections.itemId, itemId), isNotNull(objections.recheckAskedAt));
  const contested =
    (await tx.$count(disagreements, eq(disagreements.itemId, itemId))) + (await tx.$count(objections, rechecked)) > 0;
  return {
    ...(bound && TOLD.includes(application.status) ? { ownerUserId: application.userId } : {}),
    departments: [...(item === undefined ? [] : [item.department]), ...(contested ? [POINTS_OFFICE_UNIT] : [])],
  };
}

/** A file's plain bytes for those whose matter it is; each reading is audited. Throws where the bytes are not those whose digest was recorded. */
export function readEvidence(actor: Actor, input: { readonly evidenceId: string }) {
  return perform<EvidenceFile>(
    actor,
    "evidence.read",
    { kind: "evidence", id: input.evidenceId },
    async ({ tx, authorize, audit }) => {
      const [found] = await tx
        .select({ file: evidence, application: applications })
        .from(evidence)
        .innerJoin(applications, eq(applications.id, evidence.applicationId))
        .where(eq(evidence.id, input.evidenceId));
      const itemId = found?.file.itemId ?? null;
      const allowed = authorize(
        found === undefined
          ? {}
          : itemId === null
            ? await ownerOfOwn(tx, found)
            : await ownerOfFinding(tx, found, itemId),
      );
      if (!allowed.ok) return allowed;
      if (found?.file.status !== "stored" || found.file.keyId === null) return fail("not-found");
      const { id, objectKey, keyId, nameSealed, mediaType, sha256 } = found.file;
      const bytes = openBytes(await getObject(objectKey), keyId, `evidence.file:${id}`);
      if (sha256Hex(bytes) !== sha256) throw new Error(`evidence ${id}: the bytes are not those recorded`);
      await audit({ sha256 });
      return ok({ name: openText(nameSealed, `evidence.name:${id}`), mediaType, bytes });
    },
  );
}
