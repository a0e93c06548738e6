import { applicationReader } from "../../contracts/application";
import type { Issue } from "../../contracts/issue";
import { ndjsonLines } from "../../contracts/ndjson";
import { readRulebook, rulebookDigest } from "../../contracts/rulebook";
import { scoreContent } from "../../contracts/score";
import { scoreLinesInWords } from "../../copy/score-lines";
import { compileRulebook, scoreApplication } from "../../domain/scoring/score-application";
import { sha256Hex } from "../../platform/crypto/sha256";
import { Failure, fileProblem, issueLine } from "./failure";
import { Output } from "./output";
import { readContractFile } from "./read-file";

const KIND = /^[A-Za-z0-9._-]{1,64}$/;

/** `points score`: streams applications to scores; a bad line gives no row and exit code 1 at the end. */
export async function score(options: {
  readonly rulebook: string;
  readonly applications: string;
  readonly kind: string | null;
}): Promise<number> {
  if (options.kind !== null && !KIND.test(options.kind))
    throw new Failure(2, `--kind ${options.kind}: 应为 1 至 64 位字母、数字或 . _ -`);
  const { rulebook, raw } = await readContractFile(options.rulebook, readRulebook);
  const digest = rulebookDigest(raw, sha256Hex);
  const compiled = compileRulebook(rulebook, options.kind);
  const read = applicationReader(rulebook);
  const receipts = new Set<string>();
  const output = new Output();
  let bad = 0;
  const refuse = (line: number, issue: Issue) => {
    bad++;
    process.stderr.write(`${issueLine(options.applications, line, issue)}\n`);
  };
  try {
    for await (const batch of ndjsonLines(options.applications)) {
      for (const one of batch) {
        if (one.issue !== null) {
          refuse(one.line, one.issue);
          continue;
        }
        const application = read(one.value);
        if (!application.ok) {
          for (const issue of application.error) refuse(one.line, issue);
          continue;
        }
        const { receipt } = application.value;
        if (receipts.has(receipt)) {
          refuse(one.line, { path: "$.receipt", found: `"${receipt}"`, expected: "此前没有出现过的受理号" });
          continue;
        }
        const scored = scoreApplication(compiled, application.value);
        if (!scored.ok) {
          const { indicator } = scored.error;
          const claim = application.value.claims.findIndex((each) => each.indicator === indicator);
          refuse(one.line, {
            path: `$.claims[${claim}].items`,
            found: `${indicator} 超过 10⁹ 分`,
            expected: "每个指标不超过 10⁹ 分",
          });
          continue;
        }
        receipts.add(receipt);
        const { submittedAt, choices, ...content } = scoreContent(scored.value, rulebook.year, digest, options.kind);
        await output.line(JSON.stringify({ ...content, lines: scoreLinesInWords(scored.value), submittedAt, choices }));
      }
    }
  } catch (error) {
    throw fileProblem(options.applications, error);
  } finally {
    await output.flush();
  }
  return bad === 0 ? 0 : 1;
}
