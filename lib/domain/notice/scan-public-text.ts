import { checkCharacter } from "../dossier/identity-number";
import { localDate } from "../shared/local-date";

export type FindingKind = "identity-number" | "phone" | "bank-card";
/** `at` counts in the text as it is read (`readableText`); `masked` tells its person which number is meant, and nobody else. */
export type PublicFinding = { readonly kind: FindingKind; readonly at: number; readonly masked: string };

const PHONE = /^1[3-9]\d{9}$/;
const PHONE_ABROAD = /^(?:0{0,2}86|0)?1[3-9]\d{9}$/;
/** How people write a phone in groups: 138-0013-8000, 1380-013-8000, 138-001-38000, 138-00138000, 1380013-8000. */
const PHONE_GROUPS = ["3-4-4", "4-3-4", "3-3-5", "3-8", "7-4"];
const CARD_GROUPS = /^(?:4-)+[1-4]$|^6-1[0-3]$/;
const MOST_DIGITS = 19;

function isBirthDay(year: string, monthDay: string): boolean {
  return localDate(`${year}-${monthDay.slice(0, 2)}-${monthDay.slice(2, 4)}`) !== null;
}

function isIdentityNumber(text: string): boolean {
  if (/^\d{17}[\dXx]$/.test(text))
    return (
      checkCharacter(text.slice(0, 17)) === text[17]?.toUpperCase() && isBirthDay(text.slice(6, 10), text.slice(10))
    );
  return /^[1-9]\d{14}$/.test(text) && isBirthDay(`19${text.slice(6, 8)}`, text.slice(8));
}

function isBankCard(text: string): boolean {
  if (!/^[3-6]\d{15,18}$/.test(text)) return false;
  const sum = [...text].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

function kindOfRun(run: string): FindingKind | null {
  if (isIdentityNumber(run)) return "identity-number";
  if (PHONE_ABROAD.test(run)) return "phone";
  return isBankCard(run) ? "bank-card" : null;
}

/** Digits in groups are looked for in the shapes in which people write them, so that dates and columns of numbers are not taken for one. */
function kindOfGroups(groups: readonly string[], alone: boolean): FindingKind | null {
  const digits = groups.join("");
  const sizes = groups.map((one) => one.length);
  const shape = sizes.join("-");
  const single = alone && sizes.every((size) => size === 1);
  if (PHONE.test(digits) && (single || PHONE_GROUPS.includes(shape))) return "phone";
  const grouped = single || sizes.every((size) => size > 1);
  if (digits.length === 18 && grouped && isIdentityNumber(digits)) return "identity-number";
  if (digits.length === 15 && (single || shape === "6-6-3") && isIdentityNumber(digits)) return "identity-number";
  return (single || CARD_GROUPS.test(shape)) && isBankCard(digits) ? "bank-card" : null;
}

/** A text as a person reads it: full-width signs as plain ones, what nobody sees left out, every dash one dash. */
function readableText(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .replace(/[\u2010-\u2015\u2212]/g, "-");
}

type Group = { readonly text: string; readonly at: number };

/** Is this run of digits a part of a decimal number: after its point, or before a fraction other than zeros? */
function isDecimal(text: string, at: number, end: number): boolean {
  return /\d\.$/.test(text.slice(Math.max(0, at - 2), at)) || /^\.\d*[1-9]/.test(text.slice(end, end + 20));
}

/** Runs of digits that no letter or digit touches, in lines of those that one space or dash parts. */
function groupLines(text: string): readonly (readonly Group[])[] {
  const lines: Group[][] = [];
  let end = -2;
  for (const match of text.matchAll(/[A-Za-z0-9]+/g)) {
    const [run] = match;
    const at = match.index;
    if (!/^\d+[Xx]?$/.test(run) || isDecimal(text, at, at + run.length)) {
      end = -2;
      continue;
    }
    const next = at - end === 1 && /[ -]/.test(text[end] ?? "");
    if (next) lines.at(-1)?.push({ text: run, at });
    else lines.push([{ text: run, at }]);
    end = at + run.length;
  }
  return lines;
}

const maskOf = (digits: string) => `${digits.slice(0, 3)}…${digits.slice(-2)}`;

/** The longest number that begins with this group, or null. */
function longestFrom(line: readonly Group[], from: number): (PublicFinding & { readonly groups: number }) | null {
  for (let groups = Math.min(line.length - from, MOST_DIGITS); groups > 0; groups--) {
    const taken = line.slice(from, from + groups).map((one) => one.text);
    const digits = taken.join("");
    if (digits.length > MOST_DIGITS) continue;
    const kind = groups === 1 ? kindOfRun(digits) : kindOfGroups(taken, groups === line.length);
    if (kind !== null) return { kind, at: line[from]?.at ?? 0, masked: maskOf(digits), groups };
  }
  return null;
}

/**
 * Digits that look like an identity number, mobile phone or bank card and stand alone, not inside a longer run of letters and digits (a digest):
 * full-width ones too, and in groups that a space or dash parts. Checklist PV-02; verifiable-notice.md.
 */
export function scanPublicText(text: string): readonly PublicFinding[] {
  const findings: PublicFinding[] = [];
  for (const line of groupLines(readableText(text)))
    for (let from = 0; from < line.length; from++) {
      const found = longestFrom(line, from);
      if (found === null) continue;
      const { groups, ...finding } = found;
      findings.push(finding);
      from += groups - 1;
    }
  return findings;
}

/** The same in bytes that are not laid out as text (the inside of a file): whole runs alone, since numbers in a row mean nothing there. */
export function scanPublicBytes(latin: string): readonly PublicFinding[] {
  const findings: PublicFinding[] = [];
  for (const match of latin.matchAll(/(?<![A-Za-z0-9.])\d{11,19}[Xx]?(?![A-Za-z0-9.])/g)) {
    const kind = kindOfRun(match[0]);
    if (kind !== null) findings.push({ kind, at: match.index, masked: maskOf(match[0]) });
  }
  return findings;
}

/** What a spreadsheet keeps as a number: 1.38E10 is a phone, and of an identity number or card the last digits are zeros. */
export function scanPublicNumber(value: number): readonly PublicFinding[] {
  if (!Number.isInteger(value) || value < 1e10 || value >= 1e19) return [];
  const whole = BigInt(value).toString();
  const kept = value.toExponential(14).slice(0, 16).replace(".", "");
  // Fifteen digits are kept, the rest are zeros or what binary makes of them.
  const lost = whole.length > 15 && value === Number(kept.padEnd(whole.length, "0"));
  const kind =
    kindOfRun(whole) ??
    (lost && whole.length === 18 && isBirthDay(kept.slice(6, 10), kept.slice(10))
      ? "identity-number"
      : lost && /^[3-6]/.test(whole)
        ? "bank-card"
        : null);
  return kind === null ? [] : [{ kind, at: 0, masked: maskOf(whole) }];
}
