import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const PARTS = ["lib/domain", "lib/contracts", "lib/copy/score-lines.ts"];
let known: string | undefined;

function files(root: string, path: string): string[] {
  if (path.endsWith(".ts")) return [path];
  return readdirSync(/* turbopackIgnore: true */ join(root, path), { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? files(root, `${path}/${entry.name}`) : [`${path}/${entry.name}`]))
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"));
}

/** Version and digest of the program that scores, ranks and seals, as a notice names it: SHA-256 over names and texts of its sources. */
export function programVersion(root = process.cwd()): string {
  if (known !== undefined) return known;
  const hash = createHash("sha256");
  for (const file of PARTS.flatMap((part) => files(root, part)).sort())
    hash.update(
      `${file}\0${readFileSync(/* turbopackIgnore: true */ join(root, file), "utf8").replaceAll("\r\n", "\n")}\0`,
    );
  const { version } = JSON.parse(readFileSync(/* turbopackIgnore: true */ join(root, "package.json"), "utf8")) as {
    version: string;
  };
  known = `points-portal ${version} sha256:${hash.digest("hex")}`;
  return known;
}
