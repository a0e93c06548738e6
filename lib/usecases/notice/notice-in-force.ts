import { desc, eq } from "drizzle-orm";
import type { Reader } from "../../../db/client";
import { notices } from "../../../db/schema";

export type NoticeRecord = typeof notices.$inferSelect;

/** The newest notice of a project: a correction takes the place of the one before. */
export async function noticeInForce(reader: Reader, projectId: string): Promise<NoticeRecord | null> {
  const [newest] = await reader
    .select()
    .from(notices)
    .where(eq(notices.projectId, projectId))
    .orderBy(desc(notices.version))
    .limit(1);
  return newest ?? null;
}
