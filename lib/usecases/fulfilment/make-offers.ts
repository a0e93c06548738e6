import { and, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import type { Fulfilment } from "../../../db/queries/fulfilment";
import { candidacies, offerPools, offers, users } from "../../../db/schema";
import { moveCandidacy } from "../../domain/candidacy/statuses";
import { openText } from "../../platform/crypto/field-encryption";
import { newId } from "../../platform/ids";
import { queueMessage } from "../accounts/messages";
import { dueAfter } from "../work/due-after";

export type Place = {
  readonly candidacyId: string;
  readonly userId: string;
  readonly pool: string;
  readonly position: number;
  /** The child whom it is for, by HMAC. */
  readonly childHmac: string | null;
  /** The projects in which accepting it gives up a place. */
  readonly givesUp: readonly string[];
};
type Of = {
  readonly project: { readonly id: string; readonly year: number; readonly name: string };
  readonly fulfilment: Pick<Fulfilment, "answerWorkingDays">;
  readonly now: Date;
  readonly promoted: boolean;
};
const AT_ONCE = 500;

/** Offers places to final candidacies and tells their people. The fulfilment's row is locked; the pools' counts refuse one too many. */
export async function makeOffers(tx: Tx, { project, fulfilment, now, promoted }: Of, places: readonly Place[]) {
  const dueOn = await dueAfter(tx, now, fulfilment.answerWorkingDays);
  const moved = moveCandidacy("final", "offer");
  if (!moved.ok) throw new Error("a final candidacy is not offered");
  for (let at = 0; at < places.length; at += AT_ONCE) {
    const some = places.slice(at, at + AT_ONCE);
    await tx.insert(offers).values(
      some.map(({ candidacyId, childHmac, pool, position }) => ({
        id: newId(),
        year: project.year,
        projectId: project.id,
        candidacyId,
        childHmac,
        pool,
        position,
        promoted,
        offeredAt: now,
        dueOn,
      })),
    );
    const ids = some.map((one) => one.candidacyId);
    const changed = await tx
      .update(candidacies)
      .set({ status: moved.value, version: sql`${candidacies.version} + 1` })
      .where(and(inArray(candidacies.id, ids), eq(candidacies.status, "final")))
      .returning({ id: candidacies.id });
    if (changed.length !== some.length) throw new Error(`project ${project.id}: a candidacy is not final any more`);
    await tell(tx, some, promoted ? "offer-promoted" : "offer-made", { project: project.name, until: dueOn });
  }
  for (const pool of new Set(places.map((one) => one.pool)))
    await tx
      .update(offerPools)
      .set({ taken: sql`${offerPools.taken} + ${places.filter((one) => one.pool === pool).length}` })
      .where(and(eq(offerPools.projectId, project.id), eq(offerPools.pool, pool)));
}

async function tell(
  tx: Tx,
  some: readonly Place[],
  template: "offer-made" | "offer-promoted",
  body: { readonly project: string; readonly until: string },
): Promise<void> {
  const people = await tx
    .select({ id: users.id, phoneSealed: users.phoneSealed })
    .from(users)
    .where(
      inArray(
        users.id,
        some.map((one) => one.userId),
      ),
    );
  const phones = new Map(people.map((one) => [one.id, one.phoneSealed]));
  for (const { userId, givesUp } of some) {
    const sealed = phones.get(userId);
    // Whom a counter took in may have no phone; the offer stands all the same.
    if (sealed == null) continue;
    const phone = openText(sealed, `users.phone:${userId}`);
    await queueMessage(tx, { userId, phone, template, body: { ...body, givesUp: [...new Set(givesUp)].join("”“") } });
  }
}
