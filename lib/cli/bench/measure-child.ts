import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const POLL_MILLISECONDS = 20;

/** `peakBytes` null where the system does not tell it. */
export type Measured = { readonly rows: number; readonly seconds: number; readonly peakBytes: number | null };

/** The highest resident memory of a running process so far (VmHWM); null where there is no /proc or the process has ended. */
async function highWaterMark(pid: number): Promise<number | null> {
  try {
    const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(await readFile(`/proc/${pid}/status`, "utf8"))?.[1];
    return kibibytes === undefined ? null : Number(kibibytes) * 1024;
  } catch {
    return null;
  }
}

/** Runs the `points` command in one process of its own and counts the rows that it writes. Throws where it fails. */
export async function measurePoints(args: readonly string[]): Promise<Measured> {
  const begin = performance.now();
  const child = spawn(process.execPath, ["--import", import.meta.resolve("tsx"), "lib/cli/points.ts", ...args], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let running = true;
  let rows = 0;
  child.stdout.on("data", (chunk: Buffer) => {
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) rows++;
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  }).finally(() => {
    running = false;
  });
  const polled = (async () => {
    let peak: number | null = null;
    while (running && process.platform === "linux" && child.pid !== undefined) {
      peak = (await highWaterMark(child.pid)) ?? peak;
      await setTimeout(POLL_MILLISECONDS);
    }
    return peak;
  })();
  const code = await ended;
  const seconds = (performance.now() - begin) / 1000;
  if (code !== 0) throw new Error(`points ${args.join(" ")}: exit ${code}`);
  return { rows, seconds, peakBytes: await polled };
}
