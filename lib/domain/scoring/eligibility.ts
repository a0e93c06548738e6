import type { Item } from "../application/application";
import type { Indicator, Window } from "../rulebook/rulebook";
import { type DayNumber, dayNumber, dayNumberYearsBefore, type LocalDate } from "../shared/local-date";

/** Why an item does not count. Source: contract 3. */
export const SET_ASIDE_REASONS = ["after-cutoff", "before-window", "not-on-cutoff"] as const;
export type SetAsideReason = (typeof SET_ASIDE_REASONS)[number];
export type SetAside = { readonly item: Item; readonly reason: SetAsideReason };

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
        : Number.NEGATIVE_INFINITY;
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

/** An inclusive span of days, cut to the limits. */
export type Span = { readonly start: DayNumber; readonly end: DayNumber };
export type Eligible = { readonly item: Item; readonly span: Span | null };
export type Sorted = { readonly eligible: readonly Eligible[]; readonly setAside: readonly SetAside[] };

const NO_ITEMS: readonly SetAside[] = [];

/** Parts items into those that count, with their spans cut to the limits, and those set aside with the reason. */
export function sortItems(items: readonly Item[], limits: Limits): Sorted {
  const eligible: Eligible[] = [];
  let setAside: SetAside[] | null = null;
  const covering = limits.onCutoff ? itemsOnCutoff(items, limits) : null;
  for (const item of items) {
    const reason =
      covering !== null && !covering.has(item)
        ? notOnCutoff(item, limits)
        : limits.unlimited
          ? null
          : outside(item, limits);
    if (reason !== null) {
      setAside ??= [];
      setAside.push({ item, reason });
    } else eligible.push({ item, span: item.from === null ? null : spanOf(item.from, item.to, limits) });
  }
  return { eligible, setAside: setAside ?? NO_ITEMS };
}

function spanOf(from: LocalDate, to: LocalDate | null, limits: Limits): Span {
  const start = dayNumber(from);
  const end = to === null ? limits.to : dayNumber(to);
  return { start: Math.max(start, limits.from), end: Math.min(end, limits.to) };
}

function outside(item: Item, limits: Limits): SetAsideReason | null {
  const first = item.on ?? item.from;
  if (first === null) return null;
  const start = dayNumber(first);
  if (start > limits.to) return "after-cutoff";
  if (item.on !== null) return start < limits.from ? "before-window" : null;
  const end = item.to === null ? limits.to : Math.min(dayNumber(item.to), limits.to);
  return end < limits.from ? "before-window" : null;
}

function notOnCutoff(item: Item, limits: Limits): SetAsideReason {
  return item.from !== null && dayNumber(item.from) > limits.cutoff ? "after-cutoff" : "not-on-cutoff";
}

/** The items whose merged, uncut period includes the cut-off date; merged per option where the rule counts options apart. */
function itemsOnCutoff(items: readonly Item[], limits: Limits): ReadonlySet<Item> {
  const begun = new Map<string | null, Item[]>();
  for (const item of items) {
    if (item.from === null || dayNumber(item.from) > limits.cutoff) continue;
    const option = limits.perOption ? item.option : null;
    const group = begun.get(option);
    if (group === undefined) begun.set(option, [item]);
    else group.push(item);
  }
  const covering = new Set<Item>();
  for (const group of begun.values()) {
    const merged = mergeSpans(group.map(uncutSpan)).find((span) => span.end >= limits.cutoff);
    for (const item of group) if (merged !== undefined && uncutSpan(item).start >= merged.start) covering.add(item);
  }
  return covering;
}

function uncutSpan({ from, to }: Item): Span {
  const start = from === null ? Number.NEGATIVE_INFINITY : dayNumber(from);
  return { start, end: to === null ? Number.POSITIVE_INFINITY : dayNumber(to) };
}

/** Overlapping and adjacent (next day) spans become one; in order of their start. */
export function mergeSpans(spans: readonly Span[]): readonly Span[] {
  if (spans.length < 2) return spans;
  const inOrder = [...spans].sort((a, b) => a.start - b.start);
  const merged: { start: DayNumber; end: DayNumber }[] = [];
  for (const span of inOrder) {
    const last = merged[merged.length - 1];
    if (last !== undefined && span.start <= last.end + 1) last.end = Math.max(last.end, span.end);
    else merged.push({ ...span });
  }
  return merged;
}
