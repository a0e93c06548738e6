import { checkCharacter } from "../dossier/identity-number";
import { localDate } from "../shared/local-date";

export type PublicFinding = { readonly kind: "identity-number" | "phone" | "bank-card"; readonly at: number };

function isIdentityNumber(text: string): boolean {
  if (/^\d{17}[\dXx]$/.test(text))
    return (
      checkCharacter(text.slice(0, 17)) === text[17]?.toUpperCase() &&
      localDate(`${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`) !== null
    );
  return (
    /^[1-9]\d{14}$/.test(text) && localDate(`19${text.slice(6, 8)}-${text.slice(8, 10)}-${text.slice(10, 12)}`) !== null
  );
}

function isBankCard(text: string): boolean {
  if (!/^[3-6]\d{15,18}$/.test(text)) return false;
  const sum = [...text].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** Digits that look like an identity number, mobile phone or bank card and stand alone, not inside a longer run of letters and digits (a digest). */
export function scanPublicText(text: string): readonly PublicFinding[] {
  const findings: PublicFinding[] = [];
  for (const match of text.matchAll(/(?<![A-Za-z0-9])[0-9]{11,19}[Xx]?(?![A-Za-z0-9])/g)) {
    const [run] = match;
    const kind = isIdentityNumber(run)
      ? "identity-number"
      : /^1[3-9]\d{9}$/.test(run)
        ? "phone"
        : isBankCard(run)
          ? "bank-card"
          : null;
    if (kind !== null) findings.push({ kind, at: match.index });
  }
  return findings;
}
