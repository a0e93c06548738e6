// What both commands do first, before `npm ci`: node:* only, on Node 20.9 or later.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, statfsSync, writeFileSync } from "node:fs";
import { root, run } from "./run.mjs";

const MARK = `${root}node_modules/.points-installed`;

/** Ends with a plain sentence and the way out. */
function stop(sentence) {
  process.stderr.write(`\n${sentence}\n`);
  process.exit(1);
}

/** The Node that the lockfile brings for this machine, else the one that runs now. */
export function nodeBinary() {
  const own = `${root}node_modules/.bin/node`;
  return existsSync(own) ? own : process.execPath;
}

/** Does a package's `os` or `cpu`, one word or a list, hold for this machine? */
function fits(named, own) {
  const list = [named ?? []].flat();
  return list.every((one) => one.startsWith("!")) ? !list.includes(`!${own}`) : list.includes(own);
}

/** The folders that `npm ci` fills on this machine, below the root. */
function packageFolders(lockfile) {
  return Object.entries(JSON.parse(lockfile).packages)
    .filter(([path, one]) => path !== "" && fits(one.os, process.platform) && fits(one.cpu, process.arch))
    .map(([path]) => path);
}

/** Installs what the lockfile says, unless that has been done. */
export async function install() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 9))
    stop(`Node ${process.versions.node} is too old: 20.9 or later is needed (nodejs.org).`);
  const lockfile = readFileSync(`${root}package-lock.json`, "utf8");
  const digest = createHash("sha256").update(lockfile).digest("hex");
  if (existsSync(MARK) && readFileSync(MARK, "utf8") === digest) return;
  const { bavail, bsize } = statfsSync(root);
  if (bavail * bsize < 2e9)
    stop(
      `Only ${Math.round((bavail * bsize) / 1e6)} MB are free on this disk; about 2 GB are needed. Free some and start again.`,
    );
  const folders = packageFolders(lockfile);
  const far = () => {
    const there = folders.filter((path) => existsSync(`${root}${path}/package.json`)).length;
    return `${there} of about ${folders.length} packages`;
  };
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  if ((await run("Installing packages (npm ci)", npm, ["ci", "--no-audit", "--no-fund"], { far })) !== 0)
    stop("npm ci failed; its last lines are above. Is the npm registry reachable?");
  writeFileSync(MARK, digest);
}
