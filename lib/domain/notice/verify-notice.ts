import type { Service } from "../ranking/service";
import { canonicalJson } from "../shared/canonical-json";
import { OTHERS } from "./count-groups";
import { maskName } from "./mask-name";
import type { Notice, NoticeRow } from "./notice";
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

const FIELDS = ["total", "pool", "rank", "outcome"] as const;

function checkChain({ notice, previous }: Checks, add: Add): void {
  if (notice.corrects === null && (notice.version !== 1 || notice.changes.length > 0))
    add("version", String(notice.version));
  if (notice.corrects !== null && notice.version < 2) add("version", String(notice.version));
  if (previous === undefined) return;
  if (notice.previous !== previous.digests.sha256) add("previous", notice.previous ?? "null");
  if (notice.corrects !== previous.digests.sha256) return;
  if (notice.version !== previous.version + 1) add("version", String(notice.version));
  const before = new Map(previous.rows.map((row) => [row.code, row]));
  const after = new Map(notice.rows.map((row) => [row.code, row]));
  for (const code of new Set([...before.keys(), ...after.keys()])) {
    const [old, now] = [before.get(code), after.get(code)];
    const listed = notice.changes.filter((change) => change.code === code);
    if (old === undefined || now === undefined) {
      if (!listed.some((change) => change.field === "row")) add("changes", code);
      continue;
    }
    for (const field of FIELDS)
      if (
        old[field] !== now[field] &&
        !listed.some((change) => change.field === field && change.old === old[field] && change.new === now[field])
      )
        add("changes", `${code} ${field}`);
  }
}

function checkProof({ notice, service, crypto, proof, rulebook }: Checks, add: Add): void {
  if (proof === undefined) return;
  if (proof.notice !== notice.digests.sha256) add("proof-notice", proof.notice);
  const row = notice.rows.find((one) => one.code === proof.code);
  if (row === undefined) {
    add("proof-code", proof.code);
    return;
  }
  if (commitmentOf(proof.salt, proof.detail, crypto.sha256) !== row.commitment) add("commitment", proof.code);
  const names = [proof.name, proof.beneficiaryName ?? proof.name].map(maskName);
  const { score } = proof;
  if (
    score.total !== row.total ||
    score.class !== row.class ||
    score.vetoed ||
    (row.name !== undefined && !names.includes(row.name))
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
