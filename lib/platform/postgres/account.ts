import { execFileSync } from "node:child_process";

/** Whom the database server runs as; null: as this process. */
export type Account = { readonly uid: number; readonly gid: number } | null;

/** PostgreSQL refuses to run as root: user postgres, else nobody. */
export function serverAccount(): Account {
  if (process.getuid?.() !== 0) return null;
  for (const name of ["postgres", "nobody"]) {
    try {
      const id = (flag: string) =>
        Number(execFileSync("id", [flag, name], { stdio: ["ignore", "pipe", "ignore"] }).toString());
      return { uid: id("-u"), gid: id("-g") };
    } catch {}
  }
  throw new Error(
    "PostgreSQL does not run as root and this machine has neither a user postgres nor nobody. Start as another user.",
  );
}

/** Whether that user can list the folder, all parents included. */
export function canEnter(folder: string, account: Account): boolean {
  if (account === null) return true;
  try {
    execFileSync("ls", [folder], { ...account, cwd: "/", stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
