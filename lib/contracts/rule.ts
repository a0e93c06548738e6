import type { Band, Rule, Slice } from "../domain/rulebook/rulebook";
import type { Issue, Place } from "./issue";
import {
  boolean,
  code,
  day,
  decimal,
  list,
  object,
  oneOf,
  optional,
  pointsBetween,
  type Reader,
  refuse,
  text,
  unique,
  whole,
} from "./read";

const MAX = 1_000_000;
const points = pointsBetween(0, MAX);
const cap = optional(points);
const step = optional(decimal(0.01, 1e15), 1);
const byCode = (member: { readonly code: string }) => member.code;
const unit: Reader<string> = (value, place, issues) => {
  const read = text(value, place, issues);
  return read === "" ? refuse(issues, place, value, "一个计量单位") : read;
};

/** What some rule reads; a rule that does not read one of these takes it as null only. */
const RULE_KEYS = [
  ...["points", "cap", "step", "unit", "prorate", "perOption", "options", "mode"],
  ...["bands", "of", "on", "slices"],
];
const ruleOf = <S extends Parameters<typeof object>[0]>(shape: S) => object(shape, RULE_KEYS);

const once = ruleOf({ kind: oneOf(["once"]), points, cap });
const tiers = ruleOf({
  kind: oneOf(["tiers"]),
  options: unique(list(object({ code, name: text, points, cap }), 1), byCode, "code"),
  mode: optional(oneOf(["highest", "sum"]), "highest" as const),
  cap,
});

const perUnitBase = { kind: oneOf(["perUnit"]), points, step, unit, prorate: optional(boolean, false), cap };
const perUnit = ruleOf({ ...perUnitBase, perOption: optional(boolean, false) });
const perOption = ruleOf({
  ...perUnitBase,
  perOption: boolean,
  options: unique(list(object({ code, name: text, points: optional(points), cap }), 1), byCode, "code"),
});

const bandShape = object({
  from: decimal(0, MAX),
  to: optional(decimal(0, MAX)),
  points: optional(points),
  pointsPerUnit: optional(points),
});
const band: Reader<Band> = (value, place, issues) => {
  const read = bandShape(value, place, issues);
  if (read === undefined) return undefined;
  if (read.to !== null && read.to <= read.from)
    return refuse(issues, { parent: place, key: "to" }, read.to, `大于 ${read.from} 的上限`);
  if ((read.points === null) === (read.pointsPerUnit === null))
    return refuse(issues, place, value, '"points" 与 "pointsPerUnit" 二者之一');
  return read;
};
const bandList: Reader<Band[]> = (value, place, issues) => {
  const read = list(band, 1)(value, place, issues);
  if (read === undefined) return undefined;
  const inOrder = read.map((one, index) => ({ ...one, index })).sort((a, b) => a.from - b.from);
  for (let i = 1; i < inOrder.length; i++) {
    const before = inOrder[i - 1];
    const one = inOrder[i];
    if (before === undefined || one === undefined) continue;
    if (before.to === null || before.to > one.from)
      return refuse(
        issues,
        { parent: { parent: place, key: one.index }, key: "from" },
        `起点 ${one.from}`,
        `互不重叠的分段（bands[${before.index}] ${before.to === null ? "没有上限" : `到 ${before.to} 为止`}）`,
      );
  }
  return read;
};
const bands = ruleOf({ kind: oneOf(["bands"]), bands: bandList, step, unit, cap });
const age = ruleOf({ kind: oneOf(["bands"]), of: oneOf(["age"]), on: optional(day), bands: bandList, cap });

const slice = object({ upTo: optional(whole(1, Number.MAX_SAFE_INTEGER)), points });
const sliceList: Reader<Slice[]> = (value, place, issues) => {
  const read = list(slice, 1)(value, place, issues);
  if (read === undefined) return undefined;
  for (const [index, one] of read.entries()) {
    const at: Place = { parent: { parent: place, key: index }, key: "upTo" };
    const raw = (value as Record<string, unknown>[])[index];
    if (raw !== undefined && !Object.hasOwn(raw, "upTo")) return refuse(issues, at, undefined, "有这个键");
    const last = index === read.length - 1;
    if (last !== (one.upTo === null))
      return refuse(issues, at, one.upTo, last ? "null，因为这是最后一段" : "整数个单位");
    const before = index === 0 ? 0 : (read[index - 1]?.upTo ?? 0);
    if (one.upTo !== null && one.upTo <= before) return refuse(issues, at, one.upTo, `大于 ${before}，因为各段递增`);
  }
  return read;
};
const progressive = ruleOf({ kind: oneOf(["progressive"]), slices: sliceList, step, unit, cap });

const KINDS = ["once", "tiers", "perUnit", "bands", "progressive"] as const;
const kindOf = oneOf(KINDS);

/** One rule of contract 2. */
export const rule: Reader<Rule> = (value: unknown, place: Place | null, issues: Issue[]): Rule | undefined => {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return refuse(issues, place, value, "一条计分规则");
  const source = value as Record<string, unknown>;
  switch (kindOf(source.kind, { parent: place, key: "kind" }, issues)) {
    case "once":
      return once(value, place, issues);
    case "tiers":
      return tiers(value, place, issues);
    case "perUnit": {
      if (source.perOption === true) return perOption(value, place, issues);
      const read = perUnit(value, place, issues);
      return read === undefined ? undefined : { ...read, options: null };
    }
    case "bands": {
      if (source.of === undefined || source.of === null) return bands(value, place, issues);
      const read = age(value, place, issues);
      return read === undefined ? undefined : { kind: "age", bands: read.bands, on: read.on, cap: read.cap };
    }
    case "progressive":
      return progressive(value, place, issues);
    default:
      return undefined;
  }
};
