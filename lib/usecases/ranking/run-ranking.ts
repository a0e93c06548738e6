import { and, eq, inArray, max, sql } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { applications, candidacies, rankingRuns, serviceProjects } from "../../../db/schema";
import { rankingLine } from "../../contracts/ranking";
import { readService } from "../../contracts/service";
import type { Actor } from "../../domain/access/authorize";
import type { DomainErrorCode } from "../../domain/errors";
import { type CheckedProperty, checkRanking, checkTwin, heldBackPools } from "../../domain/ranking/check-ranking";
import { rankCandidates } from "../../domain/ranking/rank-candidates";
import type { RankedCandidate, Service } from "../../domain/ranking/service";
import { fail, ok, type Result } from "../../domain/shared/result";
import { standingByClass } from "../../domain/signoff/counts";
import { sha256Hex, sha256Running } from "../../platform/crypto/sha256";
import { newId } from "../../platform/ids";
import { perform } from "../act";
import { countOwed, takeIntoRun } from "../notice/corrections";
import { heldBackInForce } from "../notice/held-back";
import { readSignoffs } from "../signoff/read-signoffs";
import { type BlockedReason, listBlockedReasons } from "./blocked-reasons";
import type { Entered } from "./input-rows";
import { readRankingInput } from "./ranking-input";
import { appendRun, insertRun } from "./save-run";
import { standingInCorrection } from "./standing-in-correction";

export type RankingRefusal = {
  readonly code: DomainErrorCode;
  readonly reasons: readonly BlockedReason[];
  readonly failed: readonly CheckedProperty[];
  /** The project's pools, by which failures name whom they concern. */
  readonly pools: Service["pools"];
};

/**
 * Ranks a closed project: inputs frozen by digest, properties checked, rows appended for ever. Applications and scores pass through memory page by page,
 * once to be ranked and once to be written, so that sort keys alone grow with the number of people (`pageSize`: how many people a page holds). Refused with
 * the list of reasons while anything is open, and as stale where facts change under it. A pool of which a property fails is held back alone; where nothing
 * sound is left, nothing is saved. While a notice runs, a run takes in the granted objections and the sanctions that it is owed, and the pools that it holds
 * back. Source: domain.md, Ranking; verifiable-notice.md 3.
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

      const frozen = await readRankingInput(tx, project, project.rulebookId, service, { pageSize });
      const { rows, leftOut } = frozen;
      const candidates = rows.map((row) => row.candidate);
      const signoffs = await readSignoffs(tx, [project]);
      const ranked = rankCandidates(service, candidates, sha256Hex);
      const properties = checkRanking(
        service,
        candidates,
        ranked,
        {
          notAsConfirmed: rows.filter((row) => !row.asConfirmed).map((row) => row.candidate.receipt),
          childrenOnce: childrenOnce(rows),
          standing: correcting
            ? await standingInCorrection(tx, project.id, rows)
            : standingByClass(signoffs.map(({ classes }) => classes)),
        },
        sha256Hex,
      );
      const isSound = (all: readonly CheckedProperty[]) => {
        failed = all.filter((one) => !one.holds);
        return correcting ? corrects(all, before, owed) : leavesSome(all, ranked);
      };
      if (!isSound(properties)) return fail("property-failed");

      const runId = newId();
      const [newest] = await tx
        .select({ version: max(rankingRuns.version) })
        .from(rankingRuns)
        .where(eq(rankingRuns.projectId, project.id));
      const scoresDigest = frozen.digests.scores;
      const resultDigest = digestOf(service, ranked);
      const values = {
        id: runId,
        year: project.year,
        projectId: project.id,
        rulebookId: project.rulebookId,
        version: (newest?.version ?? 0) + 1,
        service: project.content,
        scoresDigest,
        resultDigest,
        preparedBy: actor.userId,
        preparedAt: now,
      };
      const agreed = await appendRun(
        tx,
        { values: { ...values, properties: [...properties, checkTwin(service, [])] }, input: frozen, ranked },
        service,
      );
      if (agreed === null) return fail("stale-record");
      if (!agreed.holds) {
        const all = [...properties, agreed];
        if (!isSound(all)) return fail("property-failed");
        await insertRun(tx, { values: { ...values, properties: all }, input: frozen, ranked });
      }
      if (correcting) {
        // The notice in force stands until the corrected one is out, and with it where everybody stands.
        await takeIntoRun(tx, project.id, runId);
        await audit(
          { scoresDigest, resultDigest, rows: ranked.length, correcting, heldBack: heldOf(failed) },
          { kind: "ranking-run", id: runId },
        );
        return ok({ runId });
      }
      const withRank = new Set(ranked.filter((row) => row.rank !== null).map((row) => row.receipt));
      const idsOf = (wanted: boolean) =>
        rows.filter((row) => withRank.has(row.candidate.receipt) === wanted).map((row) => row.candidacyId);
      await move(tx, "ranked", idsOf(true));
      await move(tx, "not-ranked", [...idsOf(false), ...leftOut, ...(await unconfirmed(tx, project.id))]);
      await tx
        .update(serviceProjects)
        .set({ status: "ranked", version: sql`${serviceProjects.version} + 1` })
        .where(eq(serviceProjects.id, project.id));
      await audit(
        {
          scoresDigest,
          resultDigest,
          rows: ranked.length,
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

function digestOf(service: Service, ranked: readonly RankedCandidate[]): string {
  const digest = sha256Running();
  for (const row of ranked) digest.add(`${rankingLine(service.code, row)}\n`);
  return digest.hex();
}

const heldOf = (failed: readonly CheckedProperty[]) => [...new Set(failed.flatMap((one) => one.pools))];

/** Is there somebody to publish? Of a run without a failing property nothing is asked. */
function leavesSome(properties: readonly CheckedProperty[], ranked: readonly RankedCandidate[]): boolean {
  const held = heldBackPools(properties);
  if (held === null || held.size === 0) return held !== null;
  return ranked.some((row) => row.rank !== null && !held.has(row.pool ?? ""));
}

/** A correction takes no published pool back, and brings something: what is owed, or a pool that was held back. */
function corrects(properties: readonly CheckedProperty[], before: ReadonlySet<string>, owed: number): boolean {
  const held = heldBackPools(properties);
  return held !== null && [...held].every((pool) => before.has(pool)) && (owed > 0 || held.size < before.size);
}

/** What the run says of candidacies that still stand; who withdrew while it was made stays withdrawn, and the run is outdated. */
async function move(tx: Tx, status: "ranked" | "not-ranked", ids: readonly string[]): Promise<void> {
  for (let at = 0; at < ids.length; at += 1000)
    await tx
      .update(candidacies)
      .set({ status, version: sql`${candidacies.version} + 1` })
      .where(and(inArray(candidacies.id, ids.slice(at, at + 1000)), inArray(candidacies.status, STANDING)));
}
const STANDING = ["eligible", "ranked", "not-ranked"] as const;

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

function childrenOnce(rows: readonly Entered[]): boolean {
  const children = rows.flatMap((row) => (row.child === null ? [] : [row.child]));
  return new Set(children).size === children.length;
}
