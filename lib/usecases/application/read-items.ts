import { itemReader } from "../../contracts/application";
import type { Issue } from "../../contracts/issue";
import type { Item } from "../../domain/application/application";
import type { Indicator } from "../../domain/rulebook/rulebook";
import { fail, ok, type Result } from "../../domain/shared/result";

/** Most rows that a form can carry. */
export const MOST_ITEMS = 12;
const KEYS = ["option", "on", "from", "to", "share"] as const;
const NUMBERS = ["count", "quantity"] as const;

/** The rows of a form (option0, from0 …) as contract items, empty rows left out; numbers stay text where they are none, for the reader to refuse. */
export function rawItems(
  fields: Readonly<Record<string, unknown>>,
  indicator: Indicator,
): readonly Record<string, unknown>[] {
  const rows: Record<string, unknown>[] = [];
  for (let row = 0; row < MOST_ITEMS; row++) {
    const item: Record<string, unknown> = {};
    for (const key of [...KEYS, ...NUMBERS]) {
      const value = fields[`${key}${row}`];
      if (typeof value !== "string" || value.trim() === "") continue;
      const number = Number(value);
      item[key] = (NUMBERS as readonly string[]).includes(key) && Number.isFinite(number) ? number : value.trim();
    }
    const only = Object.keys(item);
    const ticked = fields[`row${row}`] === "yes";
    const perOption = indicator.rule?.kind === "perUnit" && indicator.rule.options !== null;
    if (only.length === 0 && !ticked) continue;
    if (perOption && only.length === 1 && only[0] === "option") continue;
    rows.push(item);
  }
  return rows;
}

/** Checks raw items by the contract's reader of the indicator. Issues carry paths such as $.items[0].from. */
export function checkItems(
  raw: readonly Record<string, unknown>[],
  indicator: Indicator,
): Result<readonly Item[], readonly Issue[]> {
  const issues: Issue[] = [];
  const read = itemReader(indicator);
  const items = raw.map((item, index) => read(item, { parent: { parent: null, key: "items" }, key: index }, issues));
  return issues.length > 0 ? fail(issues) : ok(items.filter((item) => item !== undefined));
}
