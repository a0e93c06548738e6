import { readNotice, readProof } from "../../contracts/notice";
import { readScoreRow } from "../../contracts/score";
import { type ReadService, readServiceValue } from "../../contracts/service";
import type { Checks } from "../../domain/notice/checks";
import { NOTICE_FAILURES, type NoticeFailure } from "../../domain/notice/findings";
import type { Notice, NoticeBody } from "../../domain/notice/notice";
import { sealNotice } from "../../domain/notice/seal-notice";
import { type Facts, RULEBOOK_DIGEST, scoreOf } from "../../domain/notice/testing/facts";
import { type Office, type Published, publish } from "../../domain/notice/testing/honest-notice";
import { verifyNotice } from "../../domain/notice/verify-notice";
import { signText, verifyText } from "../../platform/crypto/ed25519";
import { sha256Hex } from "../../platform/crypto/sha256";
import { sm3Hex } from "../../platform/crypto/sm3";

type Mutable<T> = T extends object ? { -readonly [K in keyof T]: Mutable<T[K]> } : T;
/** A notice that a test may bend. */
export type Draft = Omit<Mutable<Notice>, "service"> & { service: Record<string, unknown> };

export const seed = (byte: number) => Buffer.alloc(32, byte).toString("base64");
export const crypto = { sha256: sha256Hex, sm3: sm3Hex, verify: verifyText };
export const office: Office = { crypto, sign: (text) => signText(text, seed(7)) };

function readService(raw: unknown): ReadService {
  const read = readServiceValue(raw);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

/** Publishes facts under a service project as an honest office does. */
export function published(raw: { readonly kind: string }, list: readonly Facts[], facts: Partial<NoticeBody> = {}) {
  const service = readService(raw);
  const applicants = list.map((one) => {
    const score = scoreOf(raw.kind, one);
    const row = readScoreRow({ ...score, lines: [] }, service.service);
    if (!row.ok) throw new Error(JSON.stringify(row.error));
    const application = { receipt: one.receipt, choices: one.choices };
    const person = { name: `张小${one.receipt}`, identityNumber: `99000019880229${one.receipt}` };
    return { ...person, township: one.township ?? "灵秀镇", application, score, candidate: row.value };
  });
  return publish(service, applicants, office, { rulebookDigest: RULEBOOK_DIGEST, ...facts });
}

/** The names of the failed checks of a notice, read as from a file. */
export function failures(notice: Notice | Draft, extra: Partial<Checks> = {}): NoticeFailure[] {
  const read = readNotice(JSON.stringify(notice));
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  const names = new Set(verifyNotice({ ...read.value, crypto, ...extra }).map((one) => one.failure));
  return NOTICE_FAILURES.filter((name) => names.has(name));
}

export function bent(of: Pick<Published, "notice">, bend: (draft: Draft) => void): Draft {
  const draft = structuredClone(of.notice) as Draft;
  bend(draft);
  return draft;
}

/** A dishonest office seals again what it bent. */
export function resealed(of: Pick<Published, "notice">, bend: (draft: Draft) => void): Notice {
  return sealNotice(bent(of, bend) as NoticeBody, crypto, office.sign);
}

export function at<T>(list: readonly T[], index: number): T {
  const one = list[index];
  if (one === undefined) throw new RangeError(`no member ${index}`);
  return one;
}

/** Exchanges one member of two rows. */
export function swap<K extends string>(a: { [key in K]?: unknown }, b: { [key in K]?: unknown }, key: K): void {
  [a[key], b[key]] = [b[key], a[key]];
}

/** The proof of a receipt as read from its file. */
export function proofOf(of: Published, receipt: string, change: object = {}) {
  const read = readProof(JSON.stringify({ ...of.proofs.get(receipt), ...change }));
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value.proof;
}
