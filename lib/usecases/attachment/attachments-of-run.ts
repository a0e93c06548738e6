import { and, asc, eq, isNull } from "drizzle-orm";
import type { Reader } from "../../../db/client";
import { attachments, users } from "../../../db/schema";
import { sha256Hex } from "../../platform/crypto/sha256";

const ofRun = (runId: string) => and(eq(attachments.runId, runId), isNull(attachments.removedAt));

/** The files beside a run, in the order in which they were laid, without their bytes. */
export function listAttachments(reader: Reader, runId: string) {
  const { id, name, kind, bytes, sha256, laidBy, laidAt } = attachments;
  return reader
    .select({ id, name, kind, bytes, sha256, laidById: laidBy, laidAt, laidBy: users.name })
    .from(attachments)
    .innerJoin(users, eq(users.id, attachments.laidBy))
    .where(ofRun(runId))
    .orderBy(asc(attachments.laidAt), asc(attachments.id));
}

export type WholeAttachment = typeof attachments.$inferSelect & { readonly content: Buffer };

/** The same with their bytes. Throws where those are not the ones whose digest was recorded. */
export async function readAttachments(reader: Reader, runId: string): Promise<readonly WholeAttachment[]> {
  const rows = await reader
    .select()
    .from(attachments)
    .where(ofRun(runId))
    .orderBy(asc(attachments.laidAt), asc(attachments.id));
  return rows.map(wholeAttachment);
}

/** Throws where the bytes are gone or are not those whose digest was recorded. */
export function wholeAttachment(row: typeof attachments.$inferSelect): WholeAttachment {
  const { id, content, sha256 } = row;
  if (content === null || sha256Hex(content) !== sha256)
    throw new Error(`attachment ${id}: the bytes are not those recorded`);
  return { ...row, content };
}
