import type { NoticeFailure } from "../findings";
import type { Notice, NoticeBody, NoticeRow } from "../notice";
import { commitmentOf, type NoticeCrypto, sealNotice } from "../seal-notice";
import type { Office, ProofFile } from "./honest-notice";

/** What a person who checks holds in hand. */
export type CheckedFiles = {
  readonly notice: Notice;
  readonly previous: Notice;
  readonly rulebook: { readonly title: string };
  readonly proof: ProofFile;
};
type Mutable<T> = T extends object ? { -readonly [K in keyof T]: Mutable<T[K]> } : T;
type Draft = Mutable<CheckedFiles>;
type Tampering = {
  /** The failed check that names it. */
  readonly named: NoticeFailure;
  readonly bend: (draft: Draft, sha256: NoticeCrypto["sha256"]) => void;
  /** Bent after sealing: it is the seal itself that is forged. */
  readonly seal?: true;
};

function rowsOf(draft: Draft): [Mutable<NoticeRow>, Mutable<NoticeRow>, Mutable<NoticeRow>] {
  const pool = draft.notice.rows.filter((row) => row.pool === draft.notice.rows[0]?.pool);
  const [first, second, last] = [pool[0], pool[1], pool.at(-1)];
  if (first === undefined || second === undefined || last === undefined || last === second)
    throw new RangeError("a notice with three rows in its first pool is needed");
  return [first, second, last];
}
function ownRow(draft: Draft): Mutable<NoticeRow> {
  const row = draft.notice.rows.find((one) => one.code === draft.proof.code);
  if (row === undefined) throw new RangeError(draft.proof.code);
  return row;
}

/** Twelve ways to falsify a notice, its chain or what it rests on. Each bends any honest set of files. */
export const TAMPERINGS = {
  "row changed": {
    named: "rank-order",
    bend(draft) {
      const [first, , last] = rowsOf(draft);
      last.total = first.total + 1;
    },
  },
  "row dropped": {
    named: "counts",
    bend(draft) {
      draft.notice.rows.splice(draft.notice.rows.indexOf(rowsOf(draft)[1]), 1);
    },
  },
  "row added": {
    named: "counts",
    bend(draft) {
      const [, , last] = rowsOf(draft);
      draft.notice.rows.splice(draft.notice.rows.indexOf(last) + 1, 0, { ...last, code: "ZZZZ-ZZZZ" });
    },
  },
  "rows swapped": {
    named: "row-order",
    bend(draft) {
      const { rows } = draft.notice;
      const [first, , last] = rowsOf(draft);
      const [from, to] = [rows.indexOf(first), rows.indexOf(last)];
      [rows[from], rows[to]] = [last, first];
    },
  },
  rank: {
    named: "rank",
    bend(draft) {
      rowsOf(draft)[2].rank += 1;
    },
  },
  quota: {
    named: "quota",
    bend(draft) {
      const [first, , last] = rowsOf(draft);
      const pools = (draft.notice.service as { pools: { code: string; quota?: number }[] }).pools;
      for (const pool of pools) if (pool.code === first.pool) pool.quota = 1;
      last.outcome = "within-quota";
    },
  },
  tie: {
    named: "tie",
    bend(draft) {
      const [first] = rowsOf(draft);
      if (first.tie === undefined) first.tie = [1];
      else delete first.tie;
    },
  },
  digest: {
    named: "sha256",
    seal: true,
    bend({ notice }, sha256) {
      notice.digests.sha256 = sha256("another text");
    },
  },
  chain: {
    named: "previous",
    bend({ notice }, sha256) {
      notice.previous = sha256("another notice");
    },
  },
  commitment: {
    named: "commitment",
    bend(draft, sha256) {
      ownRow(draft).commitment = sha256("another detail");
    },
  },
  /** Points that the facts do not give, in the detail and in the row alike, and committed to. */
  total: {
    named: "proof-total",
    bend(draft, sha256) {
      const { salt, detail } = draft.proof;
      const row = ownRow(draft);
      const { score } = detail as { score: { total: number } };
      score.total += 1;
      row.total = score.total;
      row.commitment = commitmentOf(
        Uint8Array.from(atob(salt), (sign) => sign.charCodeAt(0)),
        detail,
        sha256,
      );
    },
  },
  rulebook: {
    named: "rulebook-digest",
    bend({ rulebook }) {
      rulebook.title = `${rulebook.title}（修订）`;
    },
  },
} as const satisfies Readonly<Record<string, Tampering>>;
export type TamperingName = keyof typeof TAMPERINGS;
export const TAMPERING_NAMES = Object.keys(TAMPERINGS) as TamperingName[];

/** Seals what was bent with the keys of an office, true or false. */
export const sealedAgain =
  ({ crypto, sign }: Office) =>
  (body: NoticeBody): Notice =>
    sealNotice(body, crypto, sign);

/**
 * The files after one tampering. Without `seal` somebody edits the published file and leaves digests and signature; with it the notice is sealed
 * again, as an insider with the office's key does, or an outsider with a key of their own, and the proof is made out for the new digest.
 */
export function tamper(
  files: CheckedFiles,
  name: TamperingName,
  sha256: NoticeCrypto["sha256"],
  seal?: (body: NoticeBody) => Notice,
): CheckedFiles {
  const tampering: Tampering = TAMPERINGS[name];
  const draft = structuredClone(files) as Draft;
  if (tampering.seal !== true) tampering.bend(draft, sha256);
  if (seal !== undefined) {
    draft.notice = seal(draft.notice as NoticeBody) as Draft["notice"];
    draft.proof.notice = draft.notice.digests.sha256;
  }
  if (tampering.seal === true) tampering.bend(draft, sha256);
  return draft as CheckedFiles;
}
