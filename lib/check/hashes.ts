import * as ed25519 from "@noble/ed25519";
import { sha256, sha512 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import sm3 from "sm-crypto/src/sm3/index.js";
import type { NoticeCrypto } from "../domain/notice/seal-notice";
import { bytesOfBase64 } from "../domain/shared/base64";

ed25519.hashes.sha512 = sha512;

/** Does the signature (RFC 8032) belong to the text? False for keys and values that are none. */
function verify(text: string, signature: { readonly publicKey: string; readonly value: string }): boolean {
  const [key, value] = [bytesOfBase64(signature.publicKey), bytesOfBase64(signature.value)];
  if (key?.length !== 32 || value?.length !== 64) return false;
  return ed25519.verify(value, utf8ToBytes(text), key, { zip215: false });
}

/** The hashes of the check, in plain JavaScript: the same code in a browser, also an old one, and on the command line. */
export const CHECK_CRYPTO: NoticeCrypto = {
  sha256: (data) => bytesToHex(sha256(typeof data === "string" ? utf8ToBytes(data) : data)),
  sm3,
  verify,
};
