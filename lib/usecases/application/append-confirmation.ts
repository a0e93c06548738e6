import { desc, eq } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { confirmations, disagreements } from "../../../db/schema";
import { newId } from "../../platform/ids";
import type { ApplicationRow } from "./lock-own";

type Answer = "confirmed" | "signed-at-counter" | "lapsed" | "stands";

function newest(tx: Tx, applicationId: string) {
  return tx
    .select()
    .from(confirmations)
    .where(eq(confirmations.applicationId, applicationId))
    .orderBy(desc(confirmations.sequence))
    .limit(1);
}

/** Adds the answer to the points of a locked application; the earlier ones stay. `givenBy` null: nobody answered in time. */
export async function appendConfirmation(
  tx: Tx,
  application: ApplicationRow,
  { answer, givenBy, now }: { readonly answer: Answer; readonly givenBy: string | null; readonly now: Date },
): Promise<void> {
  const [last] = await newest(tx, application.id);
  await tx.insert(confirmations).values({
    id: newId(),
    year: application.year,
    applicationId: application.id,
    sequence: (last?.sequence ?? 0) + 1,
    answer,
    givenBy,
    givenAt: now,
  });
}

/** Did the person confirm points before a correction of the rulebook changed them, and disagree with no line since? Then silence is no refusal. */
export async function hadConfirmed(tx: Tx, applicationId: string): Promise<boolean> {
  const [last] = await newest(tx, applicationId);
  if (last === undefined || last.answer === "lapsed") return false;
  const said = await tx
    .select({ at: disagreements.saidAt })
    .from(disagreements)
    .where(eq(disagreements.applicationId, applicationId));
  return said.every(({ at }) => at <= last.givenAt);
}
