import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { type Fulfilment, listPools, listStanding } from "../../../db/queries/fulfilment";
import { candidacies, offerPools, offers, serviceOptions } from "../../../db/schema";
import { moveCandidacy } from "../../domain/candidacy/statuses";
import { promote } from "../../domain/fulfilment/promote";
import { fail, ok, type Result } from "../../domain/shared/result";
import { makeOffers } from "./make-offers";

type Offer = typeof offers.$inferSelect;
type Release = {
  readonly move: "decline" | "lapse" | "forfeit" | "sanction";
  readonly by: string | null;
  readonly reasonSealed?: string;
};

const ANSWERS = { decline: "declined", lapse: "lapsed", forfeit: "lapsed", sanction: "revoked" } as const;

/**
 * Gives a place back: the offer is answered, its candidacy moves, the pool and what was chosen are free again; of a service that was enjoyed the option
 * only once it is taken back. Fulfilment and offer are locked.
 */
export async function releasePlace(
  tx: Tx,
  offer: Offer,
  { move, by, reasonSealed }: Release,
  now: Date,
): Promise<Result<null, "unlawful-move">> {
  const [candidacy] = await tx.select().from(candidacies).where(eq(candidacies.id, offer.candidacyId)).for("update");
  if (candidacy === undefined) throw new Error(`offer ${offer.id} without candidacy`);
  const moved = moveCandidacy(candidacy.status, move);
  if (!moved.ok) return fail(moved.error);
  await tx
    .update(candidacies)
    .set({ status: moved.value, version: sql`${candidacies.version} + 1` })
    .where(eq(candidacies.id, candidacy.id));
  const keepsOption = offer.servedAt !== null;
  const revokesAccepted = move === "sanction" && offer.answeredAt !== null;
  await tx
    .update(offers)
    .set({
      answer: ANSWERS[move],
      ...(revokesAccepted ? {} : { answeredAt: now, answeredBy: by }),
      reasonSealed: reasonSealed ?? null,
      ...(keepsOption ? {} : { optionId: null }),
    })
    .where(eq(offers.id, offer.id));
  await tx
    .update(offerPools)
    .set({ taken: sql`${offerPools.taken} - 1` })
    .where(and(eq(offerPools.projectId, offer.projectId), eq(offerPools.pool, offer.pool)));
  if (!keepsOption) await freeOption(tx, offer.optionId);
  return ok(null);
}

/** What an offer had chosen can be chosen again. */
export async function freeOption(tx: Tx, optionId: string | null): Promise<void> {
  if (optionId === null) return;
  await tx
    .update(serviceOptions)
    .set({ taken: sql`${serviceOptions.taken} - 1` })
    .where(eq(serviceOptions.id, optionId));
}

type Of = {
  readonly project: { readonly id: string; readonly year: number; readonly name: string };
  readonly fulfilment: Fulfilment;
  readonly now: Date;
};

/** Whoever is next in published order moves up into what is free. Returns how many. The fulfilment's row is locked. */
export async function promoteWaiting(tx: Tx, { project, fulfilment, now }: Of): Promise<number> {
  const free = new Map((await listPools(tx, project.id)).map((one) => [one.pool, one.admitted - one.taken]));
  if ([...free.values()].every((places) => places === 0)) return 0;
  const waiting = await listStanding(tx, project.id, "final");
  const known = new Map(waiting.map((one) => [one.candidacyId, one]));
  const places = promote(waiting, free).map(({ candidacyId, pool }) => {
    const row = known.get(candidacyId);
    if (row === undefined) throw new Error("a stranger moved up");
    return { candidacyId, pool, userId: row.userId, position: row.position };
  });
  if (places.length > 0) await makeOffers(tx, { project, fulfilment, now, promoted: true }, places);
  return places.length;
}
