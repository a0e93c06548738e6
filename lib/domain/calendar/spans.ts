import { dateOfDayNumber, dayNumber, type LocalDate, localDate } from "../shared/local-date";
import { isWorkingDay } from "./working-days";

export type CalendarEntry = { readonly day: string; readonly kind: "holiday" | "workday"; readonly name: string };

/** Days on end that are off for one reason, or worked for one; weekends within a holiday belong to it. Both days included. */
export type CalendarSpan = {
  readonly kind: "holiday" | "workday";
  readonly name: string;
  readonly from: string;
  readonly to: string;
};

/**
 * Puts together the entries of a calendar (weekdays off, weekends worked, in order) that one reads as one: of the same kind and name, and with no
 * day between them that does not belong. A holiday on Friday and Monday lasts four days; two weekends that are worked stay two.
 */
export function spansOf(entries: readonly CalendarEntry[]): readonly CalendarSpan[] {
  const calendar = new Map(entries.map(({ day, kind }) => [day, kind]));
  const spans: CalendarSpan[] = [];
  for (const { day, kind, name } of entries) {
    const last = spans.at(-1);
    if (
      last?.kind === kind &&
      last.name === name &&
      daysBetween(last.to, day).every((one) => belongs(one, kind, calendar))
    )
      spans[spans.length - 1] = { ...last, to: day };
    else spans.push({ kind, name, from: day, to: day });
  }
  return spans;
}

const belongs = (day: LocalDate, kind: CalendarSpan["kind"], calendar: ReadonlyMap<string, "holiday" | "workday">) =>
  kind === "holiday" && !isWorkingDay(day, calendar);

function daysBetween(from: string, to: string): readonly LocalDate[] {
  const [first, last] = [localDate(from), localDate(to)];
  if (first === null || last === null) throw new Error(`no days: ${from}, ${to}`);
  return Array.from({ length: dayNumber(last) - dayNumber(first) - 1 }, (_, index) =>
    dateOfDayNumber(dayNumber(first) + 1 + index),
  );
}
