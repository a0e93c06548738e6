import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { points } from "./command-line";
import { expect } from "./portal";

/** Texts by file name, in a folder of their own; gives the path of each. */
function folderOf(files: Readonly<Record<string, string>>): (name: string) => string {
  const folder = mkdtempSync(join(tmpdir(), "points-check-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return (name) => join(folder, name);
}

type Row = { readonly pool: string; readonly rank: number; readonly total: number; readonly outcome: string };
const standing = (row: Row) => [row.pool, row.rank, row.total, row.outcome];

/**
 * The command line computes scores and ranking anew from the files that the office exports: the same bytes come out, and the published
 * notice says of every place what that ranking says.
 */
export async function expectRecomputed(
  kind: string,
  exported: Readonly<Record<string, string>>,
  notice: string,
): Promise<void> {
  const at = folderOf(exported);
  const inputs = ["--rulebook", at("rulebook.json"), "--applications", at("applications.ndjson"), "--kind", kind];
  const scores = await points(["score", ...inputs]);
  expect(scores.out, `scores of ${kind}`).toBe(exported["scores.ndjson"]);
  const own = folderOf({ "scores.ndjson": scores.out })("scores.ndjson");
  const ranking = await points(["rank", "--service", at("service.json"), "--scores", own]);
  expect(ranking.out, `ranking of ${kind}`).toBe(exported["ranking.ndjson"]);
  const ranked = ranking.out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Row)
    .filter((row) => row.rank !== null);
  const { rows } = JSON.parse(notice) as { readonly rows: readonly Row[] };
  const sorted = (all: readonly Row[]) => all.map((row) => JSON.stringify(standing(row))).sort();
  expect(sorted(rows), `notice of ${kind}`).toEqual(sorted(ranked));
}

/** `points notice verify` accepts the notice, with the rulebook and a person's proof where there is one. */
export async function expectVerified(notice: string, rulebook: string, proof: string | null): Promise<void> {
  const at = folderOf({
    "notice.json": notice,
    "rulebook.json": rulebook,
    ...(proof === null ? {} : { "proof.json": proof }),
  });
  const more = proof === null ? [] : ["--proof", at("proof.json")];
  const ran = await points(["notice", "verify", at("notice.json"), "--rulebook", at("rulebook.json"), ...more]);
  expect(ran.err).toBe("");
  expect(ran.code).toBe(0);
}

/** One rank changed: the same command refuses. */
export async function expectRefused(notice: string): Promise<void> {
  const at = folderOf({ "notice.json": notice.replace('"rank":1', '"rank":2') });
  expect((await points(["notice", "verify", at("notice.json")])).code).toBe(1);
}
