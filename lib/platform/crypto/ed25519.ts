import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";

const PKCS8 = Buffer.from("302e020100300506032b657004220420", "hex");
const SPKI = Buffer.from("302a300506032b6570032100", "hex");

export type Signature = { readonly algorithm: "Ed25519"; readonly publicKey: string; readonly value: string };

function privateKey(seed: string): KeyObject {
  return createPrivateKey({ key: Buffer.concat([PKCS8, Buffer.from(seed, "base64")]), format: "der", type: "pkcs8" });
}

/** The raw public key (32 bytes, base64) of a seed (32 bytes, base64). */
export function publicKeyOf(seed: string): string {
  return createPublicKey(privateKey(seed))
    .export({ format: "der", type: "spki" })
    .subarray(SPKI.length)
    .toString("base64");
}

/** Signs a text (UTF-8) with the key of a seed. */
export function signText(text: string, seed: string): Signature {
  return {
    algorithm: "Ed25519",
    publicKey: publicKeyOf(seed),
    value: sign(null, Buffer.from(text), privateKey(seed)).toString("base64"),
  };
}

/** Does the signature belong to the text? False for keys or values of a wrong length too. */
export function verifyText(text: string, signature: { readonly publicKey: string; readonly value: string }): boolean {
  const raw = Buffer.from(signature.publicKey, "base64");
  if (raw.length !== 32) return false;
  const key = createPublicKey({ key: Buffer.concat([SPKI, raw]), format: "der", type: "spki" });
  return verify(null, Buffer.from(text), key, Buffer.from(signature.value, "base64"));
}
