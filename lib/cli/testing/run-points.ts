import { execFile } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
export type Run = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** Runs the `points` command line as a process of its own. `env` is added to the environment. */
export function runPoints(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Run> {
  const command = [join(ROOT, "node_modules/tsx/dist/cli.mjs"), "lib/cli/points.ts", ...args];
  return new Promise((resolve) => {
    execFile(process.execPath, command, { cwd: ROOT, env: { ...process.env, ...env } }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, stdout, stderr });
    });
  });
}
