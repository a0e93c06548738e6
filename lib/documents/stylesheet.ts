import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** The parts of the one stylesheet of published files, in order; app/globals.css includes the same and adds its own. */
const PUBLISHED_STYLES = ["base", "frame", "controls", "table", "figures", "notice", "print"].map(
  (name) => `lib/documents/styles/${name}.css`,
);

/** The stylesheet of published files, without what only its writers read, and its place below the published folder, which holds its digest. */
export async function readStylesheet(root = process.cwd()): Promise<{ readonly path: string; readonly text: string }> {
  const parts = await Promise.all(PUBLISHED_STYLES.map((path) => readFile(join(root, path), "utf8")));
  const text = parts
    .join("\n")
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/\s+/g, " ")
    .replace(/ ?([{};,>]) ?/g, "$1");
  return { path: `assets/style-${createHash("sha256").update(text).digest("hex").slice(0, 12)}.css`, text };
}
