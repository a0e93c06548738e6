import { and, eq, inArray, ne } from "drizzle-orm";
import { listScores } from "../../../db/queries/applications";
import { findProgramme } from "../../../db/queries/programmes";
import { applications, candidacies, rescoringChanges, serviceProjects } from "../../../db/schema";
import { afterRescoring, pointsDiffer } from "../../domain/application/rescored";
import type { ApplicationStatus } from "../../domain/application/statuses";
import { PUBLIC } from "../../domain/programme/statuses";
import { tellPerson } from "../accounts/messages";
import type { ActContext } from "../act";
import type { ApplicationRow } from "../application/lock-own";
import { rescoreApplication, rulebookFor } from "../scoring/settle-application";
import { dueAfter } from "../work/due-after";

/** What is still being decided is scored when it is. */
const SCORED: readonly ApplicationStatus[] = ["scored", "awaiting-confirmation", "confirmed", "unconfirmed"];

/**
 * A correction of the rulebook passes by what is void. Once the sanction is lifted the application, which stands as it was, is scored by the rulebook that is in
 * force, and its person is asked again, or told, as the rescoring would have done. Source: domain.md, Service project.
 */
export async function catchUp(
  { tx, now }: ActContext,
  application: ApplicationRow,
  was: ApplicationStatus,
): Promise<void> {
  if (!SCORED.includes(was)) return;
  const before = await listScores(tx, application.id);
  const current = await Promise.all(before.map(({ kind }) => rulebookFor(tx, application, kind)));
  if (before.every(({ rulebookId }, at) => rulebookId === current[at])) return;
  await rescoreApplication(tx, application, now);
  const after = new Map((await listScores(tx, application.id)).map((score) => [score.kind, score]));
  const changes = before.flatMap((score) => {
    const now = after.get(score.kind);
    if (now === undefined || now.rulebookId === score.rulebookId || !pointsDiffer(score, now)) return [];
    const { rulebookId, kind, total } = now;
    return [{ rulebookId, applicationId: application.id, kind, before: score.total, after: total }];
  });
  // As the rescoring writes them down: the person reads the reason of the correction with the question.
  if (changes.length > 0) await tx.insert(rescoringChanges).values(changes);
  const listed = await tx.$count(
    candidacies,
    and(
      eq(candidacies.applicationId, application.id),
      ne(candidacies.status, "withdrawn"),
      inArray(
        candidacies.projectId,
        tx
          .select({ id: serviceProjects.id })
          .from(serviceProjects)
          .where(inArray(serviceProjects.status, [...PUBLIC])),
      ),
    ),
  );
  const next = afterRescoring(was, { changed: changes.length > 0, inNotice: listed > 0 });
  if (next === "tell") await tellPerson(tx, application.userId, "points-rescored", {});
  if (next !== "ask") return;
  const programme = await findProgramme(tx, application.year);
  if (programme === null) throw new Error(`year ${application.year} without programme`);
  const confirmBy = await dueAfter(tx, now, programme.confirmationWorkingDays);
  await tx
    .update(applications)
    .set({ status: "awaiting-confirmation", confirmBy })
    .where(eq(applications.id, application.id));
  await tellPerson(tx, application.userId, "points-asked-anew", { confirmBy });
}
