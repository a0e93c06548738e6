import { type ChildProcess, execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { testEnvironment } from "../../../db/testing/database";

const bare = { PATH: process.env.PATH ?? "", PORT: "0", NODE_ENV: "production" as const };

/** Runs the program of `npm start` with these settings alone. */
function start(settings: Readonly<Record<string, string>>): Promise<{ readonly code: number; readonly said: string }> {
  const env = { ...bare, ...settings };
  const args = ["--import", "tsx", "lib/cli/serve/start.ts"];
  return new Promise((done) => {
    const child = execFile(process.execPath, args, { env, timeout: 60_000 }, (_error, out, err) =>
      done({ code: child.exitCode ?? -1, said: out + err }),
    );
  });
}

/** Starts Next's own server, past all of ours; answers its address. */
function startNext(): Promise<{ readonly origin: string; readonly child: ChildProcess }> {
  const args = ["node_modules/next/dist/bin/next", "start", "-p", "0", "-H", "127.0.0.1"];
  const child = spawn(process.execPath, args, { env: bare, stdio: ["ignore", "pipe", "ignore"] });
  return new Promise((done, refuse) => {
    let said = "";
    child.stdout.on("data", (chunk) => {
      said += chunk;
      const origin = /Local:\s+(http:\/\/\S+)/.exec(said)?.[1];
      if (origin !== undefined) done({ origin, child });
    });
    child.once("exit", () => refuse(new Error(said)));
  });
}

describe("start", () => {
  it("without settings refuses and names each; in demo mode it refuses too", async () => {
    const settings = testEnvironment(1, "none", "/nowhere");
    const [nothing, demo] = await Promise.all([start({}), start({ ...settings, POINTS_MODE: "demo" })]);
    expect(nothing.code).toBe(1);
    for (const name of Object.keys(settings))
      if (name !== "POINTS_MODE") expect(nothing.said).toContain(`${name}: is missing`);
    expect(demo.code).toBe(1);
    expect(demo.said).toContain("POINTS_MODE: npm start is for production alone");
  });

  it.runIf(existsSync(".next/BUILD_ID"))(
    "the built pages, served past our own server without settings, open nothing",
    async () => {
      const { origin, child } = await startNext();
      try {
        for (const path of ["/", "/login", "/applicant", "/office", "/system/accounts", "/demo", "/api/receipt"])
          expect((await fetch(`${origin}${path}`, { redirect: "manual" })).status, path).toBeGreaterThanOrEqual(500);
      } finally {
        child.kill("SIGKILL");
      }
    },
  );
});
