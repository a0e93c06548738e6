import { sql } from "drizzle-orm";
import { db } from "../../../db/client";
import { systemNow } from "../../platform/clock";
import { lookupHmac } from "../../platform/crypto/field-encryption";

const WINDOW_MINUTES = 15;
export const LIMITS = { account: 5, address: 100, everywhere: 50 } as const;

/**
 * Counts an attempt before it is checked, in one statement, so that parallel guesses cannot slip through. True = may be checked. A key is
 * account and address together: who guesses elsewhere does not lock the owner out; `everywhere` bounds guesses over many addresses.
 */
export async function countAttempt(
  purpose: string,
  account: string,
  address: string | null,
  knownDevice = false,
): Promise<boolean> {
  const keys = [
    { key: lookupHmac("attempt", `${purpose}\0${account}\0${address ?? ""}`), limit: LIMITS.account },
    { key: lookupHmac("attempt", `${purpose}\0address\0${address ?? ""}`), limit: LIMITS.address },
    ...(knownDevice
      ? []
      : [{ key: lookupHmac("attempt", `${purpose}\0account\0${account}`), limit: LIMITS.everywhere }]),
  ];
  let allowed = true;
  const now = systemNow().toISOString();
  for (const { key, limit } of keys) {
    const [row] = await db().execute<{ count: number }>(sql`
      insert into attempts (key, count, window_start) values (${key}, 1, ${now})
      on conflict (key) do update set
        count = case when attempts.window_start < ${now}::timestamptz - make_interval(mins => ${WINDOW_MINUTES}) then 1 else attempts.count + 1 end,
        window_start = case when attempts.window_start < ${now}::timestamptz - make_interval(mins => ${WINDOW_MINUTES}) then ${now}::timestamptz else attempts.window_start end
      returning count`);
    if ((row?.count ?? 0) > limit) allowed = false;
  }
  return allowed;
}

/** A right answer forgets the wrong ones of the same account and address. */
export async function forgetAttempts(purpose: string, account: string, address: string | null): Promise<void> {
  await db().execute(
    sql`delete from attempts where key = ${lookupHmac("attempt", `${purpose}\0${account}\0${address ?? ""}`)}`,
  );
}
