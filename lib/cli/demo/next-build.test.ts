import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";

it("a build ends when the process that started it is gone, so that the next start can build", async () => {
  const folder = mkdtempSync(join(tmpdir(), "points-build-"));
  writeFileSync(
    join(folder, "next.config.mjs"),
    'process.stdout.write("building\\n"); setInterval(() => {}, 1000); await new Promise(() => {});\n',
  );
  const child = fork(resolve("lib/cli/demo/next-build.mjs"), { cwd: folder, silent: true, execArgv: [] });
  try {
    const ended = once(child, "exit");
    for await (const chunk of child.stdout ?? []) if (String(chunk).includes("building")) break;
    child.disconnect();
    expect(await ended).toEqual([1, null]);
  } finally {
    child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);
