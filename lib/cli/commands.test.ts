import { execFile } from "node:child_process";
import { describe, expect, it } from "vitest";
import { testEnvironment } from "../../db/testing/database";

type Run = { readonly code: number; readonly said: string };

/** Runs a program of `lib/cli` with these settings alone. */
function run(program: string, args: readonly string[], settings: Readonly<Record<string, string>>): Promise<Run> {
  const env = { PATH: process.env.PATH ?? "", NODE_ENV: "production" as const, ...settings };
  return new Promise((done) => {
    const child = execFile(
      process.execPath,
      ["--import", "tsx", `lib/cli/${program}.ts`, ...args],
      { env, timeout: 60_000 },
      (_error, out, err) => done({ code: child.exitCode ?? -1, said: out + err }),
    );
  });
}

const NOBODY = "postgres://portal_owner:none@127.0.0.1:1/none";
const unreachable = { ...testEnvironment(1, "none", "/nowhere"), DATABASE_OWNER_URL: NOBODY };

describe("a command that cannot do its work says why, without a stack", () => {
  it.each<[string, string, readonly string[], Readonly<Record<string, string>>, RegExp]>([
    ["migrate without a URL", "migrate", [], {}, /^DATABASE_OWNER_URL is missing/],
    ["migrate without a database", "migrate", [], unreachable, /^The database was not migrated: .*ECONNREFUSED/],
    ["accounts without settings", "accounts", ["bootstrap"], {}, /^settings: DATABASE_URL \(is missing\)/],
    ["accounts without a database", "accounts", ["bootstrap"], unreachable, /^connect ECONNREFUSED/],
    ["seals without a database", "seals", ["verify"], unreachable, /^connect ECONNREFUSED/],
    ["seals without the file", "seals", ["verify", "none.ndjson"], unreachable, /^none\.ndjson: 文件不存在/],
  ])("%s", async (_, program, args, settings, expected) => {
    const { code, said } = await run(program, args, settings);
    expect(said).toMatch(expected);
    expect(said).not.toMatch(/^\s+at /m);
    expect(code).toBe(1);
  });
});
