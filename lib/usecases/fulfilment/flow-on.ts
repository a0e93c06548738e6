import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { offerFlows, offerPools } from "../../../db/schema";
import { balanceOf, type FlowCause, type FlowMove } from "../../domain/fulfilment/flows";

type Of = { readonly projectId: string; readonly cause: FlowCause; readonly now: Date };

/**
 * Writes down which places went on to which pool, and what each pool has by it. The fulfilment's row is locked; the database refuses at the end of the
 * transaction what does not add up (`offer_pools_flows`).
 */
export async function flowOn(tx: Tx, { projectId, cause, now }: Of, moves: readonly FlowMove[]): Promise<void> {
  if (moves.length === 0) return;
  const before = await tx.$count(offerFlows, eq(offerFlows.projectId, projectId));
  await tx
    .insert(offerFlows)
    .values(moves.map((move, at) => ({ projectId, sequence: before + at + 1, ...move, cause, at: now })));
  for (const [pool, places] of balanceOf(moves))
    if (places !== 0)
      await tx
        .update(offerPools)
        .set({ admitted: sql`${offerPools.admitted} + ${places}` })
        .where(and(eq(offerPools.projectId, projectId), eq(offerPools.pool, pool)));
}
