import { canonicalJson } from "../shared/canonical-json";
import type { Notice, NoticeBody, NoticeSignature } from "./notice";

/** Hash and signature functions come as arguments; hexadecimal in lower case, signatures in base64. */
export type NoticeCrypto = {
  readonly sha256: (data: string | Uint8Array) => string;
  readonly sm3: (text: string) => string;
  readonly verify: (text: string, signature: { readonly publicKey: string; readonly value: string }) => boolean;
};

/** The bytes that digests and signature are over: canonical JSON without `digests` and `signature`. Source: contract 7. */
export function sealedText(notice: NoticeBody | Notice): string {
  const { digests: _digests, signature: _signature, ...body } = notice as Notice;
  return canonicalJson(body);
}

export function sealNotice(
  body: NoticeBody,
  crypto: Pick<NoticeCrypto, "sha256" | "sm3">,
  sign: (text: string) => NoticeSignature,
): Notice {
  const text = sealedText(body);
  return { ...body, digests: { sha256: crypto.sha256(text), sm3: crypto.sm3(text) }, signature: sign(text) };
}

/** SHA-256 over `points-notice-v1`, the 32 bytes of the salt, and the canonical JSON of the private detail. */
export function commitmentOf(salt: Uint8Array, detail: unknown, sha256: NoticeCrypto["sha256"]): string {
  const encoder = new TextEncoder();
  const prefix = encoder.encode("points-notice-v1");
  const json = encoder.encode(canonicalJson(detail));
  const bytes = new Uint8Array(prefix.length + salt.length + json.length);
  bytes.set(prefix, 0);
  bytes.set(salt, prefix.length);
  bytes.set(json, prefix.length + salt.length);
  return sha256(bytes);
}
