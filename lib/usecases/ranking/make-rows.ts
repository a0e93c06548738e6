import { sql } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { listChoicesInOrder, listLeftOut, type ToRank } from "../../../db/queries/ranked-rows";
import { appendRankedRows } from "../../../db/writes/ranked-rows";
import { rankingLine } from "../../contracts/ranking";
import { type CheckedProperty, checkRanking, checkTwin } from "../../domain/ranking/check-ranking";
import { givePlaces } from "../../domain/ranking/rank-candidates";
import { listDifferences } from "../../domain/ranking/second-ranking";
import { sha256Hex, sha256Running } from "../../platform/crypto/sha256";
import { type Placed, readFrozenRun } from "./frozen-rows";

/** The pools that preference gives in the project's one order; null where each pool has an order of its own. */
export async function givenPlaces(tx: Tx, run: ToRank): Promise<readonly (string | null)[] | null> {
  const { allocation, pools } = run.service;
  if (allocation === "pool") return null;
  const places = new Map(pools.map(({ code }, place) => [code, place]));
  const inOrder = (await listChoicesInOrder(tx, run)).map((choices) => choices.map((code) => places.get(code) ?? -1));
  return givePlaces(
    pools.map((pool) => pool.quota),
    inOrder,
  ).map((place) => pools[place]?.code ?? null);
}

export type MadeRows = {
  readonly rows: readonly Placed[];
  /** Candidacies that stand, but whose child has an earlier one. */
  readonly leftOut: readonly string[];
  readonly scoresDigest: string;
  readonly resultDigest: string;
  readonly properties: readonly CheckedProperty[];
};

/** Does each child of a run stand once in it? */
async function childrenOnce(tx: Tx, runId: string): Promise<boolean> {
  const [twice] = await tx.execute(sql`
    select h.document_hmac from ranking_rows r join candidacies c on c.id = r.candidacy_id
      join household_members h on h.id = c.child_id
    where r.run_id = ${runId}::uuid group by 1 having count(*) > 1 limit 1`);
  return twice === undefined;
}

/**
 * Ranks and writes the rows of a run by the one statement, reads them back as they were frozen, ranks them again by the domain's engine and checks what a
 * ranking must keep. `standing`: how many of each class must stand, once it is known who does.
 */
export async function makeRows(
  tx: Tx,
  run: ToRank,
  { id: runId, year }: { readonly id: string; readonly year: number },
  standing: (rows: readonly Placed[]) => Promise<ReadonlyMap<string, number>>,
  pageSize?: number,
): Promise<MadeRows> {
  const { service, rulebook } = run;
  await appendRankedRows(tx, run, await givenPlaces(tx, run), { runId, year });
  const frozen = await readFrozenRun(tx, runId, service, rulebook, pageSize);
  const leftOut = await listLeftOut(tx, run, runId);
  const candidates = frozen.rows.map((one) => one.candidate);
  const inOrder = frozen.rows.toSorted((a, b) => a.position - b.position).map((one) => one.row);
  const properties = checkRanking(
    service,
    candidates,
    inOrder,
    {
      wrongTotals: frozen.wrongTotals,
      everybodyKnown: leftOut.every((one) => one.childStands),
      childrenOnce: await childrenOnce(tx, runId),
      standing: await standing(frozen.rows),
    },
    sha256Hex,
  );
  const digest = sha256Running();
  for (const row of inOrder) digest.add(`${rankingLine(service.code, row)}\n`);
  return {
    rows: frozen.rows,
    leftOut: leftOut.map((one) => one.id),
    scoresDigest: frozen.scoresDigest,
    resultDigest: digest.hex(),
    properties: [...properties, checkTwin(service, listDifferences(service, frozen.rows, sha256Hex))],
  };
}
