import smCrypto from "sm-crypto";

/** SM3 (GB/T 32905) of a text in UTF-8, lower-case hexadecimal. The default import: the package is CommonJS without names that Node finds. */
export function sm3Hex(text: string): string {
  return smCrypto.sm3(text);
}
