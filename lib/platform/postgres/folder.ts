import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { type Account, canEnter } from "./account";

/** A fresh 0755 folder in the temporary directory. */
export function freshFolder(prefix: string): string {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  chmodSync(folder, 0o755);
  return folder;
}

/** A folder that the database user can enter: below `data`, else a fresh 0755 folder in the temporary directory. */
export function clusterFolder(data: string, account: Account, say: (line: string) => void): string {
  mkdirSync(data, { recursive: true });
  chmodSync(data, 0o755);
  const pointer = join(data, "postgres-folder");
  if (existsSync(pointer)) {
    const known = readFileSync(pointer, "utf8").trim();
    if (existsSync(dirname(known)) && canEnter(dirname(known), account)) return known;
  }
  let base = resolve(data);
  if (!canEnter(base, account)) {
    base = freshFolder("points-demo-");
    say(`The database user cannot enter ${resolve(data)}; the database lies in ${base} instead.`);
  }
  const folder = join(base, "postgres");
  writeFileSync(pointer, folder);
  return folder;
}
