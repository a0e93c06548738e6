import { createHash } from "node:crypto";

/** SHA-256 of a text (UTF-8) or bytes, lower-case hexadecimal. */
export function sha256Hex(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}

/** SHA-256 of texts (UTF-8) that come one after another, as if they were one; `hex` once, at the end. */
export function sha256Running(): { add(text: string): void; hex(): string } {
  const hash = createHash("sha256");
  return {
    add(text) {
      hash.update(text);
    },
    hex: () => hash.digest("hex"),
  };
}
