import { desc, eq } from "drizzle-orm";
import { notices, rankingRuns, serviceProjects } from "../../../db/schema";
import type { DomainErrorCode } from "../../domain/errors";
import { fail, ok, type Result } from "../../domain/shared/result";
import type { ActContext } from "../act";

/** The newest run of a project that is not published yet, its project locked: what lies beside it changes only while nobody publishes it. */
export async function lockPreparedRun(
  { tx, authorize }: ActContext,
  runId: string | null,
): Promise<Result<typeof rankingRuns.$inferSelect, DomainErrorCode>> {
  const [run] = runId === null ? [] : await tx.select().from(rankingRuns).where(eq(rankingRuns.id, runId));
  const allowed = authorize({});
  if (!allowed.ok) return allowed;
  if (run === undefined) return fail("not-found");
  await tx.select().from(serviceProjects).where(eq(serviceProjects.id, run.projectId)).for("update");
  if ((await tx.$count(notices, eq(notices.runId, run.id))) > 0) return fail("already-published");
  const [newest] = await tx
    .select({ id: rankingRuns.id })
    .from(rankingRuns)
    .where(eq(rankingRuns.projectId, run.projectId))
    .orderBy(desc(rankingRuns.version))
    .limit(1);
  return newest?.id === run.id ? ok(run) : fail("stale-record");
}
