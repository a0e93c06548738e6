import type { Application, ClaimedFacts, Item } from "../domain/application/application";
import { type Indicator, itemKeysOf, type Rulebook } from "../domain/rulebook/rulebook";
import { fail, ok, type Result } from "../domain/shared/result";
import { type Issue, type Place, ROOT } from "./issue";
import { code, day, instant, list, object, oneOf, optional, type Reader, refuse, text, whole } from "./read";
import { isQuantity, rightReader, shareOf } from "./right-application";

const quantity: Reader<number> = (value, place, issues) =>
  isQuantity(value) ? value : refuse(issues, place, value, "不小于 0、小于 10¹² 且最多 4 位小数的数");
const share: Reader<readonly [number, number]> = (value, place, issues) =>
  shareOf(value) ?? refuse(issues, place, value, '份额 "n/d"，0 < n ≤ d ≤ 10000');

const DAYS = { on: optional(day), from: optional(day), to: optional(day) };
const ALL_KEYS = ["option", "count", "quantity", "share"];

/** The reader of one item of an indicator: its days, and exactly what the rule reads. Source: contract 3. */
export function itemReader(indicator: Indicator): Reader<Item> {
  const keys = itemKeysOf(indicator.rule);
  const shape = object(
    {
      ...DAYS,
      ...(keys.options === null ? {} : { option: oneOf(keys.options.map((option) => option.code)) }),
      ...(keys.count ? { count: optional(whole(1, 9999)) } : {}),
      ...(keys.quantity ? { quantity } : {}),
      ...(keys.share ? { share: optional(share) } : {}),
    },
    ALL_KEYS,
  );
  const window = indicator.window;
  const needsFrom = keys.period || window?.onCutoff === true;
  const needsDate = window !== null && (window.years !== null || window.from !== null || window.to !== null);
  return (value, place, issues) => {
    const read = shape(value, place, issues) as (Partial<Item> & Pick<Item, "on" | "from" | "to">) | undefined;
    if (read === undefined) return undefined;
    const { on, from, to } = read;
    if (on !== null && (from !== null || to !== null))
      return refuse(issues, place, value, '"on"，或者 "from" 与 "to"，不能同时有');
    if (from === null && to !== null)
      return refuse(issues, { parent: place, key: "from" }, undefined, "期间开始的日期");
    if (from !== null && to !== null && to < from)
      return refuse(issues, { parent: place, key: "to" }, to, `不早于 ${from} 的日期`);
    if (needsFrom && from === null)
      return refuse(issues, { parent: place, key: "from" }, undefined, `"from"，因为 ${indicator.code} 按期间计算`);
    if (needsDate && on === null && from === null)
      return refuse(issues, place, value, `"on" 或 "from"，因为 ${indicator.code} 限定了计分时段`);
    return {
      on,
      from,
      to,
      option: read.option ?? null,
      count: read.count ?? null,
      quantity: read.quantity ?? null,
      share: read.share ?? null,
    };
  };
}

export type ApplicationReader = (value: unknown) => Result<Application, readonly Issue[]>;

/**
 * Reads `points-application/1` values against one rulebook. What is right, which is the rule, is read without a thought of places; anything else is read once
 * more to say what is wrong. Source: contract 4.
 */
export function applicationReader(rulebook: Rulebook): ApplicationReader {
  const right = rightReader(rulebook);
  const strict = strictReader(rulebook);
  return (value) => {
    const read = right(value);
    return read === null ? strict(value) : ok(read);
  };
}

/** Says of everything that is wrong where it is and what was expected; item readers are made once per indicator. */
export function strictReader(rulebook: Rulebook): ApplicationReader {
  const indicators = new Map(rulebook.indicators.map((one) => [one.code, { indicator: one, item: itemReader(one) }]));
  const classes = rulebook.classes.map((one) => one.code);
  const envelope = object({
    format: oneOf(["points-application/1"]),
    receipt: code,
    class: oneOf(classes),
    person: object({ birthDate: day }),
    claims: list(object({ indicator: text, items: list<unknown>((value) => value ?? null) })),
    submittedAt: optional(instant),
    choices: optional(list(code)),
  });
  return (value) => {
    const issues: Issue[] = [];
    const read = envelope(value, ROOT, issues);
    if (read === undefined) return fail(issues);
    const claims: ClaimedFacts[] = read.claims.map((claim, index) => {
      const place: Place = { parent: { parent: ROOT, key: "claims" }, key: index };
      const known = indicators.get(claim.indicator);
      if (known === undefined) {
        refuse(issues, { parent: place, key: "indicator" }, claim.indicator, "计分标准中某个指标的代码");
        return { indicator: claim.indicator, items: [] };
      }
      if (!known.indicator.classes.includes(read.class))
        refuse(issues, { parent: place, key: "indicator" }, claim.indicator, `适用于类别 ${read.class} 的指标`);
      const items = list(known.item)(claim.items, { parent: place, key: "items" }, issues);
      return { indicator: claim.indicator, items: items ?? [] };
    });
    if (issues.length > 0) return fail(issues);
    return ok({
      receipt: read.receipt,
      class: read.class,
      birthDate: read.person.birthDate,
      claims,
      submittedAt: read.submittedAt,
      choices: read.choices,
    });
  };
}
