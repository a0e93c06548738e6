import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { db } from "../../../../db/client";
import { findProject } from "../../../../db/queries/programmes";
import { publishFiles } from "../../../jobs/publish-files";
import { env } from "../../../platform/env";
import { publishNotice } from "../../../usecases/notice/publish-notice";
import { runRanking } from "../../../usecases/ranking/run-ranking";
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

/**
 * G4: a run of the one project as the office does it, and its notice with every file, against sorting and copying the same rows and bytes. G5: an objection
 * ranks its project anew as a whole, so a second run stands for it. `scoring`: seconds of ours and of the floor for the scores.
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
  await superuser.unsafe("create table bench_rows (like ranking_rows including all)");
  const times = await alternated(repeats, () => superuser.unsafe("truncate bench_rows"), {
    floor: () =>
      superuser.unsafe(
        `insert into bench_rows select * from ranking_rows where run_id = '${runId}' order by total desc, receipt`,
      ),
    run,
  });
  const [row] = await superuser.unsafe(`select count(*)::int as rows from ranking_rows where run_id = '${runId}'`);
  ratioLine(
    "G4",
    `a run as the office does it (read, score, rank twice, check, snapshot) of ${row?.rows} rows`,
    times.run,
    { name: "sort + copy of the same rows", seconds: times.floor },
    1.25,
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
    "one objection: a new run of its whole project, for no pool is ranked alone yet",
    times.run,
    { name: "score + rank + publish", seconds: whole },
    0.05,
  );
}
