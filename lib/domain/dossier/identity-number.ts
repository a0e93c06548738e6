import { localDate } from "../shared/local-date";
import { fail, ok, type Result } from "../shared/result";

export const DOCUMENT_KINDS = ["identity-card", "identity-card-15", "residence-permit-hmt"] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK = "10X98765432";

/** The 18th character for the first 17 digits (GB 11643-1999, ISO 7064 MOD 11-2). */
export function checkCharacter(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return CHECK[sum % 11] ?? "0";
}

/** What is wrong with a document number. */
export type DocumentProblem = "length" | "birth-date" | "check-character" | "not-a-residence-permit";
export type DocumentNumber = { readonly kind: DocumentKind; readonly canonical: string; readonly birthDate: string };

/**
 * A document number as typed (spaces and full-width letters forgiven) in its canonical 18-digit form: look-ups use that form alone, so the old
 * 15-digit number of a person finds the same account. Residence permits of Hong Kong, Macao and Taiwan people begin with 81, 82 or 83.
 */
export function readDocumentNumber(kind: DocumentKind, typed: string): Result<DocumentNumber, DocumentProblem> {
  const text = typed.normalize("NFKC").replace(/\s/g, "").toUpperCase();
  if (kind === "identity-card-15") {
    if (!/^\d{15}$/.test(text)) return fail("length");
    const first17 = `${text.slice(0, 6)}19${text.slice(6)}`;
    return readDocumentNumber18(kind, first17 + checkCharacter(first17));
  }
  if (!/^\d{17}[\dX]$/.test(text)) return fail("length");
  if (kind === "residence-permit-hmt" && !/^8[123]0000/.test(text)) return fail("not-a-residence-permit");
  return readDocumentNumber18(kind, text);
}

function readDocumentNumber18(kind: DocumentKind, text: string): Result<DocumentNumber, DocumentProblem> {
  const birthDate = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`;
  if (localDate(birthDate) === null) return fail("birth-date");
  if (checkCharacter(text.slice(0, 17)) !== text[17]) return fail("check-character");
  return ok({ kind, canonical: text, birthDate });
}

/** For people to recognise their own number: first 3 and last 2 characters. Never on a public page. */
export function maskDocumentNumber(canonical: string): string {
  return `${canonical.slice(0, 3)}${"*".repeat(Math.max(0, canonical.length - 5))}${canonical.slice(-2)}`;
}
