import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const PATTERNS: Readonly<Record<string, RegExp>> = {
  "private key": /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----(?:\\n|\s)+[A-Za-z0-9+/]{40}/,
  "cloud key": /\b(?:AKIA|ASIA|LTAI|AIza)[A-Za-z0-9_-]{16,}/,
  "platform token": /\b(?:ghp|gho|ghs|github_pat|glpat|npm|xox[bp]|sk_live|sk-ant)[_-][A-Za-z0-9_-]{16,}/,
  "signed token": /\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/,
  "database password": /postgres(?:ql)?:\/\/[A-Za-z0-9_]+:[A-Za-z0-9_%-]{8,}@/,
  "secret setting":
    /\b(?:AUTH_SECRET|LOOKUP_HMAC_KEY|SIGNING_KEY|NEXT_SERVER_ACTIONS_ENCRYPTION_KEY)\s*[=:]\s*["']?(?!test-only)[A-Za-z0-9+/=_-]{32,}/,
  "field key": /\bFIELD_ENCRYPTION_KEYS\s*[=:]\s*["']?[A-Za-z0-9_-]{1,16}:[A-Za-z0-9+/]{43}=/,
};
const found = (text: string) =>
  Object.entries(PATTERNS).flatMap(([name, pattern]) => (pattern.test(text) ? [name] : []));

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

describe("secrets", () => {
  it("the scan finds what it is made for", () => {
    const long = "Ab3".repeat(14);
    for (const planted of [
      `-----BEGIN ${"PRIVATE KEY"}-----\n${long}`,
      `AKIA${"A".repeat(16)}`,
      `ghp_${long}`,
      `eyJ${long}.${long}.${long}`,
      `postgres://app:${long}@db/x`,
      `AUTH_SECRET=${long}`,
      `FIELD_ENCRYPTION_KEYS: "k1:${"A".repeat(43)}="`,
    ])
      expect(found(planted)).toHaveLength(1);
  });

  it("none stands in a tracked file, and nothing that holds some is tracked", () => {
    const tracked = execFileSync("git", ["ls-files", "-z"], { encoding: "utf8" }).split("\0").filter(Boolean);
    expect(tracked.filter((path) => /(^|\/)(\.env|\.data|secrets\.json|.*\.pem|.*\.key)(\/|$)/.test(path))).toEqual([]);
    for (const path of tracked) if (existsSync(path)) expect(found(readFileSync(path, "latin1")), path).toEqual([]);
  });

  it("none of this checkout's demo goes to the browser, and the names of secret settings do not either", () => {
    const own = [".data/actions-key", ".data/secrets.json"]
      .filter((path) => existsSync(path))
      .flatMap((path) => {
        const text = readFileSync(path, "utf8");
        return path.endsWith(".json") ? (text.match(/[A-Za-z0-9+/_-]{32,}=?/g) ?? []) : [text.trim()];
      });
    for (const path of existsSync(".next/static") ? filesBelow(".next/static") : []) {
      const text = readFileSync(path, "latin1");
      expect(found(text), path).toEqual([]);
      expect(text, path).not.toMatch(
        /AUTH_SECRET|LOOKUP_HMAC_KEY|SIGNING_KEY|FIELD_ENCRYPTION_KEYS|DATABASE_(?:PUBLIC_)?URL/,
      );
      for (const secret of own) expect(text.includes(secret), path).toBe(false);
      // Turbopack writes an empty map for a web worker; none that holds a line of source.
      if (path.endsWith(".map")) expect(JSON.parse(text), path).toEqual({ version: 3, sources: [], sections: [] });
    }
  });

  it("the server's build holds the key of server actions where Next reads it, and no other secret", () => {
    const key = existsSync(".data/actions-key") ? readFileSync(".data/actions-key", "utf8").trim() : "";
    for (const path of existsSync(".next/server") ? filesBelow(".next/server") : []) {
      if (/server-reference-manifest\.(js|json)$/.test(path)) continue;
      const text = readFileSync(path, "latin1");
      expect(found(text), path).toEqual([]);
      expect(key !== "" && text.includes(key), path).toBe(false);
    }
  });
});
