// Runs before `npm ci`: node:* only, on Node 20.9 or later.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, statfsSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../../", import.meta.url));
const MARK = `${root}node_modules/.points-installed`;
const seconds = (since) => `${Math.round((Date.now() - since) / 1000)} s`;

/** Ends with a plain sentence and the way out. */
export function stop(sentence) {
  process.stderr.write(`\n${sentence}\n`);
  process.exit(1);
}

/** Runs a command; where it is quiet for 4 seconds, says that it is alive. Resolves to its exit code. */
export function run(title, command, args, { env = process.env, quiet = false } = {}) {
  const began = Date.now();
  let last = Date.now();
  let output = "";
  process.stdout.write(`${title} …\n`);
  const child = spawn(command, args, {
    cwd: root,
    env,
    stdio: ["ignore", quiet ? "pipe" : "inherit", quiet ? "pipe" : "inherit"],
    shell: process.platform === "win32",
  });
  const keep = (chunk) => {
    output = (output + chunk).slice(-20_000);
  };
  child.stdout?.on("data", keep);
  child.stderr?.on("data", keep);
  const timer = setInterval(() => {
    if (Date.now() - last < 3900) return;
    last = Date.now();
    process.stdout.write(`${title}: ${seconds(began)} so far\n`);
  }, 1000);
  return new Promise((done) => {
    child.once("error", (error) => {
      clearInterval(timer);
      process.stderr.write(`${title}: ${error.message}\n`);
      done(1);
    });
    child.once("exit", (code) => {
      clearInterval(timer);
      if (code !== 0 && quiet) process.stderr.write(output);
      process.stdout.write(`${title}: ${code === 0 ? "done" : `failed (exit code ${code})`}, ${seconds(began)}\n`);
      done(code ?? 1);
    });
  });
}

/** The Node that the lockfile brings for this machine, else the one that runs now. */
export function nodeBinary() {
  const own = `${root}node_modules/.bin/node`;
  return existsSync(own) ? own : process.execPath;
}

/** Installs what the lockfile says, unless that has been done. */
export async function install() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 9))
    stop(`Node ${process.versions.node} is too old: 20.9 or later is needed (nodejs.org).`);
  const digest = createHash("sha256")
    .update(readFileSync(`${root}package-lock.json`))
    .digest("hex");
  if (existsSync(MARK) && readFileSync(MARK, "utf8") === digest) return;
  const { bavail, bsize } = statfsSync(root);
  if (bavail * bsize < 2e9)
    stop(
      `Only ${Math.round((bavail * bsize) / 1e6)} MB are free on this disk; about 2 GB are needed. Free some and start again.`,
    );
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  if ((await run("Installing packages (npm ci)", npm, ["ci", "--no-audit", "--no-fund"], { quiet: true })) !== 0)
    stop("npm ci failed; its last lines are above. Is the npm registry reachable?");
  writeFileSync(MARK, digest);
}
