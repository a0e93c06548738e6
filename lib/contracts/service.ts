import type { Pool, Service, Threshold, TieKey } from "../domain/ranking/service";
import { fail, ok, type Result } from "../domain/shared/result";
import { type Issue, type Place, ROOT } from "./issue";
import { code, list, object, oneOf, optional, pointsBetween, type Reader, refuse, text, unique, whole } from "./read";
import { parseStrictJson } from "./strict-json";

const MOST = 1_000_000_000_000;
const atLeast = pointsBetween(-MOST, MOST);
const totalThreshold = object({ by: oneOf(["total"]), atLeast }, ["code"]);
const codedThreshold = object({ by: oneOf(["section", "indicator"]), code, atLeast });
const threshold: Reader<Threshold> = (value, place, issues) => {
  if (typeof value === "object" && value !== null && (value as Record<string, unknown>).by === "total") {
    const read = totalThreshold(value, place, issues);
    return read === undefined ? undefined : { ...read, code: null };
  }
  return codedThreshold(value, place, issues);
};

const pointsKey = object({
  by: oneOf(["section", "indicator"]),
  code,
  order: optional(oneOf(["descending", "ascending"]), "descending" as const),
});
const earliestKey = object({ by: oneOf(["earliest"]), code }, ["order"]);
const plainKey = object({ by: oneOf(["submittedAt", "lot"]) }, ["code", "order"]);
const tieKey: Reader<TieKey> = (value, place, issues) => {
  const by = typeof value === "object" && value !== null ? (value as Record<string, unknown>).by : undefined;
  if (by === "earliest") return earliestKey(value, place, issues);
  if (by === "submittedAt" || by === "lot") return plainKey(value, place, issues);
  if (by === "section" || by === "indicator") return pointsKey(value, place, issues);
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return refuse(issues, place, value, "一个同分排序项");
  return refuse(issues, { parent: place, key: "by" }, by, '"section"、"indicator"、"earliest"、"submittedAt" 或 "lot"');
};

const byCode = (member: { readonly code: string }) => member.code;
const codes = unique(list(code, 1), (one) => one);
const pool = object({ code, name: text, quota: optional(whole(0, Number.MAX_SAFE_INTEGER)), classes: optional(codes) });

const shape = object({
  format: oneOf(["points-service/1"]),
  code,
  name: text,
  year: whole(1900, 2100),
  kind: code,
  department: code,
  classes: codes,
  thresholds: optional(list(threshold), [] as Threshold[]),
  order: optional(oneOf(["total", "keys"]), "total" as const),
  allocation: oneOf(["pool", "preference"]),
  pools: unique(list(pool, 1), byCode, "code"),
  tieBreak: optional(list(tieKey), [] as TieKey[]),
  boundaryTies: optional(oneOf(["admit", "exclude"]), "admit" as const),
  lotSeed: optional(text),
  publicityWorkingDays: optional(whole(1, 366)),
  fulfilment: optional(text),
});

export type ReadService = { readonly service: Service; readonly raw: unknown };

/** A `points-service/1` value, or everything that is wrong with it. */
export function readServiceValue(raw: unknown, root: Place | null = ROOT): Result<ReadService, readonly Issue[]> {
  const issues: Issue[] = [];
  const read = shape(raw, root, issues);
  if (read === undefined || issues.length > 0) return fail(issues);
  read.pools.forEach((one, index) => {
    const place: Place = { parent: { parent: { parent: root, key: "pools" }, key: index }, key: "classes" };
    one.classes?.forEach((value, at) => {
      if (!read.classes.includes(value)) refuse(issues, { parent: place, key: at }, value, "项目的类别之一");
    });
  });
  if (read.allocation === "preference" && read.tieBreak.at(-1)?.by !== "lot")
    refuse(
      issues,
      { parent: root, key: "tieBreak" },
      read.tieBreak.at(-1)?.by,
      '以 "lot" 结尾的同分排序，因为分配方式是 "preference"',
    );
  if (issues.length > 0) return fail(issues);
  const { format: _format, ...service } = read;
  const pools: Pool[] = service.pools.map((one) => ({ ...one, classes: one.classes ?? service.classes }));
  return ok({ service: { ...service, pools }, raw });
}

/** The text of a `points-service/1` file, or everything that is wrong with it. */
export function readService(source: string): Result<ReadService, readonly Issue[]> {
  const parsed = parseStrictJson(source);
  return parsed.ok ? readServiceValue(parsed.value) : fail([parsed.error]);
}
