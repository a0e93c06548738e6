import { and, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { candidacies, passedOver } from "../../../db/schema";
import { moveCandidacy } from "../../domain/candidacy/statuses";
import { tellPerson } from "../accounts/messages";
import type { Exclusions } from "./read-exclusions";

type Turn = { readonly candidacyId: string; readonly userId: string };
type Of = { readonly project: { readonly id: string; readonly name: string }; readonly now: Date };

/** Closes the candidacies whose turn came and who hold a place elsewhere that bars them, each with its reason, and tells their people. */
export async function passOver(
  tx: Tx,
  { project, now }: Of,
  { excluded }: Exclusions,
  turns: readonly Turn[],
): Promise<void> {
  if (turns.length === 0) return;
  const moved = moveCandidacy("final", "close");
  if (!moved.ok) throw new Error("a final candidacy does not close");
  const ids = turns.map((one) => one.candidacyId);
  const closed = await tx
    .update(candidacies)
    .set({ status: moved.value, version: sql`${candidacies.version} + 1` })
    .where(and(inArray(candidacies.id, ids), eq(candidacies.status, "final")))
    .returning({ id: candidacies.id });
  if (closed.length !== ids.length) throw new Error(`project ${project.id}: a candidacy is not final any more`);
  for (const { candidacyId, userId } of turns) {
    const why = excluded.get(candidacyId);
    if (why === undefined) throw new Error(`candidacy ${candidacyId} is passed over for nothing`);
    const { reason, offerId, project: other } = why;
    await tx.insert(passedOver).values({ candidacyId, reason, offerId, passedAt: now });
    await tellPerson(tx, userId, "passed-over", { project: project.name, reason, other });
  }
}
