import { eq, sql } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { findProgramme } from "../../../db/queries/programmes";
import { applications } from "../../../db/schema";
import { moveApplication } from "../../domain/application/statuses";
import { ok, type Result } from "../../domain/shared/result";
import { tellPerson } from "../accounts/messages";
import { dueAfter } from "../work/due-after";
import type { ApplicationRow } from "./lock-own";

/** Makes a locked, scored application await confirmation and tells the person; the days to confirm begin tomorrow. Returns the last of them. */
export async function tellPoints(
  tx: Tx,
  application: ApplicationRow,
  now: Date,
): Promise<Result<string, "unlawful-move">> {
  const moved = moveApplication(application.status, "feedBack");
  if (!moved.ok) return moved;
  const programme = await findProgramme(tx, application.year);
  if (programme === null) throw new Error("an application without programme");
  const confirmBy = await dueAfter(tx, now, programme.confirmationWorkingDays);
  await tx
    .update(applications)
    .set({ status: moved.value, statusSince: now, confirmBy, version: sql`${applications.version} + 1` })
    .where(eq(applications.id, application.id));
  await tellPerson(tx, application.userId, "points-fed-back", { confirmBy });
  return ok(confirmBy);
}
