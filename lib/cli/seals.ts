import { closeDatabases } from "../../db/client";
import { sealFindingText } from "../copy/seals";
import type { SealedHead } from "../domain/audit/heads";
import { checkSeals } from "../usecases/audit/check-seals";
import { failureLine } from "./failure-line";
import { readText } from "./points/read-file";

/**
 * `npm run seals -- verify [2020-07.ndjson …]`: checks every row of the audit against its seal, and the sealed heads against those of the given files, which
 * were published at /seals. Exit 0 = nothing found; 1 = something was found, each named; 2 = used wrongly.
 */
const [command, ...files] = process.argv.slice(2);
if (command !== "verify") {
  process.stderr.write("Usage: npm run seals -- verify [heads.ndjson ...]\n");
  process.exit(2);
}
process.env.POINTS_MODE ??= "production";

function parsed(line: string): SealedHead | null {
  try {
    return JSON.parse(line) as SealedHead | null;
  } catch {
    return null;
  }
}

async function readHeads(file: string): Promise<readonly SealedHead[]> {
  const lines = (await readText(file)).split("\n").filter((line) => line !== "");
  return lines.map((line, at) => {
    const head = parsed(line);
    if (head?.format !== "points-sealed-head/1" || !Number.isSafeInteger(head.number))
      throw new Error(`${file} 第 ${at + 1} 行：不是一次封存（points-sealed-head/1）；请用本站 /seals 下载的文件`);
    return head;
  });
}

try {
  const exported = (await Promise.all(files.map(readHeads))).flat();
  const { heads, rows, waiting, findings } = await checkSeals(exported, (head) => {
    if (head % 100 === 0) process.stderr.write(`已核对 ${head} 次封存\n`);
  });
  for (const finding of findings) process.stderr.write(`${finding.code}: ${sealFindingText(finding)}\n`);
  const compared = files.length === 0 ? "未与对外公布的文件比较" : `与对外公布的 ${exported.length} 次封存作了比较`;
  process.stdout.write(
    findings.length === 0
      ? `核对通过：${heads} 次封存，${rows} 条记录；${waiting} 条还没有封存；${compared}。\n`
      : `核对未通过：发现 ${findings.length} 处。\n`,
  );
  if (findings.length > 0) process.exitCode = 1;
} catch (error) {
  process.stderr.write(`${failureLine(error)}\n`);
  process.exitCode = 1;
} finally {
  await closeDatabases();
}
