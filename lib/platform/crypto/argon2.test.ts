import { beforeEach, describe, expect, it, vi } from "vitest";
import { hashPassword, verifyPassword } from "./argon2";

const watch = vi.hoisted(() => ({ running: 0, most: 0, verified: [] as string[] }));
vi.mock("@node-rs/argon2", async (original) => {
  const real = await original<typeof import("@node-rs/argon2")>();
  const counted = async <T>(work: () => Promise<T>): Promise<T> => {
    watch.running++;
    watch.most = Math.max(watch.most, watch.running);
    try {
      return await work();
    } finally {
      watch.running--;
    }
  };
  return {
    hash: (...given: Parameters<typeof real.hash>) => counted(() => real.hash(...given)),
    verify: (stored: string, password: string) => {
      watch.verified.push(stored);
      return counted(() => real.verify(stored, password));
    },
  };
});

/** OWASP's floor for argon2id: 19 MiB, two passes. */
const STRONG = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/;
const long = `${"长 é".repeat(20)} pass `;

beforeEach(() => {
  watch.verified.length = 0;
});

describe("argon2", () => {
  it("stores argon2id with 19 MiB and two passes, a salt of its own each time, over the whole password", async () => {
    const [one, two] = await Promise.all([hashPassword(long), hashPassword(long)]);
    expect(one).toMatch(STRONG);
    expect(one).not.toBe(two);
    expect(await verifyPassword(one, long)).toBe(true);
    for (const other of [long.slice(0, -1), long.trim(), `${long} `, long.normalize("NFD"), ""])
      expect(await verifyPassword(one, other)).toBe(false);
  });

  it("does the same work for an account that does not exist, and says no", async () => {
    expect(await verifyPassword(null, "anything at all")).toBe(false);
    expect(watch.verified).toHaveLength(1);
    expect(watch.verified[0]).toMatch(STRONG);
    expect(await verifyPassword(null, "nobody has this password")).toBe(false);
  });

  it("runs at most two at once, however many log in, and serves all, also after one that fails", async () => {
    watch.most = 0;
    const stored = await hashPassword(long);
    const results = await Promise.allSettled([
      verifyPassword("not a hash", long),
      ...Array.from({ length: 12 }, () => verifyPassword(stored, long)),
    ]);
    expect(results[0]?.status).toBe("rejected");
    expect(results.filter((one) => one.status === "fulfilled" && one.value)).toHaveLength(12);
    expect(watch.most).toBe(2);
  });
});
