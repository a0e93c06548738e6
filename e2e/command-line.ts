import { spawn } from "node:child_process";

/** The command line on files: its exit code and what it wrote. */
export function points(args: readonly string[]): Promise<{ readonly code: number | null; out: string; err: string }> {
  return new Promise((done, refuse) => {
    const child = spawn(process.execPath, ["--import", "tsx", "lib/cli/points.ts", ...args]);
    const said = { out: "", err: "" };
    child.stdout.on("data", (chunk) => {
      said.out += chunk;
    });
    child.stderr.on("data", (chunk) => {
      said.err += chunk;
    });
    child.once("error", refuse);
    child.once("close", (code) => done({ code, ...said }));
  });
}
