import type { Item } from "../application/application";
import type { Indicator, Window } from "../rulebook/rulebook";
import { type DayNumber, dayNumber, dayNumberYearsBefore, type LocalDate } from "../shared/local-date";

/** Why an item does not count. Source: contract 3. */
export const SET_ASIDE_REASONS = ["after-cutoff", "before-window", "not-on-cutoff"] as const;
export type SetAsideReason = (typeof SET_ASIDE_REASONS)[number];
export type SetAside = { readonly item: Item; readonly reason: SetAsideReason };

/** Stand for "no beginning" and "no end": before and after every day there is, and small whole numbers like the others. */
const BEFORE_ALL: DayNumber = -1_000_000;
const AFTER_ALL: DayNumber = 1_000_000;

/** Days between which an item counts; both included. `cutoff` is the rulebook's, whatever the window says. */
export type Limits = {
  readonly from: DayNumber;
  readonly to: DayNumber;
  readonly cutoff: DayNumber;
  readonly onCutoff: boolean;
  readonly perOption: boolean;
  /** A veto without window: every item counts, whatever its date. */
  readonly unlimited: boolean;
};

export function limitsOf(indicator: Indicator, cutoffDate: LocalDate): Limits {
  const window: Window | null = indicator.window;
  const cutoff = dayNumber(cutoffDate);
  const from =
    window?.years != null
      ? dayNumberYearsBefore(cutoffDate, window.years) + 1
      : window?.from != null
        ? dayNumber(window.from)
        : BEFORE_ALL;
  const rule = indicator.rule;
  return {
    from,
    to: window?.to != null ? dayNumber(window.to) : cutoff,
    cutoff,
    onCutoff: window?.onCutoff === true,
    perOption: rule?.kind === "perUnit" && rule.options !== null,
    unlimited: indicator.effect === "veto" && window === null,
  };
}

/** An inclusive span of days. */
export type Span = { readonly start: DayNumber; readonly end: DayNumber };
/** An item that counts, its days cut to the limits; an item without a date has no days worth reading. */
export type Eligible = Span & { readonly item: Item };
export type Sorted = { readonly eligible: readonly Eligible[]; readonly setAside: readonly SetAside[] };

const NO_ITEMS: readonly SetAside[] = [];

/** Parts items into those that count, with their days cut to the limits, and those set aside with the reason. */
export function sortItems(items: readonly Item[], limits: Limits): Sorted {
  const eligible: Eligible[] = [];
  let setAside: SetAside[] | null = null;
  const covering = limits.onCutoff && items.length > 1 ? itemsOnCutoff(items, limits) : null;
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as Item;
    const first = item.on ?? item.from;
    const start = first === null ? BEFORE_ALL : dayNumber(first);
    const end = item.on !== null ? start : endOf(item);
    const misses = limits.onCutoff && (covering === null ? end < limits.cutoff : !covering.has(item));
    const reason = first === null || limits.unlimited ? null : reasonOf(start, end, misses, limits);
    if (reason !== null) {
      setAside ??= [];
      setAside.push({ item, reason });
    } else eligible.push({ item, start: Math.max(start, limits.from), end: Math.min(end, limits.to) });
  }
  return { eligible, setAside: setAside ?? NO_ITEMS };
}

function endOf({ to }: Item): DayNumber {
  return to === null ? AFTER_ALL : dayNumber(to);
}

/** `misses`: a day on which the item must be valid, and is not. */
function reasonOf(start: DayNumber, end: DayNumber, misses: boolean, limits: Limits): SetAsideReason | null {
  if (start > limits.to || (limits.onCutoff && start > limits.cutoff)) return "after-cutoff";
  if (misses) return "not-on-cutoff";
  return Math.min(end, limits.to) < limits.from ? "before-window" : null;
}

/** The items whose merged, uncut period includes the cut-off date; merged per option where the rule counts options apart. */
function itemsOnCutoff(items: readonly Item[], limits: Limits): ReadonlySet<Item> {
  const begun = new Map<string | null, Eligible[]>();
  for (const item of items) {
    const start = item.from === null ? AFTER_ALL : dayNumber(item.from);
    if (start > limits.cutoff) continue;
    const option = limits.perOption ? item.option : null;
    const group = begun.get(option);
    const one = { item, start, end: endOf(item) };
    if (group === undefined) begun.set(option, [one]);
    else group.push(one);
  }
  const covering = new Set<Item>();
  for (const group of begun.values()) {
    const merged = mergeSpans(group).find((span) => span.end >= limits.cutoff);
    for (const { item, start } of group) if (merged !== undefined && start >= merged.start) covering.add(item);
  }
  return covering;
}

/** Overlapping and adjacent (next day) spans become one; in order of their start. */
export function mergeSpans(spans: readonly Span[]): readonly Span[] {
  if (spans.length < 2) return spans;
  const inOrder = [...spans].sort((a, b) => a.start - b.start);
  const merged: { start: DayNumber; end: DayNumber }[] = [];
  for (const { start, end } of inOrder) {
    const last = merged[merged.length - 1];
    if (last !== undefined && start <= last.end + 1) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}
