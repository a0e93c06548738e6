import {
  EFFECTS,
  type Group,
  type Indicator,
  type Rulebook,
  type Section,
  type Window,
} from "../domain/rulebook/rulebook";
import { canonicalJson } from "../domain/shared/canonical-json";
import { pointsToDecimal } from "../domain/shared/points";
import { fail, ok, type Result } from "../domain/shared/result";
import { type Issue, type Place, ROOT } from "./issue";
import {
  boolean,
  code,
  day,
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
import { rule } from "./rule";
import { parseStrictJson } from "./strict-json";

const codes = (atLeast: number) => unique(list(code, atLeast), (one) => one);
const byCode = (member: { readonly code: string }) => member.code;
const cap = optional(pointsBetween(0, 1_000_000));

const section: Reader<Section> = object({ code, name: text, cap, inTotal: optional(boolean, true) });

const groupShape = object({ code, name: text, mode: optional(oneOf(["highest", "sum"]), "highest" as const), cap });
const group: Reader<Group> = (value, place, issues) => {
  const read = groupShape(value, place, issues);
  if (read === undefined) return undefined;
  if (read.mode === "sum" && read.cap === null)
    return refuse(issues, { parent: place, key: "cap" }, undefined, '一个 cap，因为 mode 是 "sum"');
  if (read.mode === "highest" && read.cap !== null)
    return refuse(
      issues,
      { parent: place, key: "cap" },
      pointsToDecimal(read.cap),
      '没有 cap，因为只有 mode 为 "sum" 时才有',
    );
  return read;
};

const windowShape = object({
  years: optional(whole(1, 100)),
  from: optional(day),
  to: optional(day),
  onCutoff: optional(boolean, false),
});
const window: Reader<Window> = (value, place, issues) => {
  const read = windowShape(value, place, issues);
  if (read === undefined) return undefined;
  const source = value as Record<string, unknown>;
  if (source.onCutoff === false) return refuse(issues, { parent: place, key: "onCutoff" }, false, "true");
  if (read.years !== null && (read.from !== null || read.to !== null))
    return refuse(issues, place, value, '"years"，或者 "from" 与 "to"，不能同时有');
  if (read.from !== null && read.to !== null && read.to < read.from)
    return refuse(issues, { parent: place, key: "to" }, read.to, `不早于 ${read.from} 的日期`);
  if (read.years === null && read.from === null && read.to === null && !read.onCutoff)
    return refuse(issues, place, value, '"years"、"from"、"to"、"onCutoff" 中至少一个键');
  return read;
};

const common = {
  code,
  name: text,
  classes: codes(1),
  department: code,
  claimedBy: oneOf(["applicant", "department"]),
  materials: list(text),
  services: optional(codes(1)),
  window: optional(window),
  basis: text,
  effect: oneOf(EFFECTS),
};
const award = object({ ...common, section: code, group: optional(code), rule }, ["banYears"]);
const deduction = object({ ...common, group: optional(code), rule }, ["section", "banYears"]);
const veto = object({ ...common, banYears: optional(whole(0, 100)) }, ["section", "group", "rule"]);
const check = object(common, ["section", "group", "rule", "banYears"]);

const indicator: Reader<Indicator> = (value, place, issues) => {
  const effect = typeof value === "object" && value !== null ? (value as Record<string, unknown>).effect : undefined;
  const empty = { section: null, group: null, rule: null, banYears: null };
  const read =
    effect === "deduction"
      ? deduction(value, place, issues)
      : effect === "veto"
        ? veto(value, place, issues)
        : effect === "check"
          ? check(value, place, issues)
          : award(value, place, issues);
  return read === undefined ? undefined : { ...empty, ...read };
};

const shape: Reader<Rulebook & { readonly format: string }> = object({
  format: oneOf(["points-rulebook/1"]),
  year: whole(1900, 2100),
  title: text,
  illustrative: optional(boolean, false),
  cutoffDate: day,
  totalFloor: optional(pointsBetween(-1_000_000, 1_000_000)),
  classes: unique(list(object({ code, name: text, group: text }), 1), byCode, "code"),
  departments: unique(list(object({ code, name: text })), byCode, "code"),
  sections: unique(list(section), byCode, "code"),
  groups: optional(unique(list(group), byCode, "code"), [] as Group[]),
  indicators: unique(list(indicator), byCode, "code"),
});

function checkReferences(rulebook: Rulebook, issues: Issue[]): void {
  const known = (members: readonly { readonly code: string }[]) => new Set(members.map(byCode));
  const [classes, departments, sections, groups] = [
    rulebook.classes,
    rulebook.departments,
    rulebook.sections,
    rulebook.groups,
  ].map(known);
  const effects = new Map<string, string>();
  rulebook.indicators.forEach((one, index) => {
    const place: Place = { parent: { parent: ROOT, key: "indicators" }, key: index };
    const refer = (
      set: Set<string> | undefined,
      key: string,
      value: string,
      what: string,
      at: Place = { parent: place, key },
    ) => {
      if (set !== undefined && !set.has(value)) refuse(issues, at, value, `这份计分标准中已有的${what}代码`);
    };
    one.classes.forEach((value, at) => {
      refer(classes, "classes", value, "类别", { parent: { parent: place, key: "classes" }, key: at });
    });
    refer(departments, "department", one.department, "部门");
    if (one.section !== null) refer(sections, "section", one.section, "板块");
    if (one.group === null) return;
    refer(groups, "group", one.group, "指标组");
    const effect = effects.get(one.group) ?? one.effect;
    effects.set(one.group, effect);
    if (effect !== one.effect)
      refuse(issues, { parent: place, key: "effect" }, one.effect, `"${effect}"，与指标组 ${one.group} 的其他成员相同`);
  });
}

export type ReadRulebook = { readonly rulebook: Rulebook; readonly raw: unknown };

/** A `points-rulebook/1` value, or everything that is wrong with it. */
export function readRulebookValue(raw: unknown): Result<ReadRulebook, readonly Issue[]> {
  const issues: Issue[] = [];
  const rulebook = shape(raw, ROOT, issues);
  if (rulebook !== undefined && issues.length === 0) checkReferences(rulebook, issues);
  return rulebook === undefined || issues.length > 0 ? fail(issues) : ok({ rulebook, raw });
}

/** The text of a `points-rulebook/1` file, or everything that is wrong with it. */
export function readRulebook(source: string): Result<ReadRulebook, readonly Issue[]> {
  const parsed = parseStrictJson(source);
  return parsed.ok ? readRulebookValue(parsed.value) : fail([parsed.error]);
}

/** SHA-256 over the canonical JSON of the file as given, nulls and defaults included. Source: contract 5. */
export function rulebookDigest(raw: unknown, sha256: (text: string) => string): string {
  return sha256(canonicalJson(raw));
}
