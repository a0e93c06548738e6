import { type Indicator, itemKeysOf, type Rulebook } from "./rulebook";

/** One place where a corrected rulebook file says something else: its path from `$`, members of lists by their code; undefined = not there. */
export type RulebookChange = { readonly path: string; readonly before: unknown; readonly after: unknown };

/** What a correction may change: words, points, caps, bands and windows. Codes, classes, departments, kinds of project and what facts say stay, so that no item is left undefined. */
const CORRECTABLE: ReadonlySet<string> = new Set([
  "title",
  "name",
  "basis",
  "points",
  "pointsPerUnit",
  "cap",
  "bands",
  "slices",
  "step",
  "window",
  "totalFloor",
]);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A list whose members all carry a code, by it; else null. */
function byCode(value: unknown): ReadonlyMap<string, unknown> | null {
  if (!Array.isArray(value) || !value.every((one) => isObject(one) && typeof one.code === "string")) return null;
  return new Map(value.map((one: { code: string }) => [one.code, one]));
}

/** Every difference between two `points-rulebook/1` files, as parsed. The order of lists counts for nothing but the order of codes. */
export function rulebookChanges(before: unknown, after: unknown, path = "$"): readonly RulebookChange[] {
  if (isObject(before) && isObject(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => rulebookChanges(before[key], after[key], `${path}.${key}`));
  }
  const [was, is] = [byCode(before), byCode(after)];
  if (was !== null && is !== null && was.size > 0 && is.size > 0) {
    const kept = [...was.keys()].filter((code) => is.has(code));
    const order = [...is.keys()].filter((code) => was.has(code));
    const moved = kept.join() === order.join() ? [] : [{ path, before: kept, after: order }];
    const codes = [...new Set([...was.keys(), ...is.keys()])];
    return [...moved, ...codes.flatMap((code) => rulebookChanges(was.get(code), is.get(code), `${path}[${code}]`))];
  }
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ path, before, after }];
}

/** Does a path lead to, or into, something that a correction may change? */
export function isCorrectable({ path }: RulebookChange): boolean {
  return path.split(/[.[\]]+/).some((key) => CORRECTABLE.has(key));
}

/** Do facts that were read under one indicator read under the other? Windows may not ask for days that nobody was asked for. */
function asksMore(before: Indicator, after: Indicator): boolean {
  const needs = ({ rule, window }: Indicator) => ({
    from: itemKeysOf(rule).period || window?.onCutoff === true,
    day: window !== null && (window.years !== null || window.from !== null || window.to !== null),
  });
  const [was, is] = [needs(before), needs(after)];
  return (is.from && !was.from) || (is.day && !was.day && !was.from);
}

/** The codes of indicators whose corrected window asks for a day that claims were not asked for. */
export function newlyDated(before: Rulebook, after: Rulebook): readonly string[] {
  const known = new Map(before.indicators.map((one) => [one.code, one]));
  return after.indicators.flatMap((one) => {
    const was = known.get(one.code);
    return was !== undefined && asksMore(was, one) ? [one.code] : [];
  });
}
