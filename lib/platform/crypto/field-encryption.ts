import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import { env } from "../env";

const NONCE = 12;
const TAG = 16;

type Keys = { readonly current: string; readonly byId: ReadonlyMap<string, Buffer> };
let parsed: { readonly source: string; readonly keys: Keys } | undefined;

/** FIELD_ENCRYPTION_KEYS is `id:base64 of 32 bytes`, comma-separated; the first encrypts, all decrypt. */
function keys(): Keys {
  const source = env().FIELD_ENCRYPTION_KEYS;
  if (parsed?.source === source) return parsed.keys;
  const byId = new Map<string, Buffer>();
  for (const part of source.split(",")) {
    const [id, value] = part.trim().split(":");
    const key = Buffer.from(value ?? "", "base64");
    if (!id || key.length !== 32)
      throw new Error("FIELD_ENCRYPTION_KEYS: expected id:base64 of 32 bytes, comma-separated");
    byId.set(id, key);
  }
  const first = byId.keys().next().value;
  if (first === undefined) throw new Error("FIELD_ENCRYPTION_KEYS is empty");
  const keys = { current: first, byId };
  parsed = { source, keys };
  return keys;
}

/** Encrypts bytes with AES-256-GCM. `context` (table, column, record id) is authenticated: a value moved elsewhere does not open. */
export function sealBytes(plain: Uint8Array, context: string): { readonly keyId: string; readonly sealed: Buffer } {
  const { current, byId } = keys();
  const key = byId.get(current);
  if (key === undefined) throw new Error(`no key ${current}`);
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(context));
  return { keyId: current, sealed: Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]) };
}

/** The plain bytes of `sealBytes`. Throws where key, context or bytes do not fit. */
export function openBytes(sealed: Uint8Array, keyId: string, context: string): Buffer {
  const key = keys().byId.get(keyId);
  if (key === undefined) throw new Error(`no key ${keyId} to open ${context}`);
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE)).setAAD(Buffer.from(context));
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE, bytes.length - TAG)), decipher.final()]);
}

/** A text as `keyId.base64url`, for a `*Sealed` column. `context` such as `dossiers.address:ID`. */
export function sealText(plain: string, context: string): string {
  const { keyId, sealed } = sealBytes(Buffer.from(plain, "utf8"), context);
  return `${keyId}.${sealed.toString("base64url")}`;
}

/** The text of `sealText`. Throws where key, context or bytes do not fit. */
export function openText(sealed: string, context: string): string {
  const dot = sealed.indexOf(".");
  return openBytes(Buffer.from(sealed.slice(dot + 1), "base64url"), sealed.slice(0, dot), context).toString("utf8");
}

/** A keyed digest for look-up or comparison, separated by purpose (`document`, `phone`, `code`, `attempt`). */
export function lookupHmac(purpose: string, value: string): string {
  return createHmac("sha256", Buffer.from(env().LOOKUP_HMAC_KEY, "base64"))
    .update(`${purpose}\0${value}`)
    .digest("base64url");
}
