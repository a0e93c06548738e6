import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { type Fulfilment, listPools, listStanding } from "../../../db/queries/fulfilment";
import { candidacies, offerPools, offers, type ServiceRules, serviceOptions } from "../../../db/schema";
import { moveCandidacy } from "../../domain/candidacy/statuses";
import type { FlowCause, FlowMove } from "../../domain/fulfilment/flows";
import { promote } from "../../domain/fulfilment/promote";
import { fail, ok, type Result } from "../../domain/shared/result";
import { flowOn } from "./flow-on";
import { makeOffers } from "./make-offers";
import { passOver } from "./pass-over";
import { readExclusions } from "./read-exclusions";

type Offer = typeof offers.$inferSelect;
type Release = {
  readonly move: "decline" | "lapse" | "forfeit" | "giveUp" | "sanction";
  readonly by: string | null;
  readonly reasonSealed?: string;
  /** The offer for which the place is given up. */
  readonly givenUpFor?: string;
};

const ANSWERS = {
  decline: "declined",
  lapse: "lapsed",
  forfeit: "lapsed",
  giveUp: "declined",
  sanction: "revoked",
} as const;

/**
 * Gives a place back: the offer is answered, its candidacy moves, the pool and what was chosen are free again; of a service that was enjoyed the option
 * only once it is taken back. Fulfilment and offer are locked.
 */
export async function releasePlace(
  tx: Tx,
  offer: Offer,
  { move, by, reasonSealed, givenUpFor }: Release,
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
      givenUpFor: givenUpFor ?? null,
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
  readonly project: {
    readonly id: string;
    readonly year: number;
    readonly name: string;
    readonly rules: Pick<ServiceRules, "flows">;
  };
  readonly fulfilment: Fulfilment;
  readonly now: Date;
  /** What made places free. */
  readonly cause: FlowCause;
};
/** How many moved up, and which places went on to another pool for some of them. */
export type Promoted = { readonly promoted: number; readonly flowed: readonly FlowMove[] };

/** For the row of the audit: which places went on, where any did. */
export const flowedIn = (flowed: readonly FlowMove[]) => (flowed.length === 0 ? {} : { flowed });

/**
 * Whoever is next in published order moves up into what is free; who holds a place elsewhere that bars it is passed over. What nobody waits for goes on
 * where the service rules say so. The line of the year and the fulfilment's row are locked.
 */
export async function promoteWaiting(tx: Tx, { project, fulfilment, now, cause }: Of): Promise<Promoted> {
  const free = new Map((await listPools(tx, project.id)).map((one) => [one.pool, one.admitted - one.taken]));
  if ([...free.values()].every((places) => places === 0)) return { promoted: 0, flowed: [] };
  const waiting = await listStanding(tx, project.id, "final");
  const known = new Map(waiting.map((one) => [one.candidacyId, one]));
  const rowOf = (candidacyId: string) => {
    const row = known.get(candidacyId);
    if (row === undefined) throw new Error("a stranger moved up");
    return row;
  };
  const exclusions = await readExclusions(tx, project);
  const moves = promote(waiting, free, new Set(exclusions.excluded.keys()), project.rules.flows);
  await passOver(tx, { project, now }, exclusions, moves.passedOver.map(rowOf));
  const places = moves.promoted.map(({ candidacyId, pool }) => {
    const { userId, position, childHmac } = rowOf(candidacyId);
    const givesUp = (exclusions.givesUp.get(candidacyId) ?? []).map((one) => one.project);
    return { candidacyId, pool, userId, position, childHmac, givesUp };
  });
  await flowOn(tx, { projectId: project.id, cause, now }, moves.flowed);
  if (places.length > 0) await makeOffers(tx, { project, fulfilment, now, promoted: true }, places);
  return { promoted: places.length, flowed: moves.flowed };
}
