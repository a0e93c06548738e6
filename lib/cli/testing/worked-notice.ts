import { readFileSync } from "node:fs";
import { join } from "node:path";
import { applicationReader } from "../../contracts/application";
import { readRulebook, rulebookDigest } from "../../contracts/rulebook";
import { readScoreRow, scoreContent } from "../../contracts/score";
import { readService } from "../../contracts/service";
import { SCHOOLING, SCHOOLING_FACTS } from "../../domain/notice/testing/facts";
import { publish } from "../../domain/notice/testing/honest-notice";
import type { CheckedFiles } from "../../domain/notice/testing/tamper";
import { compileRulebook, scoreApplication } from "../../domain/scoring/score-application";
import { sha256Hex } from "../../platform/crypto/sha256";
import { office, published } from "./notice-kit";
import { ROOT } from "./run-points";

const SEED = join(ROOT, "db/seed/2020");
export const RULEBOOK_FILE = join(SEED, "rulebook.json");

function must<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** The seed's worked examples, scored for housing and published after a notice for schooling: a set of honest files, with the last one's proof. */
export function workedNotice() {
  const rulebook = must(readRulebook(readFileSync(RULEBOOK_FILE, "utf8")));
  const service = must(readService(readFileSync(join(SEED, "services/housing.json"), "utf8")));
  const digest = rulebookDigest(rulebook.raw, sha256Hex);
  const compiled = compileRulebook(rulebook.rulebook, "housing");
  const lines = readFileSync(join(SEED, "worked-examples.ndjson"), "utf8").split("\n");
  const applicants = lines
    .filter((one) => one !== "")
    .map((line, index) => {
      const application: unknown = JSON.parse(line);
      const scored = must(scoreApplication(compiled, must(applicationReader(rulebook.rulebook)(application))));
      const score = scoreContent(scored, 2020, digest, "housing");
      const candidate = must(readScoreRow({ ...score, lines: [] }, service.service));
      const person = { name: `张小${index}`, identityNumber: `9900001988022900${index}`, township: "灵秀镇" };
      return { ...person, application, score, candidate };
    });
  const previous = published(SCHOOLING, SCHOOLING_FACTS, { number: "石积分公示〔2020〕2号" }).notice;
  const facts = { rulebookDigest: digest, previous: previous.digests.sha256 };
  const { notice, proofs } = publish(service, applicants, office, facts);
  const proof = [...proofs.values()].find((one) => one.code === notice.rows[0]?.code);
  if (proof === undefined) throw new Error("the first row has no proof");
  const files: CheckedFiles = { notice, previous, rulebook: rulebook.raw as CheckedFiles["rulebook"], proof };
  return { files, proofs };
}
