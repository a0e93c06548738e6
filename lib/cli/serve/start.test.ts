import { execFile } from "node:child_process";
import { describe, expect, it } from "vitest";
import { testEnvironment } from "../../../db/testing/database";

/** Runs the program of `npm start` with these settings alone. */
function start(settings: Readonly<Record<string, string>>): Promise<{ readonly code: number; readonly said: string }> {
  const env = { PATH: process.env.PATH ?? "", PORT: "0", NODE_ENV: "production" as const, ...settings };
  const args = ["--import", "tsx", "lib/cli/serve/start.ts"];
  return new Promise((done) => {
    const child = execFile(process.execPath, args, { env, timeout: 60_000 }, (_error, out, err) =>
      done({ code: child.exitCode ?? -1, said: out + err }),
    );
  });
}

describe("npm start", () => {
  it("without settings refuses and names each; in demo mode it refuses too", async () => {
    const settings = testEnvironment(1, "none", "/nowhere");
    const [nothing, demo] = await Promise.all([start({}), start({ ...settings, POINTS_MODE: "demo" })]);
    expect(nothing.code).toBe(1);
    for (const name of Object.keys(settings))
      if (name !== "POINTS_MODE") expect(nothing.said).toContain(`${name}: is missing`);
    expect(demo.code).toBe(1);
    expect(demo.said).toContain("POINTS_MODE: npm start is for production alone");
  });
});
