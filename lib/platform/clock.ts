/**
 * Two clocks (architecture.md 6). System time decides sessions, tokens, codes, attempt limits and job retries.
 * Office time decides windows, deadlines, receipts and notices; `db/client.ts` hands it over per transaction.
 */
export type SystemClock = { now(): Date };

let current: SystemClock = { now: () => new Date() };

/** System time, UTC. */
export function systemNow(): Date {
  return current.now();
}

/** Tests set system time; returns how to put the old clock back. */
export function useSystemClock(clock: SystemClock): () => void {
  const before = current;
  current = clock;
  return () => {
    current = before;
  };
}

const SHANGHAI = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Asia/Shanghai",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

/** The calendar day of an instant for people here, as YYYY-MM-DD in Asia/Shanghai. */
export function shanghaiDay(instant: Date): string {
  return SHANGHAI.format(instant);
}

/** An instant as RFC 3339 with the offset +08:00 and whole seconds, as receipts and notices state it. */
export function shanghaiInstant(instant: Date): string {
  const shifted = new Date(Math.floor(instant.getTime() / 1000) * 1000 + 8 * 3_600_000);
  return `${shifted.toISOString().slice(0, 19)}+08:00`;
}

/** The first instant of a day of Asia/Shanghai (YYYY-MM-DD). */
export function startOfDay(day: string): Date {
  return new Date(`${day}T00:00:00+08:00`);
}
