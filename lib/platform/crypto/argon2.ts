import { hash, verify } from "@node-rs/argon2";

/** argon2id, 19 MiB, t = 2 (OWASP). At most two at once; the others wait in order, so that a log-in storm starves nobody. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const SLOTS = 2;
let busy = 0;
const queue: (() => void)[] = [];

async function inSlot<T>(work: () => Promise<T>): Promise<T> {
  if (busy >= SLOTS) await new Promise<void>((resolve) => queue.push(resolve));
  else busy++;
  try {
    return await work();
  } finally {
    const next = queue.shift();
    if (next === undefined) busy--;
    else next();
  }
}

export function hashPassword(password: string): Promise<string> {
  return inSlot(() => hash(password, OPTIONS));
}

let dummy: Promise<string> | undefined;

/** Is this the password of the hash? Without a hash (unknown account) it takes the same time and says no. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  dummy ??= hashPassword("nobody has this password");
  const target = stored ?? (await dummy);
  const right = await inSlot(() => verify(target, password));
  return right && stored !== null;
}
