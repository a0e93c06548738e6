import { type LocalDate, localDate } from "../domain/shared/local-date";
import { type Points, pointsFromDecimal } from "../domain/shared/points";
import { type Issue, type Place, pathOf, show } from "./issue";

/**
 * Reads one value at a place, or adds what is wrong to the issues and throws nothing: a failed value is `undefined`.
 * A reader of an optional key is wrapped in `optional`, which also takes null for absent (contracts, head).
 */
export type Reader<T> = (value: unknown, place: Place | null, issues: Issue[]) => T | undefined;

export function refuse(issues: Issue[], place: Place | null, value: unknown, expected: string): undefined {
  issues.push({ path: pathOf(place), found: show(value), expected });
  return undefined;
}

const CODE = /^[A-Za-z0-9._-]{1,64}$/;
export const code: Reader<string> = (value, place, issues) =>
  typeof value === "string" && CODE.test(value)
    ? value
    : refuse(issues, place, value, "1 至 64 位的代码，由字母、数字、. _ - 组成");

export const text: Reader<string> = (value, place, issues) =>
  typeof value === "string" ? value : refuse(issues, place, value, "文字");

export const boolean: Reader<boolean> = (value, place, issues) =>
  typeof value === "boolean" ? value : refuse(issues, place, value, "true 或 false");

export const day: Reader<LocalDate> = (value, place, issues) =>
  (typeof value === "string" ? localDate(value) : null) ??
  refuse(issues, place, value, "确实存在的日期 YYYY-MM-DD，年份为 1900–2100");

const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
export const instant: Reader<string> = (value, place, issues) => {
  const match = typeof value === "string" ? INSTANT.exec(value) : null;
  if (match?.[1] !== undefined && localDate(match[1]) !== null) return value as string;
  return refuse(issues, place, value, "带时区的时刻，例如 2020-07-14T09:30:00+08:00");
};

export function whole(from: number, to: number): Reader<number> {
  return (value, place, issues) =>
    typeof value === "number" && Number.isInteger(value) && value >= from && value <= to
      ? value
      : refuse(issues, place, value, `${from} 至 ${to} 的整数`);
}

export function decimal(from: number, to: number): Reader<number> {
  return (value, place, issues) =>
    typeof value === "number" && value >= from && value <= to
      ? value
      : refuse(issues, place, value, `${from} 至 ${to} 的数`);
}

/** Points with at most two decimal places, in hundredths. */
export function pointsBetween(from: number, to: number): Reader<Points> {
  return (value, place, issues) => {
    const hundredths = typeof value === "number" && value >= from && value <= to ? pointsFromDecimal(value) : null;
    return hundredths ?? refuse(issues, place, value, `${from} 至 ${to} 的分值，最多两位小数`);
  };
}

export function oneOf<const T extends string>(values: readonly T[]): Reader<T> {
  return (value, place, issues) =>
    values.find((known) => known === value) ??
    refuse(issues, place, value, values.map((known) => `"${known}"`).join(" 或 "));
}

export function list<T>(item: Reader<T>, atLeast = 0): Reader<T[]> {
  return (value, place, issues) => {
    if (!Array.isArray(value)) return refuse(issues, place, value, "一个列表");
    if (value.length < atLeast) return refuse(issues, place, value, "一个不为空的列表");
    const before = issues.length;
    const read: T[] = [];
    value.forEach((member, index) => {
      const one = item(member, { parent: place, key: index }, issues);
      if (one !== undefined) read.push(one);
    });
    return issues.length === before ? read : undefined;
  };
}

/** `key` is where a member's code stands, for codes that are not the members themselves. */
export function unique<T>(reader: Reader<T[]>, keyOf: (member: T) => string, key?: string): Reader<T[]> {
  return (value, place, issues) => {
    const read = reader(value, place, issues);
    const seen = new Set<string>();
    read?.forEach((member, index) => {
      const at: Place = { parent: place, key: index };
      if (seen.has(keyOf(member)))
        refuse(issues, key === undefined ? at : { parent: at, key }, keyOf(member), "不重复的代码");
      seen.add(keyOf(member));
    });
    return read;
  };
}

/** Marks a key that may be absent or null; it then reads as `fallback` (null where none is given). */
export function optional<T>(reader: Reader<T>): Reader<T | null> & { optional: true };
export function optional<T>(reader: Reader<T>, fallback: T): Reader<T> & { optional: true };
export function optional<T>(reader: Reader<T>, fallback: T | null = null) {
  const read: Reader<T | null> = (value, place, issues) =>
    value === undefined || value === null ? fallback : reader(value, place, issues);
  return Object.assign(read, { optional: true as const });
}

type Shape = Record<string, Reader<unknown>>;
export type Read<S extends Shape> = { readonly [K in keyof S]: S[K] extends Reader<infer T> ? T : never };

/** An object of exactly these keys. A key outside them whose value is null counts as absent only where `forbidden` names it. */
export function object<S extends Shape>(shape: S, forbidden: readonly string[] = []): Reader<Read<S>> {
  const keys = Object.keys(shape);
  return (value, place, issues) => {
    if (typeof value !== "object" || value === null || Array.isArray(value))
      return refuse(issues, place, value, "一个对象");
    const source = value as Record<string, unknown>;
    const before = issues.length;
    for (const key of Object.keys(source)) {
      if (Object.hasOwn(shape, key) || (source[key] === null && forbidden.includes(key))) continue;
      const why = forbidden.includes(key) ? "此处没有这个键" : `只有这些键：${keys.join("、")}`;
      issues.push({
        path: pathOf({ parent: place, key }),
        found: forbidden.includes(key) ? show(source[key]) : "未知的键",
        expected: why,
      });
    }
    const read: Record<string, unknown> = {};
    for (const key of keys) {
      const reader = shape[key];
      if (reader === undefined) continue;
      if (!Object.hasOwn(source, key) && !("optional" in reader)) {
        issues.push({ path: pathOf({ parent: place, key }), found: "没有内容", expected: "有这个键" });
        continue;
      }
      read[key] = reader(source[key], { parent: place, key }, issues);
    }
    return issues.length === before ? (read as Read<S>) : undefined;
  };
}
