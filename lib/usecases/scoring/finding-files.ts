import { and, asc, eq, inArray, notExists, sql } from "drizzle-orm";
import type { Reader, Tx } from "../../../db/client";
import { decisionEvidence, evidence, items, proposalEvidence } from "../../../db/schema";
import { openText } from "../../platform/crypto/field-encryption";

export type FindingFile = { readonly id: string; readonly name: string; readonly mediaType: string };
type EvidenceRow = typeof evidence.$inferSelect;

const viewOf = (file: EvidenceRow): FindingFile => ({
  id: file.id,
  name: openText(file.nameSealed, `evidence.name:${file.id}`),
  mediaType: file.mediaType,
});
const isLaid = (reader: Reader) =>
  and(
    eq(evidence.status, "stored"),
    notExists(
      reader.select({ one: sql`1` }).from(decisionEvidence).where(eq(decisionEvidence.evidenceId, evidence.id)),
    ),
    notExists(
      reader.select({ one: sql`1` }).from(proposalEvidence).where(eq(proposalEvidence.evidenceId, evidence.id)),
    ),
  );

/** Files laid to an item for the decision, or the proposal, that is still to come. */
export async function listLaidFiles(reader: Reader, itemId: string) {
  return reader
    .select()
    .from(evidence)
    .where(and(eq(evidence.itemId, itemId), isLaid(reader)))
    .orderBy(asc(evidence.createdAt), asc(evidence.id));
}
export const readLaidFiles = async (reader: Reader, itemId: string): Promise<readonly FindingFile[]> =>
  (await listLaidFiles(reader, itemId)).map(viewOf);

/**
 * Takes back the files laid to an item at which nobody looks again; their rows stay. Returns under which keys their bytes lie, which go once this is
 * committed. The application is locked, so that no file comes meanwhile.
 */
export async function dropLaidFiles(tx: Tx, itemId: string): Promise<readonly string[]> {
  const laid = await listLaidFiles(tx, itemId);
  const ids = laid.map((file) => file.id);
  if (ids.length > 0) await tx.update(evidence).set({ status: "removed" }).where(inArray(evidence.id, ids));
  return laid.map((file) => file.objectKey);
}

/** The files that the proposal about an objection rests on. */
export async function readProposalFiles(reader: Reader, objectionId: string): Promise<readonly FindingFile[]> {
  const rows = await reader
    .select({ file: evidence })
    .from(proposalEvidence)
    .innerJoin(evidence, eq(evidence.id, proposalEvidence.evidenceId))
    .where(eq(proposalEvidence.objectionId, objectionId))
    .orderBy(asc(evidence.createdAt), asc(evidence.id));
  return rows.map(({ file }) => viewOf(file));
}

/** Has no file been laid to the item? Such an item alone is decided in bulk. */
export const hasNoLaidFile = (reader: Reader) =>
  notExists(
    reader
      .select({ one: sql`1` })
      .from(evidence)
      .where(and(eq(evidence.itemId, items.id), isLaid(reader))),
  );

/** The files that decisions rest on, by decision. */
export async function readDecisionFiles(
  reader: Reader,
  decisionIds: readonly string[],
): Promise<ReadonlyMap<string, readonly FindingFile[]>> {
  const files = new Map<string, FindingFile[]>();
  if (decisionIds.length === 0) return files;
  const rows = await reader
    .select({ decisionId: decisionEvidence.decisionId, file: evidence })
    .from(decisionEvidence)
    .innerJoin(evidence, eq(evidence.id, decisionEvidence.evidenceId))
    .where(inArray(decisionEvidence.decisionId, [...decisionIds]))
    .orderBy(asc(evidence.createdAt), asc(evidence.id));
  for (const { decisionId, file } of rows) {
    const known = files.get(decisionId);
    if (known === undefined) files.set(decisionId, [viewOf(file)]);
    else known.push(viewOf(file));
  }
  return files;
}
