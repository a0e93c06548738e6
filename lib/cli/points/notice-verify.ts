import { readNotice, readProof } from "../../contracts/notice";
import { readRulebook, rulebookDigest } from "../../contracts/rulebook";
import { scoreContent } from "../../contracts/score";
import { FAILURE_TEXTS, MATCH_DOES_NOT_PROVE, MATCH_PROVES } from "../../copy/notice-checks";
import { verifyNotice } from "../../domain/notice/verify-notice";
import { compileRulebook, scoreApplication } from "../../domain/scoring/score-application";
import { verifyText } from "../../platform/crypto/ed25519";
import { sha256Hex } from "../../platform/crypto/sha256";
import { sm3Hex } from "../../platform/crypto/sm3";
import { readContractFile } from "./read-file";

export type VerifyOptions = {
  readonly notice: string;
  readonly rulebook?: string | undefined;
  readonly proof?: string | undefined;
  readonly previous?: string | undefined;
  readonly key?: string | undefined;
};

/** `points notice verify`: names each failed check; exit 0 when all fit. */
export async function verifyNoticeFile(options: VerifyOptions): Promise<number> {
  const { notice, service } = await readContractFile(options.notice, readNotice);
  const rulebook = options.rulebook === undefined ? undefined : await readContractFile(options.rulebook, readRulebook);
  const proof =
    options.proof === undefined
      ? undefined
      : await readContractFile(options.proof, (text) => readProof(text, rulebook?.rulebook));
  const previous =
    options.previous === undefined ? undefined : (await readContractFile(options.previous, readNotice)).notice;
  let rescored: unknown = null;
  if (rulebook !== undefined && proof !== undefined && proof.application !== null) {
    const scored = scoreApplication(compileRulebook(rulebook.rulebook, service.kind), proof.application);
    if (scored.ok)
      rescored = scoreContent(
        scored.value,
        rulebook.rulebook.year,
        rulebookDigest(rulebook.raw, sha256Hex),
        service.kind,
      );
  }
  const findings = verifyNotice({
    notice,
    service,
    crypto: { sha256: sha256Hex, sm3: sm3Hex, verify: verifyText },
    rulebook:
      rulebook === undefined
        ? undefined
        : {
            digest: rulebookDigest(rulebook.raw, sha256Hex),
            cutoffDate: rulebook.rulebook.cutoffDate,
            year: rulebook.rulebook.year,
            rescored,
          },
    proof: proof?.proof,
    previous,
    key: options.key,
  });
  if (findings.length > 0) {
    for (const { failure, about } of findings)
      process.stderr.write(`${failure}: ${FAILURE_TEXTS[failure]}（${about}）\n`);
    return 1;
  }
  process.stdout.write(
    `${notice.number}：核对通过，${notice.rows.length} 行。\n${MATCH_PROVES}\n${MATCH_DOES_NOT_PROVE}\n`,
  );
  if (proof !== undefined && rulebook === undefined) process.stdout.write("没有给出计分标准，个人总分没有重新计算。\n");
  return 0;
}
