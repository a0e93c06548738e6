import { z } from "zod";
import { fail, ok, type Result } from "../domain/shared/result";

const secret = z.string().min(32, "at least 32 characters");
const bytes32 = z
  .string()
  .refine((value) => Buffer.from(value, "base64").length === 32, "32 bytes in base64 (openssl rand -base64 32)");
const url = z.string().regex(/^postgres(ql)?:\/\/\S+$/, "a postgres:// URL");
const text = z.string().trim().min(1, "not empty");

const schema = z.object({
  POINTS_MODE: z.enum(["production", "demo", "test"]),
  DATABASE_URL: url,
  DATABASE_PUBLIC_URL: url,
  /** `transaction`: behind a pooler that may give each transaction another connection, so that none can keep statements. */
  DATABASE_POOLING: z.enum(["session", "transaction"], "session or transaction").default("session"),
  PUBLIC_ORIGIN: z
    .string()
    .regex(/^https?:\/\/[^/\s]+$/, "an origin such as https://points.example.gov.cn, without a path"),
  AUTH_SECRET: secret,
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: bytes32,
  /** `id:base64 of 32 bytes`, comma-separated; the first encrypts, all decrypt. */
  FIELD_ENCRYPTION_KEYS: z
    .string()
    .regex(
      /^[A-Za-z0-9_-]{1,16}:[A-Za-z0-9+/]{43}=(,[A-Za-z0-9_-]{1,16}:[A-Za-z0-9+/]{43}=)*$/,
      "id:base64 of 32 bytes, comma-separated",
    ),
  LOOKUP_HMAC_KEY: bytes32,
  /** Ed25519 seed, 32 bytes in base64; signs receipts and notices. */
  SIGNING_KEY: bytes32,
  PUBLISHED_DIR: text,
  EVIDENCE_DIR: text,
  /** `outbox` keeps messages on /demo (demo and tests); a URL is posted to. */
  MESSAGE_GATEWAY: z.union([z.literal("outbox"), z.string().regex(/^https:\/\/\S+$/, "an https:// URL")]),
  SITE_HOST_UNIT: text,
  SITE_OPERATOR: text,
  SITE_PHONE: text,
  SITE_CODE: text,
  SITE_ICP: text,
  SITE_PUBLIC_SECURITY: text,
});

export type Env = z.infer<typeof schema>;
export type EnvProblem = { readonly name: string; readonly expected: string };

const SECRETS = [
  "AUTH_SECRET",
  "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY",
  "FIELD_ENCRYPTION_KEYS",
  "LOOKUP_HMAC_KEY",
  "SIGNING_KEY",
] as const;

/** Long enough and yet guessable: a secret of few different signs, or a short piece repeated. Random hexadecimal has 16. */
function isMonotonous(secret: string): boolean {
  return secret.length >= 32 && (new Set(secret).size < 10 || /^(.{1,16})\1+.{0,15}$/.test(secret));
}

/** Every missing or weak setting at once. In production the outbox, the owner's URL and an origin without TLS are refused too. */
export function checkEnv(source: Readonly<Record<string, string | undefined>>): Result<Env, readonly EnvProblem[]> {
  const parsed = schema.safeParse(source);
  const problems: EnvProblem[] = parsed.success
    ? []
    : parsed.error.issues.map((issue) => ({
        name: String(issue.path[0]),
        expected: source[String(issue.path[0])] === undefined ? "is missing" : issue.message,
      }));
  if (source.POINTS_MODE === "production") {
    if (source.DATABASE_OWNER_URL)
      problems.push({ name: "DATABASE_OWNER_URL", expected: "must not be set here: it is for npm run migrate alone" });
    if (source.MESSAGE_GATEWAY === "outbox")
      problems.push({ name: "MESSAGE_GATEWAY", expected: "an https:// URL in production" });
    for (const name of SECRETS)
      if (isMonotonous(source[name] ?? "")) problems.push({ name, expected: "random, not one pattern repeated" });
    if (source.PUBLIC_ORIGIN && !source.PUBLIC_ORIGIN.startsWith("https://"))
      problems.push({ name: "PUBLIC_ORIGIN", expected: "https:// in production" });
  }
  return parsed.success && problems.length === 0 ? ok(parsed.data) : fail(problems);
}

let known: Env | undefined;

/** The checked environment of this process. Throws with every problem named. */
export function env(): Env {
  if (known !== undefined) return known;
  const checked = checkEnv(process.env);
  if (!checked.ok) throw new Error(`settings: ${checked.error.map((p) => `${p.name} (${p.expected})`).join("; ")}`);
  known = checked.value;
  return known;
}

/** Tests change the environment and read it anew. */
export function resetEnv(): void {
  known = undefined;
}
