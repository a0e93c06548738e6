import type { Application } from "../domain/application/application";
import type { Proof } from "../domain/notice/checks";
import type { Notice } from "../domain/notice/notice";
import { NOTICE_OUTCOMES } from "../domain/notice/outcome";
import type { Service } from "../domain/ranking/service";
import type { Rulebook } from "../domain/rulebook/rulebook";
import { bytesOfBase64 } from "../domain/shared/base64";
import { fail, ok, type Result } from "../domain/shared/result";
import { applicationReader } from "./application";
import { type Issue, ROOT } from "./issue";
import {
  code,
  day,
  instant,
  list,
  object,
  oneOf,
  optional,
  pointsBetween,
  type Reader,
  refuse,
  text,
  whole,
} from "./read";
import { scoreWithoutLines, sha256Text } from "./score";
import { readServiceValue } from "./service";
import { parseStrictJson } from "./strict-json";

function base64(bytes: number): Reader<string> {
  return (value, place, issues) =>
    typeof value === "string" && bytesOfBase64(value)?.length === bytes
      ? value
      : refuse(issues, place, value, `${bytes} 字节的 base64`);
}
const decimalPoints: Reader<number> = (value, place, issues) =>
  pointsBetween(-1e12, 1e12)(value, place, issues) === undefined ? undefined : (value as number);
const anything: Reader<unknown> = (value) => value ?? null;
const count = whole(0, Number.MAX_SAFE_INTEGER);
const counted: Reader<Record<string, number>> = (value, place, issues) => {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return refuse(issues, place, value, "对象 {…}");
  for (const [key, member] of Object.entries(value)) count(member, { parent: place, key }, issues);
  return value as Record<string, number>;
};
const scalar: Reader<string | number | null> = (value, place, issues) =>
  value === null || typeof value === "string" || typeof value === "number"
    ? value
    : refuse(issues, place, value, "文字、数或 null");
const orNull =
  <T>(reader: Reader<T>): Reader<T | null> =>
  (value, place, issues) =>
    value === null ? null : reader(value, place, issues);
const tieValue: Reader<number | string> = (value, place, issues) =>
  typeof value === "string"
    ? sha256Text(value, place, issues)
    : whole(1, Number.MAX_SAFE_INTEGER)(value, place, issues);

const row = object({
  code,
  name: optional(text),
  class: code,
  pool: orNull(code),
  rank: whole(1, Number.MAX_SAFE_INTEGER),
  total: decimalPoints,
  tie: optional(list(tieValue)),
  outcome: oneOf(NOTICE_OUTCOMES),
  commitment: sha256Text,
});
const change = object({
  code,
  field: oneOf(["row", "total", "pool", "rank", "outcome"]),
  old: scalar,
  new: scalar,
  reason: oneOf(["objection", "recheck", "sanction", "withdrawal", "error"]),
});
const shape = object({
  format: oneOf(["points-notice/1"]),
  number: text,
  version: whole(1, 10_000),
  previous: orNull(sha256Text),
  corrects: orNull(sha256Text),
  changes: list(change),
  service: anything,
  rulebookDigest: sha256Text,
  program: text,
  cutoffDate: day,
  publishedAt: instant,
  objectionsUntil: day,
  counts: object({
    applicants: count,
    listed: count,
    vetoed: count,
    belowThreshold: count,
    byTownship: counted,
    byClass: counted,
  }),
  rows: list(row),
  digests: object({ sha256: sha256Text, sm3: sha256Text }),
  signature: object({ algorithm: oneOf(["Ed25519"]), publicKey: base64(32), value: base64(64) }),
});

export type ReadNotice = { readonly notice: Notice; readonly service: Service };

/** The text of a `points-notice/1` file. The value itself is kept as given, for its bytes decide. */
export function readNotice(source: string): Result<ReadNotice, readonly Issue[]> {
  const parsed = parseStrictJson(source);
  if (!parsed.ok) return fail([parsed.error]);
  const issues: Issue[] = [];
  const read = shape(parsed.value, ROOT, issues);
  const service = readServiceValue((parsed.value as { service?: unknown } | null)?.service, {
    parent: ROOT,
    key: "service",
  });
  if (!service.ok) issues.push(...service.error);
  if (read === undefined || !service.ok || issues.length > 0) return fail(issues);
  return ok({ notice: parsed.value as Notice, service: service.value.service });
}

const person = object({ name: text, identityNumber: text });
const proofShape = object({
  format: oneOf(["points-proof/1"]),
  notice: sha256Text,
  code,
  salt: base64(32),
  detail: object({
    name: text,
    identityNumber: text,
    beneficiary: optional(person),
    application: anything,
    score: scoreWithoutLines,
  }),
});

/** `application` null where no rulebook was given to read it against. */
export type ReadProof = { readonly proof: Proof; readonly application: Application | null };

/** The text of a `points-proof/1` file, with a rulebook its application too. */
export function readProof(source: string, rulebook?: Rulebook): Result<ReadProof, readonly Issue[]> {
  const parsed = parseStrictJson(source);
  if (!parsed.ok) return fail([parsed.error]);
  const issues: Issue[] = [];
  const read = proofShape(parsed.value, ROOT, issues);
  if (read === undefined || issues.length > 0) return fail(issues);
  const application = rulebook === undefined ? ok(null) : applicationReader(rulebook)(read.detail.application);
  if (!application.ok)
    return fail(application.error.map((one) => ({ ...one, path: one.path.replace("$", "$.detail.application") })));
  const raw = parsed.value as { detail: { score: Proof["score"] } };
  return ok({
    application: application.value,
    proof: {
      notice: read.notice,
      code: read.code,
      salt: bytesOfBase64(read.salt) ?? new Uint8Array(),
      detail: raw.detail,
      name: read.detail.name,
      beneficiaryName: read.detail.beneficiary?.name ?? null,
      score: raw.detail.score,
      choices: read.detail.score.choices ?? [],
    },
  });
}
