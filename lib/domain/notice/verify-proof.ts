import { lotValue } from "../ranking/keys";
import { standingPool } from "../ranking/rank-candidates";
import type { Service } from "../ranking/service";
import { canonicalJson } from "../shared/canonical-json";
import type { Add, Checks, Proof } from "./checks";
import { fitsMask } from "./mask-name";
import type { Notice, NoticeRow } from "./notice";
import { commitmentOf } from "./seal-notice";

/** The pool (`allocation: "pool"`) and the lot value follow from the private detail. */
function placeFits({ service, crypto }: Checks, proof: Proof, row: NoticeRow): boolean {
  const { class: ownClass, receipt } = proof.score;
  const standing = standingPool(service, { class: ownClass, choices: proof.choices });
  if (service.allocation === "pool" && service.pools[standing]?.code !== row.pool) return false;
  return service.tieBreak.every((key, index) => {
    const drawn = key.by === "lot" ? (row.tie?.[index] ?? null) : null;
    return drawn === null || (service.lotSeed !== null && drawn === lotValue(service, receipt, crypto.sha256));
  });
}

/** Is the row the one that the private proof commits to, and does its score follow from its facts? */
export function checkProof(checks: Checks, add: Add): void {
  const { notice, service, crypto, proof, rulebook } = checks;
  if (proof === undefined) return;
  if (proof.notice !== notice.digests.sha256) add("proof-notice", proof.notice);
  const row = notice.rows.find((one) => one.code === proof.code);
  if (row === undefined) {
    add("proof-code", proof.code);
    return;
  }
  if (commitmentOf(proof.salt, proof.detail, crypto.sha256) !== row.commitment) add("commitment", proof.code);
  const names = [proof.name, proof.beneficiaryName ?? proof.name];
  const shown = row.name ?? null;
  const { score } = proof;
  if (
    score.total !== row.total ||
    score.class !== row.class ||
    score.vetoed ||
    (shown !== null && !names.some((name) => fitsMask(shown, name))) ||
    !placeFits(checks, proof, row)
  )
    add("proof-row", proof.code);
  if (score.rulebook !== notice.rulebookDigest || score.kind !== service.kind) add("proof-score", proof.code);
  if (
    rulebook !== undefined &&
    canonicalJson(rulebook.rescored) !== canonicalJson((proof.detail as { score: unknown }).score)
  )
    add("proof-total", proof.code);
  if (service.allocation === "preference") checkChoices(notice, service, proof, row, add);
}

/** Each choice preferred to the one got was filled by people ranked before. */
function checkChoices(notice: Notice, service: Service, proof: Proof, row: NoticeRow, add: Add): void {
  const got = row.pool === null ? proof.choices.length : proof.choices.indexOf(row.pool);
  if (got < 0) add("proof-choices", row.pool ?? "");
  for (const choice of proof.choices.slice(0, Math.max(got, 0))) {
    const quota = service.pools.find((pool) => pool.code === choice)?.quota ?? Number.POSITIVE_INFINITY;
    if (notice.rows.filter((one) => one.pool === choice && one.rank < row.rank).length < quota)
      add("proof-choices", choice);
  }
}
