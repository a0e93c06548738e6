import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { PlainError } from "../plain-error";

/** Who runs the database programs: PostgreSQL refuses root, so root hands over to `postgres`, else `nobody`. */
export type DatabaseUser = { readonly uid: number; readonly gid: number } | null;

export function databaseUser(): DatabaseUser {
  if (process.getuid?.() !== 0) return null;
  const accounts = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const account = ["postgres", "nobody"].map((name) => accounts.find((fields) => fields[0] === name)).find(Boolean);
  if (account === undefined)
    throw new PlainError(
      "PostgreSQL must not run as root, and this system has neither a user `postgres` nor `nobody`. Start again as an ordinary user.",
    );
  return { uid: Number(account[2]), gid: Number(account[3]) };
}

export type Ended = { readonly code: number | null; readonly output: string };

/** Runs one program as the database user, from `/`, and returns what it said. A program that cannot be entered gives code 126. */
export function runAs(user: DatabaseUser, command: string, args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: "/",
      env: { PATH: process.env.PATH ?? "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" },
      stdio: ["ignore", "pipe", "pipe"],
      ...(user ?? {}),
    });
    let output = "";
    const collect = (chunk: Buffer): void => {
      output = (output + chunk.toString()).slice(-8000);
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.on("error", (error) => resolve({ code: 126, output: error.message }));
    // Not `close`: the server that pg_ctl leaves behind may keep the pipes open.
    child.on("exit", (code) => setImmediate(() => resolve({ code, output })));
  });
}
