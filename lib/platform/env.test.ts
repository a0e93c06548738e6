import { describe, expect, it } from "vitest";
import { checkEnv } from "./env";

const key = (from: number) =>
  Buffer.from(Array.from({ length: 32 }, (_, i) => (from + i * 37) % 256)).toString("base64");
const GOOD: Readonly<Record<string, string>> = {
  POINTS_MODE: "production",
  DATABASE_URL: "postgres://portal_app:x@127.0.0.1:5432/portal",
  DATABASE_PUBLIC_URL: "postgres://portal_public:x@127.0.0.1:5432/portal",
  PUBLIC_ORIGIN: "https://points.example.gov.cn",
  AUTH_SECRET: "test-only-q8vKz2LrT5mXw0cYbN4hJ7dGfS1pAeUo",
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key(1),
  FIELD_ENCRYPTION_KEYS: `k2:${key(2)},k1:${key(3)}`,
  LOOKUP_HMAC_KEY: key(4),
  SIGNING_KEY: key(5),
  PUBLISHED_DIR: "/srv/published",
  EVIDENCE_DIR: "/srv/evidence",
  MESSAGE_GATEWAY: "https://sms.example.gov.cn/send",
  SITE_HOST_UNIT: "主办",
  SITE_OPERATOR: "承办",
  SITE_PHONE: "0595-00000000",
  SITE_CODE: "3505810000",
  SITE_ICP: "闽ICP备00000000号",
  SITE_PUBLIC_SECURITY: "闽公网安备00000000000000号",
};
const named = (source: Readonly<Record<string, string | undefined>>) => {
  const checked = checkEnv(source);
  return checked.ok ? [] : checked.error.map((one) => one.name);
};

describe("settings", () => {
  it("are taken when whole", () => {
    expect(named(GOOD)).toEqual([]);
  });

  it.each(Object.keys(GOOD))("without %s nothing starts, and it is named", (name) => {
    expect(named({ ...GOOD, [name]: undefined })).toEqual([name]);
    expect(named({ ...GOOD, [name]: "" })).toContain(name);
  });

  it.each([
    ["AUTH_SECRET", "short"],
    ["AUTH_SECRET", "x".repeat(31)],
    ["AUTH_SECRET", "a".repeat(64)],
    ["AUTH_SECRET", "password".repeat(8)],
    ["AUTH_SECRET", "0123456789abcdef".repeat(4)],
    ["NEXT_SERVER_ACTIONS_ENCRYPTION_KEY", Buffer.alloc(16).toString("base64")],
    ["NEXT_SERVER_ACTIONS_ENCRYPTION_KEY", Buffer.alloc(32).toString("base64")],
    ["LOOKUP_HMAC_KEY", Buffer.alloc(32, "k").toString("base64")],
    ["SIGNING_KEY", "not base64 of 32 bytes"],
    ["FIELD_ENCRYPTION_KEYS", key(1)],
    ["FIELD_ENCRYPTION_KEYS", `k1:${Buffer.alloc(32).toString("base64")}`],
    ["FIELD_ENCRYPTION_KEYS", `k1:${key(1)},k2:short`],
    ["DATABASE_URL", "mysql://x"],
    ["PUBLIC_ORIGIN", "http://points.example.gov.cn"],
    ["PUBLIC_ORIGIN", "https://points.example.gov.cn/path"],
    ["MESSAGE_GATEWAY", "outbox"],
    ["MESSAGE_GATEWAY", "http://sms.example.gov.cn"],
    ["DATABASE_OWNER_URL", "postgres://portal_owner:x@127.0.0.1/portal"],
    ["SITE_ICP", "   "],
    ["POINTS_MODE", "development"],
  ])("refuse %s = %s", (name, value) => {
    expect(named({ ...GOOD, [name]: value })).toContain(name);
  });

  it("name every problem at once, and never a value", () => {
    const checked = checkEnv({ POINTS_MODE: "production", AUTH_SECRET: "guess-me" });
    expect(checked.ok).toBe(false);
    if (!checked.ok) {
      expect(new Set(checked.error.map((one) => one.name)).size).toBe(Object.keys(GOOD).length - 1);
      expect(JSON.stringify(checked.error)).not.toContain("guess-me");
    }
  });
});
