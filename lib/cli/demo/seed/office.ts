import { desc, eq } from "drizzle-orm";
import { db } from "../../../../db/client";
import { listProjects } from "../../../../db/queries/programmes";
import { rankingRuns } from "../../../../db/schema";
import { makeWorkbook } from "../../../platform/spreadsheet";
import { listAttachments } from "../../../usecases/attachment/attachments-of-run";
import { layAttachment } from "../../../usecases/attachment/lay-attachment";
import { sealAudit } from "../../../usecases/audit/seal-audit";
import { writeDailyFigures } from "../../../usecases/audit/write-daily-figures";
import { publishNotice } from "../../../usecases/notice/publish-notice";
import { runRanking } from "../../../usecases/ranking/run-ranking";
import { closeProjects } from "../../../usecases/sweep/close-projects";
import { endNotices } from "../../../usecases/sweep/end-notices";
import { lapseConfirmations } from "../../../usecases/sweep/lapse-confirmations";
import { lapseOffers } from "../../../usecases/sweep/lapse-offers";
import { lapseSupplements } from "../../../usecases/sweep/lapse-supplements";
import { openProjects } from "../../../usecases/sweep/open-projects";
import { readyToRank } from "./procedure";
import { YEAR } from "./programme";
import type { DemoStaff } from "./staff";
import { must } from "./walk";

/** What the worker does at midnight: nobody else does it while the year is played. */
export async function sweepAll(): Promise<void> {
  await openProjects();
  await closeProjects();
  await endNotices();
  for (const lapse of [lapseSupplements, lapseConfirmations, lapseOffers]) while ((await lapse()) > 0);
  await sealAudit();
  await writeDailyFigures();
}

export async function projectOf(kind: string) {
  const project = (await listProjects(db(), YEAR)).find((one) => one.kind === kind);
  if (project === undefined) throw new Error(`no project of kind ${kind}`);
  return project;
}

/** The townships sign for the numbers of their people and two officers enter the number for lots, so that the project can be ranked. */
export async function prepare(staff: DemoStaff, kind: string): Promise<void> {
  await readyToRank(staff, (await projectOf(kind)).id);
}

export async function rank(staff: DemoStaff, kind: string): Promise<void> {
  const { id, version } = await projectOf(kind);
  must(await runRanking(staff.office1, { projectId: id, version }), `ranking of ${kind}`);
}

async function newestRun(kind: string): Promise<string> {
  const { id } = await projectOf(kind);
  const [run] = await db()
    .select()
    .from(rankingRuns)
    .where(eq(rankingRuns.projectId, id))
    .orderBy(desc(rankingRuns.version))
    .limit(1);
  return run?.id ?? "";
}

/** The first officer lays a sheet beside the run: what the quota is made of. */
export async function layQuotaSheet(staff: DemoStaff, kind: string): Promise<void> {
  const { name } = await projectOf(kind);
  const rows = [["项目", name] as const, ["说明", "演示附件：指标数以服务项目公布的为准。"] as const];
  const sheet = { name: "说明", widths: [12, 60], rows: rows.map((row) => row.map((value) => ({ value }))) };
  const file = { name: `${name}指标说明（演示）.xlsx`, bytes: await makeWorkbook([sheet]) };
  must(await layAttachment(staff.office1, { runId: await newestRun(kind), ...file }), `attachment of ${kind}`);
}

/** The second officer publishes what the first ran, with what lies beside it. */
export async function publishNewestRun(staff: DemoStaff, kind: string): Promise<void> {
  const runId = await newestRun(kind);
  const attachments = (await listAttachments(db(), runId)).map((one) => one.id).join(" ");
  must(await publishNotice(staff.office2, { runId, attachments }), `notice of ${kind}`);
  await sealAudit();
}
