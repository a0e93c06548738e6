import { sm3 } from "sm-crypto";

/** SM3 (GB/T 32905) of a text in UTF-8, lower-case hexadecimal. */
export function sm3Hex(text: string): string {
  return sm3(text);
}
