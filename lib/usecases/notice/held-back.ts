import { and, desc, eq, sql } from "drizzle-orm";
import type { Reader } from "../../../db/client";
import { applications, candidacies, notices, rankingRows, rankingRuns } from "../../../db/schema";
import { readService } from "../../contracts/service";
import { heldBackPools } from "../../domain/ranking/check-ranking";
import { standingPool } from "../../domain/ranking/rank-candidates";
import type { Service } from "../../domain/ranking/service";

type Run = Pick<typeof rankingRuns.$inferSelect, "id" | "service" | "properties">;

/** The pools that a run holds back, and who stands in them. */
export type HeldBack = {
  readonly pools: ReadonlySet<string>;
  /** Does somebody with this row wait? Whoever has no rank stands in the pool of the first choice, else in the first that holds the class. */
  waits(row: Standing): boolean;
};
type Standing = {
  readonly pool: string | null;
  readonly class: string;
  readonly choices: readonly string[];
};
/** What `waits` reads of a frozen row. */
export const standingColumns = {
  pool: rankingRows.pool,
  class: rankingRows.applicantClass,
  choices: rankingRows.choices,
};
const NOBODY: HeldBack = { pools: new Set(), waits: () => false };

/** What a kept run holds back; a run that fails as a whole is never kept. */
export function heldBackBy(run: Pick<Run, "id" | "service" | "properties">): HeldBack {
  const pools = heldBackPools(run.properties);
  if (pools === null) throw new Error(`run ${run.id} fails as a whole`);
  if (pools.size === 0) return NOBODY;
  const read = readService(run.service);
  if (!read.ok) throw new Error(`run ${run.id}: its service does not read`);
  const { service } = read.value;
  return { pools, waits: (row) => pools.has(poolOf(service, row) ?? "") };
}

function poolOf(service: Service, { pool, class: kind, choices }: Standing): string | null {
  return pool ?? service.pools[standingPool(service, { class: kind, choices })]?.code ?? null;
}

/** What the notice in force of a project holds back; nothing where there is none. */
export async function heldBackInForce(reader: Reader, projectId: string): Promise<HeldBack> {
  const [newest] = await reader
    .select({ id: rankingRuns.id, service: rankingRuns.service, properties: rankingRuns.properties })
    .from(notices)
    .innerJoin(rankingRuns, eq(rankingRuns.id, notices.runId))
    .where(eq(notices.projectId, projectId))
    .orderBy(desc(notices.version))
    .limit(1);
  return newest === undefined ? NOBODY : heldBackBy(newest);
}

/** How many stand in each pool of a run, ranked or not. */
export async function countByPool(
  reader: Reader,
  runId: string,
  service: Service,
): Promise<ReadonlyMap<string, number>> {
  const groups = await reader
    .select({ ...standingColumns, count: sql<number>`count(*)::int` })
    .from(rankingRows)
    .where(eq(rankingRows.runId, runId))
    .groupBy(standingColumns.pool, standingColumns.class, standingColumns.choices);
  const counts = new Map<string, number>();
  for (const group of groups) {
    const pool = poolOf(service, group) ?? "";
    counts.set(pool, (counts.get(pool) ?? 0) + group.count);
  }
  return counts;
}

/** The candidacies that a run leaves out of its notice because their pools are held back. */
export async function listWaiting(reader: Reader, run: Run) {
  const heldBack = heldBackBy(run);
  if (heldBack.pools.size === 0) return [];
  const rows = await reader
    .select({ candidacyId: candidacies.id, userId: applications.userId, ...standingColumns })
    .from(rankingRows)
    .innerJoin(candidacies, eq(candidacies.id, rankingRows.candidacyId))
    .innerJoin(applications, eq(applications.id, candidacies.applicationId))
    .where(eq(rankingRows.runId, run.id));
  return rows.filter((row) => heldBack.waits(row));
}

/** Is a candidacy left out of the notice in force because its pool is held back? */
export async function waitsForPool(reader: Reader, projectId: string, candidacyId: string): Promise<boolean> {
  const heldBack = await heldBackInForce(reader, projectId);
  if (heldBack.pools.size === 0) return false;
  const newest = sql`(select n.run_id from notices n where n.project_id = ${projectId} order by n.version desc limit 1)`;
  const [row] = await reader
    .select(standingColumns)
    .from(rankingRows)
    .where(and(eq(rankingRows.candidacyId, candidacyId), sql`${rankingRows.runId} = ${newest}`));
  return row !== undefined && heldBack.waits(row);
}
