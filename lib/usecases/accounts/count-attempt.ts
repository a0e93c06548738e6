import { sql } from "drizzle-orm";
import { db, type Reader } from "../../../db/client";
import { systemNow } from "../../platform/clock";
import { lookupHmac } from "../../platform/crypto/field-encryption";

/**
 * How many wrong answers are free; after them each next try waits twice as long as the one before, from 30 seconds up to `longest`. One is
 * forgotten after each quiet `leak`. Seconds. `account` = account and address together (who guesses elsewhere does not lock the owner out),
 * `everywhere` = an account over all addresses, `address` = all accounts from one network, `device` = a browser that has logged in before.
 */
type Budget = { readonly free: number; readonly leak: number; readonly longest: number };
const GUESSES = {
  account: { free: 5, leak: 900, longest: 900 },
  device: { free: 5, leak: 900, longest: 900 },
  everywhere: { free: 50, leak: 60, longest: 900 },
  address: { free: 100, leak: 9, longest: 60 },
} as const;
/** Messages cost money and disturb their receiver. */
const MESSAGES = {
  account: { free: 3, leak: 1800, longest: 3600 },
  device: { free: 3, leak: 1800, longest: 3600 },
  everywhere: { free: 6, leak: 1800, longest: 3600 },
  address: { free: 60, leak: 20, longest: 60 },
} as const;
/** Whoever objects without an account: a few an hour from one network, and for one row. */
const OBJECTIONS = {
  account: { free: 3, leak: 1800, longest: 3600 },
  device: { free: 3, leak: 1800, longest: 3600 },
  everywhere: { free: 20, leak: 1800, longest: 3600 },
  address: { free: 10, leak: 360, longest: 3600 },
} as const;
const BUDGETS = {
  "sign-in": GUESSES,
  "sign-in-staff": GUESSES,
  "second-step": GUESSES,
  "change-password": GUESSES,
  "phone-code": MESSAGES,
  objection: OBJECTIONS,
} as const;
export type AttemptPurpose = keyof typeof BUDGETS;
/** Where a try comes from; `device` is set for a browser in which this very account has logged in before. */
export type AttemptFrom = { readonly address: string | null; readonly device?: string | null };

/** Addresses that one sender can change at will count as one: the /64 of IPv6. Mapped IPv4 is IPv4. */
export function networkOf(address: string | null): string {
  const text = (address ?? "")
    .toLowerCase()
    .replace(/^::ffff:(?=\d+\.)/, "")
    .replace(/%.*$/, "");
  if (!text.includes(":")) return text;
  const [head = "", tail] = text.split("::");
  const first = head.split(":").filter((group) => group !== "");
  const last = (tail ?? "").split(":").filter((group) => group !== "");
  const gap = tail === undefined ? 0 : Math.max(0, 8 - first.length - last.length);
  const groups = [...first, ...Array<string>(gap).fill("0"), ...last].slice(0, 4);
  return `${groups.map((group) => group.replace(/^0+(?=.)/, "")).join(":")}::/64`;
}

function keysOf(purpose: AttemptPurpose, account: string, from: AttemptFrom): (readonly [string, Budget])[] {
  const budgets = BUDGETS[purpose];
  const key = (...parts: string[]) => lookupHmac("attempt", [purpose, ...parts].join("\0"));
  if (from.device) return [[key("device", account, from.device), budgets.device]];
  const network = networkOf(from.address);
  return [
    [key("address", network), budgets.address],
    [key("both", account, network), budgets.account],
    [key("account", account), budgets.everywhere],
  ];
}

/**
 * Counts a try before it is checked, in one statement a key, so that parallel guesses cannot slip through. True = may be checked. A refused
 * try changes nothing, so that hammering neither prolongs a wait nor fills the table.
 */
export async function countAttempt(purpose: AttemptPurpose, account: string, from: AttemptFrom): Promise<boolean> {
  const now = systemNow().toISOString();
  for (const [key, { free, leak, longest }] of keysOf(purpose, account, from)) {
    const quiet = sql`greatest(extract(epoch from ${now}::timestamptz - attempts.window_start), 0)`;
    const left = sql`greatest(attempts.count - floor(${quiet} / ${leak}), 0)::int`;
    const counted = await db().execute(sql`
      insert into attempts (key, count, window_start) values (${key}, 1, ${now})
      on conflict (key) do update set count = ${left} + 1, window_start = ${now}::timestamptz
      where ${left} < ${free} or ${quiet} >= least(${longest}, 30 * power(2, least(${left} - ${free}, 20)))
      returning count`);
    if (counted.length === 0) return false;
  }
  return true;
}

/** A right answer forgets the wrong ones of the same account and place, and does not count against the others of its network. */
export async function forgetAttempts(
  reader: Reader,
  purpose: AttemptPurpose,
  account: string,
  from: AttemptFrom,
): Promise<void> {
  const keys = keysOf(purpose, account, from);
  const own = (keys[1] ?? keys[0])?.[0] ?? "";
  await reader.execute(sql`delete from attempts where key = ${own}`);
  for (const [key] of keys)
    if (key !== own) await reader.execute(sql`update attempts set count = greatest(count - 1, 0) where key = ${key}`);
}
