import { type Indicator, itemKeysOf } from "../rulebook/rulebook";

/**
 * Do facts of this indicator stay true from year to year: a period, a level reached, a thing that is so? Sums, counts and what counts only
 * within some years are asked for anew.
 */
export function isLasting({ rule, window }: Indicator): boolean {
  if (rule === null || rule.kind === "age") return false;
  const { period, count, quantity } = itemKeysOf(rule);
  const dated = window !== null && (window.years !== null || window.from !== null || window.to !== null);
  return period || !(count || quantity || dated);
}
