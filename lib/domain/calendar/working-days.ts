import { dateOfDayNumber, dayNumber, type LocalDate } from "../shared/local-date";

/** Days that do not follow the week: public holidays on weekdays, make-up workdays on weekends. */
export type Calendar = ReadonlyMap<string, "holiday" | "workday">;

/** 1970-01-01 was a Thursday. */
function isWeekend(number: number): boolean {
  const weekday = (((number + 4) % 7) + 7) % 7;
  return weekday === 0 || weekday === 6;
}

export function isWorkingDay(date: LocalDate, calendar: Calendar): boolean {
  const special = calendar.get(date);
  return special === undefined ? !isWeekend(dayNumber(date)) : special === "workday";
}

/**
 * The n-th working day (n ≥ 1) after a day, or counting that day itself where `counting` says so. A deadline begins the day after; publication
 * days count the first (domain.md, When).
 */
export function nthWorkingDay(
  from: LocalDate,
  n: number,
  calendar: Calendar,
  counting: "from-next-day" | "this-day-first",
): LocalDate {
  if (n < 1) throw new RangeError(`n-th working day: ${n}`);
  let number = dayNumber(from) - (counting === "this-day-first" ? 1 : 0);
  for (let left = n; left > 0; ) {
    number++;
    if (isWorkingDay(dateOfDayNumber(number), calendar)) left--;
  }
  return dateOfDayNumber(number);
}

/** Is an office day within the window, both days included? The day is that of Asia/Shanghai. */
export function windowState(day: string, from: string, to: string): "before" | "open" | "after" {
  return day < from ? "before" : day > to ? "after" : "open";
}
