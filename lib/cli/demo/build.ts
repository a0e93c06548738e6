import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { digestOf } from "./digests";

const MARK = ".next/points-digest";
const SOURCES = [
  "app",
  "lib",
  "db/queries",
  "db/schema",
  "db/client.ts",
  "db/prepared.ts",
  "public",
  "next.config.js",
  "postcss.config.mjs",
  "package-lock.json",
  "instrumentation.ts",
];

const KEY = ".data/actions-key";

/** The key of server actions, made once a checkout: pages built with it stay valid over restarts and for every data folder. */
export function actionsKey(): string {
  mkdirSync(".data", { recursive: true });
  if (!existsSync(KEY)) writeFileSync(KEY, randomBytes(32).toString("base64"), { mode: 0o600 });
  return readFileSync(KEY, "utf8");
}

export type Watching = {
  /** Gets the last line that the build wrote. */
  readonly tell?: (detail: string) => void;
  /** Ends the build. */
  readonly signal?: AbortSignal;
};

/** Builds the pages unless the build that lies there is of these sources. Throws with the last lines where it fails. */
export async function buildPages({ tell = () => {}, signal }: Watching = {}): Promise<"built" | "unchanged"> {
  const key = actionsKey();
  const digest = digestOf(SOURCES);
  if (existsSync(".next/BUILD_ID") && existsSync(MARK) && readFileSync(MARK, "utf8") === digest) return "unchanged";
  rmSync(MARK, { force: true });
  let output = "";
  const code = await new Promise<number>((done, refuse) => {
    const child = spawn(process.execPath, ["lib/cli/demo/next-build.mjs"], {
      env: {
        ...process.env,
        NODE_ENV: "production",
        NEXT_TELEMETRY_DISABLED: "1",
        NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key,
      },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      ...(signal === undefined ? {} : { signal }),
    });
    const keep = (chunk: Buffer) => {
      output = (output + chunk).slice(-8000);
      tell(
        output
          .trim()
          .split(/[\r\n]+/)
          .at(-1)
          ?.trim()
          .slice(0, 60) ?? "",
      );
    };
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    child.once("error", refuse);
    child.once("exit", (status) => done(status ?? 1));
  });
  if (code !== 0) throw new Error(`next build failed:\n${output}`);
  writeFileSync(MARK, digest);
  return "built";
}
