import { spawnSync } from "node:child_process";

/** The command line on files: its exit code and what it wrote. */
export function points(args: readonly string[]) {
  const ran = spawnSync("node_modules/.bin/tsx", ["lib/cli/points.ts", ...args], { encoding: "utf8" });
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
}
