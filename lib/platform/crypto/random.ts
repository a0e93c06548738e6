import { randomBytes } from "node:crypto";

/** No letters or digits that look alike: 32 signs, 5 bits each. */
const SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const ALPHABET = `${SIGNS}LU`;

function randomText(length: number): string {
  return Array.from(randomBytes(length), (byte) => ALPHABET[byte & 31]).join("");
}

/** A number such as S2020-7K3M9QXD4T6WBR2H: 80 random bits, without any relation to a person. */
export function randomReceipt(letter: "S" | "C" | "Y" | "Z", year: number): string {
  return `${letter}${year}-${randomText(16)}`;
}

/** A public code such as K7QX-3MPD: 40 random bits, new in each first publication. */
export function randomPublicCode(): string {
  const text = randomText(8);
  return `${text.slice(0, 4)}-${text.slice(4)}`;
}

/** 32 random bytes in base64 with padding. */
export function randomSalt(): string {
  return randomBytes(32).toString("base64");
}

/** A voucher such as 7K3M-9QXD-4T6W-BR2H: 80 random bits, long enough that nobody finds another's. */
export function randomVoucher(): string {
  return randomText(16).replace(/(.{4})(?=.)/g, "$1-");
}
