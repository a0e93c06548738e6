import { createHash } from "node:crypto";

/** SHA-256 of a text (UTF-8) or bytes, lower-case hexadecimal. */
export function sha256Hex(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}
