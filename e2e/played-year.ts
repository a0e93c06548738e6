import { execFileSync, spawn } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { PLAYED_UNTIL } from "../lib/cli/demo/options";
import { freshFolder } from "../lib/platform/postgres/folder";

/** Where the years of this run lie; set by the global setup, which every worker inherits. */
const FOLDER = "POINTS_E2E_YEARS";

/** Makes the folder of this run; the answer removes it. */
export function makeYearsFolder(): () => void {
  const folder = freshFolder("points-e2e-years-");
  process.env[FOLDER] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

async function play(applicants: number, until: string, folder: string): Promise<void> {
  const args = [
    "--import",
    "tsx",
    "lib/cli/demo/seed-only.ts",
    until,
    "--applicants",
    String(applicants),
    "--data",
    folder,
  ];
  let output = "";
  const code = await new Promise((done) => {
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk) => {
        output = (output + chunk).slice(-4000);
      });
    child.once("exit", done);
  });
  writeFileSync(`${folder}.ended`, code === 0 ? "" : `the year was not played:\n${output}`);
}

/** A data folder of one's own with so many people in it, nothing running, its year played up to `until` (office time). The year is played once a run: who comes second waits, and all copy. */
export async function copyPlayedYear(applicants: number, until = PLAYED_UNTIL): Promise<string> {
  const folder = join(process.env[FOLDER] ?? "", `${applicants}-${Date.parse(until)}`);
  const ended = `${folder}.ended`;
  const first = mkdirSync(folder, { recursive: true }) !== undefined;
  if (first) await play(applicants, until, folder);
  while (!existsSync(ended)) await wait(200);
  const failure = readFileSync(ended, "utf8");
  if (failure !== "") throw new Error(failure);
  const copy = mkdtempSync(join(tmpdir(), "points-e2e-"));
  execFileSync("cp", ["-a", `${folder}/.`, copy]);
  rmSync(join(copy, "postgres-folder")); // says where the cluster of the original lies
  // Nobody waits for the disk: a server that is killed loses nothing by this, only a machine without power would.
  appendFileSync(join(copy, "postgres", "postgresql.auto.conf"), "fsync = off\n");
  return copy;
}
