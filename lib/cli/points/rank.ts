import type { Issue } from "../../contracts/issue";
import { ndjsonLines } from "../../contracts/ndjson";
import { rankingLine } from "../../contracts/ranking";
import { readScoreRow } from "../../contracts/score";
import { readService } from "../../contracts/service";
import { type Entry, entryOf, rankEntries } from "../../domain/ranking/rank-candidates";
import { fail } from "../../domain/shared/result";
import { sha256Hex } from "../../platform/crypto/sha256";
import { fileProblem, issueLine } from "./failure";
import { Output } from "./output";
import { readContractFile } from "./read-file";

/** A project that can be ranked: where lots decide, their seed is known. */
function readDrawnService(text: string): ReturnType<typeof readService> {
  const read = readService(text);
  if (!read.ok || read.value.service.lotSeed !== null) return read;
  if (!read.value.service.tieBreak.some((key) => key.by === "lot")) return read;
  return fail([{ path: "$.lotSeed", found: "null", expected: "已公布的摇号随机数，因为同分排序用到 lot" }]);
}

/** `points rank`: writes nothing at all when any line is bad, since a ranking with a hole is wrong. */
export async function rank(options: { readonly service: string; readonly scores: string }): Promise<number> {
  const { service } = await readContractFile(options.service, readDrawnService);
  const entries: Entry[] = [];
  const receipts = new Set<string>();
  let rulebook: string | null = null;
  let bad = 0;
  const refuse = (line: number, issue: Issue) => {
    bad++;
    process.stderr.write(`${issueLine(options.scores, line, issue)}\n`);
  };
  try {
    for await (const batch of ndjsonLines(options.scores)) {
      for (const one of batch) {
        if (one.issue !== null) {
          refuse(one.line, one.issue);
          continue;
        }
        const row = readScoreRow(one.value, service);
        if (!row.ok) {
          for (const issue of row.error) refuse(one.line, issue);
          continue;
        }
        rulebook ??= row.value.rulebook;
        if (row.value.rulebook !== rulebook)
          refuse(one.line, {
            path: "$.rulebook",
            found: row.value.rulebook,
            expected: `与前面各行相同的计分标准 ${rulebook}`,
          });
        if (receipts.has(row.value.receipt))
          refuse(one.line, { path: "$.receipt", found: `"${row.value.receipt}"`, expected: "此前没有出现过的受理号" });
        receipts.add(row.value.receipt);
        if (bad === 0) entries.push(entryOf(service, row.value, sha256Hex));
      }
    }
  } catch (error) {
    throw fileProblem(options.scores, error);
  }
  if (bad > 0) return 1;
  const output = new Output();
  for (const row of rankEntries(service, entries)) await output.line(rankingLine(service.code, row));
  await output.flush();
  return 0;
}
