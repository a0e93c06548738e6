import { and, eq, inArray } from "drizzle-orm";
import type { Reader } from "../../../db/client";
import { candidacies, serviceProjects } from "../../../db/schema";
import type { CandidacyStatus } from "../../domain/candidacy/statuses";
import { waitsForPool } from "../notice/held-back";
import { type NoticeRecord, noticeInForce } from "../notice/notice-in-force";

/** Listed, or left out of the ranking: whom a notice concerns. */
const CONCERNED = ["in-notice", "not-ranked", "not-eligible"] as const satisfies readonly CandidacyStatus[];

export const isConcerned = (status: CandidacyStatus) => (CONCERNED as readonly CandidacyStatus[]).includes(status);

export type Objectable = {
  readonly candidacy: typeof candidacies.$inferSelect;
  readonly project: typeof serviceProjects.$inferSelect;
  readonly notice: NoticeRecord;
};

/** The candidacies of an application whose notice takes objections on this day, the last day included. Who waits for a pool that is held back has no result to object to yet. */
export async function listObjectable(
  reader: Reader,
  applicationId: string,
  today: string,
): Promise<readonly Objectable[]> {
  const found = await reader
    .select({ candidacy: candidacies, project: serviceProjects })
    .from(candidacies)
    .innerJoin(serviceProjects, eq(serviceProjects.id, candidacies.projectId))
    .where(
      and(
        eq(candidacies.applicationId, applicationId),
        inArray(candidacies.status, CONCERNED),
        eq(serviceProjects.status, "in-notice"),
      ),
    );
  const open: Objectable[] = [];
  for (const one of found) {
    const notice = await noticeInForce(reader, one.project.id);
    if (notice === null || today > notice.objectionsUntil) continue;
    if (!(await waitsForPool(reader, one.project.id, one.candidacy.id))) open.push({ ...one, notice });
  }
  return open;
}
