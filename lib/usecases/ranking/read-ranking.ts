import { and, asc, desc, eq, gt } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { findProject } from "../../../db/queries/programmes";
import { notices, rankingRows, rankingRuns, users } from "../../../db/schema";
import { readService } from "../../contracts/service";
import type { Actor } from "../../domain/access/authorize";
import { fail, ok } from "../../domain/shared/result";
import { type ActContext, perform } from "../act";
import { listAttachments } from "../attachment/attachments-of-run";
import { readLot } from "../lot/read-lot";
import { countOwed } from "../notice/corrections";
import { countByPool } from "../notice/held-back";
import { noticeInForce } from "../notice/notice-in-force";
import { loadRulebook } from "../rulebook/load-rulebook";
import { readSignoffs } from "../signoff/read-signoffs";
import { listBlockedReasons } from "./blocked-reasons";
import { countRun, countWithdrawnSince } from "./count-run";
import { listRuns } from "./open-runs";

const PAGE = 100;

async function viewOf({ tx }: ActContext, projectId: string, after: number) {
  const project = await findProject(tx, projectId);
  if (project === null) return null;
  const read = readService(project.content);
  if (!read.ok) throw new Error(`project ${project.id} does not read`);
  const [run] = await tx
    .select({ run: rankingRuns, preparedBy: users.name })
    .from(rankingRuns)
    .innerJoin(users, eq(users.id, rankingRuns.preparedBy))
    .where(eq(rankingRuns.projectId, project.id))
    .orderBy(desc(rankingRuns.version))
    .limit(1);
  const rows =
    run === undefined
      ? []
      : await tx
          .select()
          .from(rankingRows)
          .where(and(eq(rankingRows.runId, run.run.id), gt(rankingRows.position, after)))
          .orderBy(asc(rankingRows.position))
          .limit(PAGE);
  const totals =
    run === undefined
      ? []
      : await tx
          .select({ pool: rankingRows.pool, rank: rankingRows.rank, total: rankingRows.total })
          .from(rankingRows)
          .where(eq(rankingRows.runId, run.run.id))
          .orderBy(asc(rankingRows.position));
  const [notice] = run === undefined ? [] : await tx.select().from(notices).where(eq(notices.runId, run.run.id));
  const whole = run === undefined ? null : await aboutRun(tx, run.run);
  const owed = await countOwed(tx, project.id);
  const waiting = await waitingInForce(tx, project.id);
  const rankable =
    ["open", "closed", "ranked"].includes(project.status) ||
    (project.status === "in-notice" && (owed > 0 || waiting.length > 0));
  const reasons = rankable ? await listBlockedReasons(tx, project) : [];
  return {
    project: {
      id: project.id,
      name: project.name,
      status: project.status,
      version: project.version,
      kind: project.kind,
      closesOn: project.closesOn,
    },
    service: read.value.service,
    classNames: await classNamesOf(tx, project.rulebookId),
    rankable,
    /** Granted objections that the notice in force does not hold. */
    owed,
    reasons,
    signoffs: await readSignoffs(tx, [project]),
    lot: await readLot(tx, project, read.value.service),
    run:
      run === undefined
        ? null
        : {
            id: run.run.id,
            version: run.run.version,
            preparedBy: run.preparedBy,
            preparedById: run.run.preparedBy,
            preparedAt: run.run.preparedAt,
            scoresDigest: run.run.scoresDigest,
            resultDigest: run.run.resultDigest,
            properties: run.run.properties,
          },
    rows: rows.map(({ position, receipt, pool, rank, total, outcome }) => ({
      position,
      receipt,
      pool,
      rank,
      total,
      outcome,
    })),
    next: rows.length === PAGE ? (rows.at(-1)?.position ?? null) : null,
    totals,
    runs: await listRuns(tx, project.id),
    /** The pools of the newest run, each with its people and what keeps it from being published. */
    pools: whole?.pools ?? [],
    /** How many wait for pools that the notice in force holds back, and which these are. */
    waiting,
    counts: whole?.counts ?? null,
    withdrawnSince: whole?.withdrawnSince ?? 0,
    attachments: run === undefined ? [] : await listAttachments(tx, run.run.id),
    notice: notice === undefined ? null : { number: notice.number, filesReady: notice.filesAt !== null },
  };
}

async function classNamesOf(tx: Tx, rulebookId: string | null): Promise<ReadonlyMap<string, string>> {
  const classes = rulebookId === null ? [] : (await loadRulebook(tx, rulebookId)).rulebook.classes;
  return new Map(classes.map((one) => [one.code, one.name]));
}

/** By preference the pools share one order, and none of them stands alone. */
async function poolsOf(tx: Tx, run: typeof rankingRuns.$inferSelect) {
  const read = readService(run.service);
  if (!read.ok) throw new Error(`run ${run.id}: its service does not read`);
  const { service } = read.value;
  if (service.allocation === "preference") return [];
  const people = await countByPool(tx, run.id, service);
  return service.pools.map(({ code, name, quota }) => ({
    code,
    name,
    quota,
    people: people.get(code) ?? 0,
    failing: run.properties.filter((one) => one.pools.includes(code)).map((one) => one.code),
  }));
}

async function waitingInForce(tx: Tx, projectId: string): Promise<readonly { name: string; people: number }[]> {
  const notice = await noticeInForce(tx, projectId);
  const [run] = notice === null ? [] : await tx.select().from(rankingRuns).where(eq(rankingRuns.id, notice.runId));
  if (run === undefined || run.properties.every((one) => one.holds)) return [];
  return (await poolsOf(tx, run)).filter((pool) => pool.failing.length > 0);
}

async function aboutRun(tx: Tx, run: typeof rankingRuns.$inferSelect) {
  return {
    pools: await poolsOf(tx, run),
    counts: await countRun(tx, run),
    withdrawnSince: await countWithdrawnSince(tx, run.id),
  };
}
export type RankingView = NonNullable<Awaited<ReturnType<typeof viewOf>>>;

/** The points office looks at a project: what blocks a run, the newest run with its checks, a page of its rows. Audited. */
export function readRanking(actor: Actor, input: { readonly projectId: string; readonly after: number }) {
  return perform<RankingView>(
    actor,
    "ranking.read",
    { kind: "service-project", id: input.projectId },
    async (context) => {
      const allowed = context.authorize({});
      if (!allowed.ok) return allowed;
      const view = await viewOf(context, input.projectId, input.after);
      if (view === null) return fail("not-found");
      await context.audit({ run: view.run?.id ?? null });
      return ok(view);
    },
  );
}
