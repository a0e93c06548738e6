import { asc, eq } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { evidence, objectionEvidence } from "../../../db/schema";
import { openText } from "../../platform/crypto/field-encryption";

/** The files that support an objection, in the order in which they were stored. */
export async function filesOf(tx: Tx, objectionId: string) {
  const rows = await tx
    .select({ id: evidence.id, nameSealed: evidence.nameSealed, mediaType: evidence.mediaType })
    .from(objectionEvidence)
    .innerJoin(evidence, eq(evidence.id, objectionEvidence.evidenceId))
    .where(eq(objectionEvidence.objectionId, objectionId))
    .orderBy(asc(evidence.createdAt), asc(evidence.id));
  return rows.map(({ id, nameSealed, mediaType }) => ({
    id,
    mediaType,
    name: openText(nameSealed, `evidence.name:${id}`),
  }));
}
