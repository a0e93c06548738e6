import type { Application, ClaimedFacts, Item } from "../domain/application/application";
import { type Indicator, itemKeysOf, type Rulebook } from "../domain/rulebook/rulebook";
import { type LocalDate, localDate } from "../domain/shared/local-date";
import { code, instant } from "./read";

export function isQuantity(value: unknown): value is number {
  return typeof value === "number" && value >= 0 && value < 1e12 && (Number.isInteger(value) || hasFourDecimals(value));
}

/** Up to here a double's distance to its neighbours is too small to hide a fifth decimal. */
const CLEAR = 2 ** 30;

function hasFourDecimals(value: number): boolean {
  if (value < CLEAR && Math.round(value * 100) / 100 === value) return true;
  const decimals = String(value);
  return !decimals.includes("e") && decimals.length - decimals.indexOf(".") - 1 <= 4;
}

const SHARE = /^([1-9]\d{0,4})\/([1-9]\d{0,4})$/;

/** A share "n/d" of 0 < n ≤ d ≤ 10000; null where it is none. */
export function shareOf(value: unknown): readonly [number, number] | null {
  const match = typeof value === "string" ? SHARE.exec(value) : null;
  if (match === null) return null;
  const [n, d] = [Number(match[1]), Number(match[2])];
  return n <= d && d <= 10_000 ? [n, d] : null;
}

const dayOf = (value: unknown): LocalDate | null => (typeof value === "string" ? localDate(value) : null);

type Raw = Readonly<Record<string, unknown>>;
const isRaw = (value: unknown): value is Raw => typeof value === "object" && value !== null && !Array.isArray(value);

/** What an item of an indicator may and must say. */
type ItemRules = {
  readonly classes: ReadonlySet<string>;
  readonly options: ReadonlySet<unknown> | null;
  readonly count: boolean;
  readonly quantity: boolean;
  readonly share: boolean;
  readonly needsFrom: boolean;
  readonly needsDate: boolean;
};

function itemRules({ classes, rule, window }: Indicator): ItemRules {
  const { options, count, quantity, share, period } = itemKeysOf(rule);
  return {
    classes: new Set(classes),
    options: options === null ? null : new Set(options.map((one) => one.code)),
    count,
    quantity,
    share,
    needsFrom: period || window?.onCutoff === true,
    needsDate: window !== null && (window.years !== null || window.from !== null || window.to !== null),
  };
}

/** One item, or null where anything in it is not right. Source: contract 3. */
function rightItem(raw: unknown, rules: ItemRules): Item | null {
  if (!isRaw(raw)) return null;
  let on: LocalDate | null = null;
  let from: LocalDate | null = null;
  let to: LocalDate | null = null;
  let option: string | null = null;
  let count: number | null = null;
  let quantity: number | null = null;
  let share: Item["share"] = null;
  for (const key in raw) {
    const value = raw[key];
    if (value === undefined) return null;
    switch (key) {
      case "on":
        on = dayOf(value);
        if (on === null && value !== null) return null;
        break;
      case "from":
        from = dayOf(value);
        if (from === null && value !== null) return null;
        break;
      case "to":
        to = dayOf(value);
        if (to === null && value !== null) return null;
        break;
      case "option":
        if (value === null) break;
        if (!rules.options?.has(value)) return null;
        option = value as string;
        break;
      case "count":
        if (value === null) break;
        if (!rules.count || typeof value !== "number" || !Number.isInteger(value) || value < 1 || value > 9999)
          return null;
        count = value;
        break;
      case "quantity":
        if (value === null) break;
        if (!rules.quantity || !isQuantity(value)) return null;
        quantity = value;
        break;
      case "share":
        share = shareOf(value);
        if (value !== null && (!rules.share || share === null)) return null;
        break;
      default:
        return null;
    }
  }
  if ((rules.options !== null && option === null) || (rules.quantity && quantity === null)) return null;
  if (on !== null && (from !== null || to !== null)) return null;
  if (to !== null && (from === null || to < from)) return null;
  if (from === null && (rules.needsFrom || (rules.needsDate && on === null))) return null;
  return { on, from, to, option, count, quantity, share };
}

function rightClaim(raw: unknown, applicantClass: string, known: ReadonlyMap<unknown, ItemRules>): ClaimedFacts | null {
  if (!isRaw(raw)) return null;
  for (const key in raw) if (key !== "indicator" && key !== "items") return null;
  const { indicator, items } = raw;
  const rules = known.get(indicator);
  if (rules === undefined || !rules.classes.has(applicantClass) || !Array.isArray(items)) return null;
  const read: Item[] = [];
  for (let at = 0; at < items.length; at++) {
    const item = rightItem(items[at], rules);
    if (item === null) return null;
    read.push(item);
  }
  return { indicator: indicator as string, items: read };
}

const KEYS: ReadonlySet<string> = new Set(["format", "receipt", "class", "person", "claims", "submittedAt", "choices"]);
const optionalOf = <T>(value: unknown, read: (value: unknown) => T | undefined): T | null | undefined =>
  value === undefined || value === null ? null : read(value);

/**
 * Reads `points-application/1` values that are right against one rulebook, and gives null of all others: what it takes, and how it reads it, is what the strict
 * reader takes and reads (a test holds both against each other).
 */
export function rightReader(rulebook: Rulebook): (value: unknown) => Application | null {
  const known = new Map<unknown, ItemRules>(rulebook.indicators.map((one) => [one.code, itemRules(one)]));
  const classes = new Set<unknown>(rulebook.classes.map((one) => one.code));
  const choicesOf = (value: unknown): string[] | undefined =>
    Array.isArray(value) && value.every((one) => code(one, null, []) !== undefined) ? [...value] : undefined;
  return (value) => {
    if (!isRaw(value)) return null;
    for (const key in value) if (!KEYS.has(key)) return null;
    const { format, receipt, person, claims } = value;
    if (format !== "points-application/1" || !isRaw(person) || !Array.isArray(claims) || !classes.has(value.class))
      return null;
    for (const key in person) if (key !== "birthDate") return null;
    const birthDate = dayOf(person.birthDate);
    const submittedAt = optionalOf(value.submittedAt, (one) => instant(one, null, []));
    const choices = optionalOf(value.choices, choicesOf);
    if (code(receipt, null, []) === undefined || birthDate === null) return null;
    if (submittedAt === undefined || choices === undefined) return null;
    const applicantClass = value.class as string;
    const read: ClaimedFacts[] = [];
    for (let at = 0; at < claims.length; at++) {
      const claim = rightClaim(claims[at], applicantClass, known);
      if (claim === null) return null;
      read.push(claim);
    }
    return { receipt: receipt as string, class: applicantClass, birthDate, claims: read, submittedAt, choices };
  };
}
