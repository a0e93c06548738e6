import { lotValue } from "../ranking/keys";
import { standingPool } from "../ranking/rank-candidates";
import type { Service } from "../ranking/service";
import { canonicalJson } from "../shared/canonical-json";
import { OTHERS } from "./count-groups";
import { fitsMask } from "./mask-name";
import type { Notice, NoticeChange, NoticeRow } from "./notice";
import { type Difference, noticeChanges } from "./notice-changes";
import { commitmentOf, type NoticeCrypto, sealedText } from "./seal-notice";
import { type Finding, type NoticeFailure, verifyOrder } from "./verify-order";

/** A person's private proof as its contract reader gives it; `detail` raw, for its bytes decide. */
export type Proof = {
  readonly notice: string;
  readonly code: string;
  readonly salt: Uint8Array;
  readonly detail: unknown;
  readonly name: string;
  readonly beneficiaryName: string | null;
  readonly score: {
    readonly receipt: string;
    readonly total: number;
    readonly class: string;
    readonly rulebook: string;
    readonly kind?: string;
    readonly vetoed: boolean;
  };
  readonly choices: readonly string[];
};

export type Checks = {
  readonly notice: Notice;
  readonly service: Service;
  readonly crypto: NoticeCrypto;
  /** The digest and facts of a given rulebook, and the score that it gives for the proof's application (null without proof). */
  readonly rulebook?:
    | { readonly digest: string; readonly cutoffDate: string; readonly year: number; readonly rescored: unknown }
    | undefined;
  readonly proof?: Proof | undefined;
  readonly previous?: Notice | undefined;
  readonly key?: string | undefined;
};

type Add = (failure: NoticeFailure, about: string) => void;

function checkSeal({ notice, crypto, key }: Checks, add: Add): void {
  const text = sealedText(notice);
  if (crypto.sha256(text) !== notice.digests.sha256) add("sha256", notice.digests.sha256);
  if (crypto.sm3(text) !== notice.digests.sm3) add("sm3", notice.digests.sm3);
  if (!crypto.verify(text, notice.signature)) add("signature", notice.signature.publicKey);
  if (key !== undefined && key !== notice.signature.publicKey) add("key", notice.signature.publicKey);
}

function checkCounts({ notice }: Checks, add: Add): void {
  const { counts, rows } = notice;
  const sum = (values: Readonly<Record<string, number>>) =>
    Object.values(values).reduce((total, one) => total + one, 0);
  if (counts.listed !== rows.length || counts.applicants !== counts.listed + counts.vetoed + counts.belowThreshold)
    add("counts", "listed");
  if (sum(counts.byTownship) !== rows.length || sum(counts.byClass) !== rows.length)
    add("counts", "byTownship, byClass");
  for (const [name, count] of Object.entries(counts.byClass))
    if (rows.filter((row) => row.class === name).length !== count) add("counts", `byClass ${name}`);
  const small = Object.entries(counts.byTownship).filter(([, count]) => count < 5);
  if (small.some(([name]) => name !== OTHERS) || (small.length > 0 && Object.keys(counts.byTownship).length > 1))
    add("counts", "byTownship");
}

/** Of a row that came or went the absent side is null, whatever the other says. */
function tells(change: NoticeChange, actual: Difference): boolean {
  if (change.code !== actual.code || change.field !== actual.field) return false;
  if (actual.field === "row") return actual.old === null ? change.old === null : change.new === null;
  return change.old === actual.old && change.new === actual.new;
}

/** `previous` is the notice before in the one chain, or the one that this corrects: others may have been published in between. */
function checkChain({ notice, previous, crypto }: Checks, add: Add): void {
  if (notice.corrects === null && (notice.version !== 1 || notice.changes.length > 0))
    add("version", String(notice.version));
  if (notice.corrects !== null && notice.version < 2) add("version", String(notice.version));
  if (notice.corrects !== null && notice.previous === null) add("previous", "null");
  if (previous === undefined) return;
  const digest = crypto.sha256(sealedText(previous));
  if (notice.previous !== digest && notice.corrects !== digest) add("previous", notice.previous ?? "null");
  if (notice.corrects === null) {
    const known = new Set(previous.rows.map((row) => row.code));
    for (const row of notice.rows) if (known.has(row.code)) add("codes", row.code);
  }
  if (notice.corrects !== digest) return;
  if (notice.version !== previous.version + 1) add("version", String(notice.version));
  if (notice.number === previous.number) add("version", notice.number);
  const actual = noticeChanges(previous.rows, notice.rows);
  for (const one of actual)
    if (notice.changes.filter((change) => tells(change, one)).length !== 1) add("changes", `${one.code} ${one.field}`);
  for (const change of notice.changes)
    if (!actual.some((one) => tells(change, one))) add("changes", `${change.code} ${change.field}`);
}

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

function checkProof(checks: Checks, add: Add): void {
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

/** Every failed check of a notice, named; none = all that was given fits together. Source: contract 7. */
export function verifyNotice(checks: Checks): readonly Finding[] {
  const findings: Finding[] = [];
  const add: Add = (failure, about) => findings.push({ failure, about });
  const { notice, rulebook } = checks;
  checkSeal(checks, add);
  checkChain(checks, add);
  findings.push(...verifyOrder(notice, checks.service));
  checkCounts(checks, add);
  if (notice.objectionsUntil < notice.publishedAt.slice(0, 10)) add("dates", notice.objectionsUntil);
  if (rulebook !== undefined) {
    if (rulebook.digest !== notice.rulebookDigest) add("rulebook-digest", rulebook.digest);
    if (rulebook.cutoffDate !== notice.cutoffDate || rulebook.year !== checks.service.year)
      add("rulebook-facts", rulebook.cutoffDate);
  }
  checkProof(checks, add);
  return findings;
}
