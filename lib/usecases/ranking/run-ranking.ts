import { and, eq, inArray, max, ne, sql } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { applications, candidacies, rankingRows, rankingRuns, serviceProjects } from "../../../db/schema";
import { readService } from "../../contracts/service";
import type { Actor } from "../../domain/access/authorize";
import type { DomainErrorCode } from "../../domain/errors";
import { type CheckedProperty, heldBackPools } from "../../domain/ranking/check-ranking";
import type { Service } from "../../domain/ranking/service";
import { fail, ok, type Result } from "../../domain/shared/result";
import { standingByClass } from "../../domain/signoff/counts";
import { newId } from "../../platform/ids";
import { perform } from "../act";
import { countOwed, takeIntoRun } from "../notice/corrections";
import { heldBackInForce } from "../notice/held-back";
import { loadRulebook } from "../rulebook/load-rulebook";
import { readSignoffs } from "../signoff/read-signoffs";
import { type BlockedReason, listBlockedReasons } from "./blocked-reasons";
import type { Placed } from "./frozen-rows";
import { makeRows } from "./make-rows";
import { standingInCorrection } from "./standing-in-correction";

export type RankingRefusal = {
  readonly code: DomainErrorCode;
  readonly reasons: readonly BlockedReason[];
  readonly failed: readonly CheckedProperty[];
  /** The project's pools, by which failures name whom they concern. */
  readonly pools: Service["pools"];
};

/**
 * Ranks a closed project: rows ranked and written by one statement from the newest scores, read back and ranked again by the domain's engine, properties
 * checked, kept for ever. What is read back passes in pages (`pageSize`), so that sort keys alone grow with the number of people. Refused with the list of
 * reasons while anything is open. A pool of which a property fails is held back alone; where nothing sound is left, nothing is saved. While a notice runs, a
 * run takes in the granted objections and the sanctions that it is owed, and the pools that it holds back. Source: domain.md, Ranking; verifiable-notice.md 3.
 */
export async function runRanking(
  actor: Actor,
  input: { readonly projectId: string; readonly version: number },
  pageSize?: number,
): Promise<Result<{ readonly runId: string }, RankingRefusal>> {
  let reasons: readonly BlockedReason[] = [];
  let failed: readonly CheckedProperty[] = [];
  let pools: Service["pools"] = [];
  const result = await perform<{ readonly runId: string }>(
    actor,
    "ranking.run",
    { kind: "service-project", id: input.projectId },
    async ({ tx, now, authorize, audit }) => {
      const [project] = await tx
        .select()
        .from(serviceProjects)
        .where(eq(serviceProjects.id, input.projectId))
        .for("update");
      const allowed = authorize({});
      if (!allowed.ok) return allowed;
      if (project === undefined) return fail("not-found");
      if (project.version !== input.version) return fail("stale-record");
      const owed = project.status === "in-notice" ? await countOwed(tx, project.id) : 0;
      const before = (await heldBackInForce(tx, project.id)).pools;
      const correcting = project.status === "in-notice" && (owed > 0 || before.size > 0);
      if (!(correcting || ["open", "closed", "ranked"].includes(project.status)) || project.rulebookId === null)
        return fail("unlawful-move");
      reasons = await listBlockedReasons(tx, project);
      if (reasons.length > 0) return fail("ranking-blocked");
      const read = readService(project.content);
      if (!read.ok) throw new Error(`project ${project.id} does not read`);
      const { service } = read.value;
      pools = service.pools;

      const { rulebook } = await loadRulebook(tx, project.rulebookId);
      const signoffs = await readSignoffs(tx, [project]);
      const runId = newId();
      const [newest] = await tx
        .select({ version: max(rankingRuns.version) })
        .from(rankingRuns)
        .where(eq(rankingRuns.projectId, project.id));
      const run = { projectId: project.id, service, rulebook, proposed: null };
      const standing = async (rows: readonly Placed[]) =>
        correcting
          ? await standingInCorrection(tx, project.id, rows)
          : standingByClass(signoffs.map(({ classes }) => classes));
      const made = await keepIf(
        tx,
        (inner) => makeRows(inner, run, { id: runId, year: project.year }, standing, pageSize),
        ({ properties, rows }) => {
          failed = properties.filter((one) => !one.holds);
          return correcting ? corrects(properties, before, owed) : leavesSome(properties, rows);
        },
      );
      if (made === null) return fail("property-failed");
      const { rows, leftOut, scoresDigest, resultDigest, properties } = made;
      await tx.insert(rankingRuns).values({
        id: runId,
        year: project.year,
        projectId: project.id,
        rulebookId: project.rulebookId,
        version: (newest?.version ?? 0) + 1,
        service: project.content,
        scoresDigest,
        resultDigest,
        properties,
        preparedBy: actor.userId,
        preparedAt: now,
      });
      if (correcting) {
        // The notice in force stands until the corrected one is out, and with it where everybody stands.
        await takeIntoRun(tx, project.id, runId);
        await audit(
          { scoresDigest, resultDigest, rows: rows.length, correcting, heldBack: heldOf(failed) },
          { kind: "ranking-run", id: runId },
        );
        return ok({ runId });
      }
      await moveAsRanked(tx, runId);
      await moveToNotRanked(tx, [...leftOut, ...(await unconfirmed(tx, project.id))]);
      await tx
        .update(serviceProjects)
        .set({ status: "ranked", version: sql`${serviceProjects.version} + 1` })
        .where(eq(serviceProjects.id, project.id));
      await audit(
        {
          scoresDigest,
          resultDigest,
          rows: rows.length,
          leftOut,
          signoffs: signoffs.map(({ digest }) => digest),
          heldBack: heldOf(failed),
        },
        { kind: "ranking-run", id: runId },
      );
      return ok({ runId });
    },
  );
  return result.ok ? result : fail({ code: result.error, reasons, failed, pools });
}

const heldOf = (failed: readonly CheckedProperty[]) => [...new Set(failed.flatMap((one) => one.pools))];

/** Is there somebody to publish? Of a run without a failing property nothing is asked. */
function leavesSome(properties: readonly CheckedProperty[], rows: readonly Placed[]): boolean {
  const held = heldBackPools(properties);
  if (held === null || held.size === 0) return held !== null;
  return rows.some(({ row }) => row.rank !== null && !held.has(row.pool ?? ""));
}

/** A correction takes no published pool back, and brings something: what is owed, or a pool that was held back. */
function corrects(properties: readonly CheckedProperty[], before: ReadonlySet<string>, owed: number): boolean {
  const held = heldBackPools(properties);
  return held !== null && [...held].every((pool) => before.has(pool)) && (owed > 0 || held.size < before.size);
}

/** Does work of which nothing is left unless it is sound; null = it is not. */
async function keepIf<T>(tx: Tx, work: (inner: Tx) => Promise<T>, isSound: (made: T) => boolean): Promise<T | null> {
  const unsound = new Error("nothing is left of it");
  try {
    return await tx.transaction(async (inner) => {
      const made = await work(inner);
      if (!isSound(made)) throw unsound;
      return made;
    });
  } catch (error) {
    if (error !== unsound) throw error;
    return null;
  }
}

const STANDING = ["eligible", "ranked", "not-ranked"] as const;

/** What the run says of candidacies that still stand; who withdrew while it was made stays withdrawn, and the run is outdated. */
async function moveAsRanked(tx: Tx, runId: string): Promise<void> {
  const status = sql`case when ${rankingRows.rank} is null then 'not-ranked' else 'ranked' end::candidacy_status`;
  await tx
    .update(candidacies)
    .set({ status, version: sql`${candidacies.version} + 1` })
    .from(rankingRows)
    .where(
      and(
        eq(rankingRows.runId, runId),
        eq(rankingRows.candidacyId, candidacies.id),
        inArray(candidacies.status, STANDING),
        ne(candidacies.status, status),
      ),
    );
}

async function moveToNotRanked(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx
    .update(candidacies)
    .set({ status: "not-ranked", version: sql`${candidacies.version} + 1` })
    .where(
      and(
        sql`${candidacies.id} = any(${sql.param([...ids])}::uuid[])`,
        inArray(candidacies.status, ["eligible", "ranked"]),
      ),
    );
}

/** Eligible candidacies of applications that nobody confirmed in time: not ranked, which their person is told in private. */
async function unconfirmed(tx: Tx, projectId: string): Promise<readonly string[]> {
  const found = await tx
    .select({ id: candidacies.id })
    .from(candidacies)
    .innerJoin(applications, eq(applications.id, candidacies.applicationId))
    .where(
      and(
        eq(candidacies.projectId, projectId),
        inArray(candidacies.status, ["eligible", "not-ranked"]),
        eq(applications.status, "unconfirmed"),
      ),
    );
  return found.map((one) => one.id);
}
