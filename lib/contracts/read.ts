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
    : refuse(issues, place, value, "a code of 1 to 64 letters, digits, . _ -");

export const text: Reader<string> = (value, place, issues) =>
  typeof value === "string" ? value : refuse(issues, place, value, "a text");

export const boolean: Reader<boolean> = (value, place, issues) =>
  typeof value === "boolean" ? value : refuse(issues, place, value, "true or false");

export const day: Reader<LocalDate> = (value, place, issues) =>
  (typeof value === "string" ? localDate(value) : null) ??
  refuse(issues, place, value, "a day YYYY-MM-DD that exists, in 1900–2100");

const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
export const instant: Reader<string> = (value, place, issues) => {
  const match = typeof value === "string" ? INSTANT.exec(value) : null;
  if (match?.[1] !== undefined && localDate(match[1]) !== null) return value as string;
  return refuse(issues, place, value, "an instant such as 2020-07-14T09:30:00+08:00");
};

export function whole(from: number, to: number): Reader<number> {
  return (value, place, issues) =>
    typeof value === "number" && Number.isInteger(value) && value >= from && value <= to
      ? value
      : refuse(issues, place, value, `a whole number from ${from} to ${to}`);
}

export function decimal(from: number, to: number): Reader<number> {
  return (value, place, issues) =>
    typeof value === "number" && value >= from && value <= to
      ? value
      : refuse(issues, place, value, `a number from ${from} to ${to}`);
}

/** Points with at most two decimal places, in hundredths. */
export function pointsBetween(from: number, to: number): Reader<Points> {
  return (value, place, issues) => {
    const hundredths = typeof value === "number" && value >= from && value <= to ? pointsFromDecimal(value) : null;
    return hundredths ?? refuse(issues, place, value, `points from ${from} to ${to} with at most two decimal places`);
  };
}

export function oneOf<const T extends string>(values: readonly T[]): Reader<T> {
  return (value, place, issues) =>
    values.find((known) => known === value) ??
    refuse(issues, place, value, values.map((known) => `"${known}"`).join(" or "));
}

export function list<T>(item: Reader<T>, atLeast = 0): Reader<T[]> {
  return (value, place, issues) => {
    if (!Array.isArray(value)) return refuse(issues, place, value, "a list");
    if (value.length < atLeast) return refuse(issues, place, value, "a list that is not empty");
    const before = issues.length;
    const read: T[] = [];
    value.forEach((member, index) => {
      const one = item(member, { parent: place, key: index }, issues);
      if (one !== undefined) read.push(one);
    });
    return issues.length === before ? read : undefined;
  };
}

export function unique<T>(reader: Reader<T[]>, keyOf: (member: T) => string): Reader<T[]> {
  return (value, place, issues) => {
    const read = reader(value, place, issues);
    const seen = new Set<string>();
    read?.forEach((member, index) => {
      if (seen.has(keyOf(member))) refuse(issues, { parent: place, key: index }, keyOf(member), "each code once");
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
      return refuse(issues, place, value, "an object");
    const source = value as Record<string, unknown>;
    const before = issues.length;
    for (const key of Object.keys(source)) {
      if (Object.hasOwn(shape, key) || (source[key] === null && forbidden.includes(key))) continue;
      const why = forbidden.includes(key) ? "no such key here" : `only the keys ${keys.join(", ")}`;
      issues.push({
        path: pathOf({ parent: place, key }),
        found: forbidden.includes(key) ? show(source[key]) : "an unknown key",
        expected: why,
      });
    }
    const read: Record<string, unknown> = {};
    for (const key of keys) {
      const reader = shape[key];
      if (reader === undefined) continue;
      if (!Object.hasOwn(source, key) && !("optional" in reader)) {
        issues.push({ path: pathOf({ parent: place, key }), found: "nothing", expected: "this key" });
        continue;
      }
      read[key] = reader(source[key], { parent: place, key }, issues);
    }
    return issues.length === before ? (read as Read<S>) : undefined;
  };
}
