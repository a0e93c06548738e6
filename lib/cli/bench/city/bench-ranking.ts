import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq, sql } from "drizzle-orm";
import { db, type Tx } from "../../../../db/client";
import { findProject } from "../../../../db/queries/programmes";
import { rankingRuns } from "../../../../db/schema";
import { appendRankedRows } from "../../../../db/writes/ranked-rows";
import { readService } from "../../../contracts/service";
import { publishFiles } from "../../../jobs/publish-files";
import { env } from "../../../platform/env";
import { newId } from "../../../platform/ids";
import { publishNotice } from "../../../usecases/notice/publish-notice";
import { runRanking } from "../../../usecases/ranking/run-ranking";
import { loadRulebook } from "../../../usecases/rulebook/load-rulebook";
import { closeProjects } from "../../../usecases/sweep/close-projects";
import { readyToRank } from "../../demo/seed/procedure";
import { must, walkTo } from "../../demo/seed/walk";
import { alternated, heapOf, ratioLine, seconds } from "./measure";
import type { City } from "./open-city";

const print = (text: string) => process.stdout.write(`${text}\n`);

/** Writes the bytes of every published file once more into one file, as a bare program would. */
async function copyFiles(): Promise<void> {
  const target = join(tmpdir(), `points-bench-${process.pid}`);
  for (const one of await readdir(env().PUBLISHED_DIR, { recursive: true, withFileTypes: true })) {
    if (!one.isFile()) continue;
    const content = await readFile(join(one.parentPath, one.name));
    await writeFile(target, content);
  }
  await rm(target, { force: true });
}

/** Adds a run with the inputs of another, and its rows by `rows`, in one transaction; nothing is checked. */
async function bareRun(runId: string, rows: (tx: Tx, copy: string) => Promise<unknown>): Promise<void> {
  const copy = newId();
  await db().transaction(async (tx) => {
    await rows(tx, copy);
    await tx.execute(sql`insert into ranking_runs (id, year, project_id, rulebook_id, version, service, scores_digest, result_digest, properties,
        prepared_by, prepared_at)
      select ${copy}::uuid, year, project_id, rulebook_id, (select max(version) + 1 from ranking_runs), service, scores_digest, result_digest,
        properties, prepared_by, prepared_at from ranking_runs where id = ${runId}::uuid`);
  });
}

/** Sorts the rows of a run and copies them into the same table, with its keys. */
const copyRows = (runId: string) =>
  bareRun(runId, (tx, copy) =>
    tx.execute(sql`insert into ranking_rows select ${copy}::uuid, row_number() over (order by total desc, receipt), year, candidacy_id, receipt,
        pool, rank, total, outcome, score_id, applicant_class, choices
      from ranking_rows where run_id = ${runId}::uuid order by total desc, receipt`),
  );

/** Ranks and writes by the statement of a run. */
async function rankRows(runId: string, projectId: string): Promise<void> {
  const [run] = await db().select().from(rankingRuns).where(eq(rankingRuns.id, runId));
  const { service } = must(readService(run?.service ?? ""), "service");
  const { rulebook } = await loadRulebook(db(), run?.rulebookId ?? "");
  const toRank = { projectId, service, rulebook, proposed: null };
  await bareRun(runId, (tx, copy) => appendRankedRows(tx, toRank, null, { runId: copy, year: service.year }));
}

/**
 * G4: ranking and writing the rows of the one project against sorting and copying the same rows, and with scores, checks, notice and every file against copies
 * of the same rows and bytes. G5: an objection ranks its project anew as a whole, so a second run stands for it. `scoring`: seconds of ours and of the floor
 * for the scores.
 */
export async function benchRanking(
  { superuser, staff, projectId }: City,
  repeats: number,
  scoring: { readonly ours: number; readonly floor: number },
): Promise<void> {
  await walkTo(new Date("2020-07-20T09:00:00+08:00"));
  await closeProjects();
  await readyToRank(staff, projectId);
  let runId = "";
  const run = async () => {
    const version = (await findProject(db(), projectId))?.version ?? 0;
    runId = must(await runRanking(staff.office1, { projectId, version }), "run").runId;
  };
  const heap = await heapOf(run);
  print(`   heap of the first run at its highest, rubbish included: ${heap.toFixed(0)} MB (no goal)`);
  const tidy = () => superuser.unsafe("checkpoint");
  const times = await alternated(repeats, tidy, {
    floor: () => copyRows(runId),
    rank: () => rankRows(runId, projectId),
    run,
  });
  const [row] = await superuser.unsafe(`select count(*)::int as rows from ranking_rows where run_id = '${runId}'`);
  const sorted = { name: "sort + copy of the same rows", seconds: times.floor };
  ratioLine("G4", `rank + snapshot of ${row?.rows} rows in one statement`, times.rank, sorted, 1.25);
  print(
    `   the whole run as the office does it (what is open, rank, read back, rank again, check): ${times.run.toFixed(2)} s (no goal)`,
  );
  const publish = await seconds(async () => must(await publishNotice(staff.office2, { runId }), "notice"));
  const files = await seconds(() => publishFiles());
  const copy = await seconds(copyFiles);
  print(`   notice ${publish.toFixed(1)} s and its files ${files.toFixed(1)} s, each measured once`);
  const whole = scoring.ours + times.run + publish + files;
  const floor = { name: "copies of the same rows and bytes", seconds: scoring.floor + times.floor + copy };
  ratioLine("G4", "score + rank + publish, files included", whole, floor, 2);
  ratioLine(
    "G5",
    "one objection: a new run of its whole project, checked",
    times.run,
    { name: "score + rank + publish", seconds: whole },
    0.05,
  );
  const published = times.run + publish + files;
  print(
    `   with its corrected notice, one document of all rows with new proofs (contract 7): ${(published / whole).toFixed(2)} of the whole (no goal)`,
  );
}
