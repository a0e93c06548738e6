/** A day without time, YYYY-MM-DD, that exists and lies in 1900–2100. Days compare as text. Source: contracts, head. */
export type LocalDate = string & { readonly unit: "day" };
/** Days since 1970-01-01, so that spans are plain arithmetic. */
export type DayNumber = number;

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

const LENGTH = "YYYY-MM-DD".length;

/** The text as a day, or null where it is none. */
export function localDate(text: string): LocalDate | null {
  if (text.length !== LENGTH) return null;
  for (let at = 0; at < LENGTH; at++) {
    const sign = text.charCodeAt(at);
    if (at === 4 || at === 7 ? sign !== 45 : sign < 48 || sign > 57) return null;
  }
  const year = yearOf(text as LocalDate);
  const month = monthOf(text as LocalDate);
  const day = dayOf(text as LocalDate);
  if (year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return text as LocalDate;
}

/** a ÷ b without its remainder, for whole numbers from 0 on; nothing but integers, which is what keeps scoring fast. */
const div = (a: number, b: number) => (a / b) | 0;

/** Days of a year that begins in March before each month. */
const BEFORE = Array.from({ length: 13 }, (_, month) => div(153 * (month + (month > 2 ? -3 : 9)) + 2, 5));

/** Days from civil (proleptic Gregorian; Hinnant's algorithm, from the year 1 on). */
export function dayNumberOf(year: number, month: number, day: number): DayNumber {
  const y = month <= 2 ? year - 1 : year;
  return 365 * y + div(y, 4) - div(y, 100) + div(y, 400) + (BEFORE[month] ?? 0) + day - 719_469;
}

const digit = (text: string, at: number) => text.charCodeAt(at) - 48;

export function yearOf(date: LocalDate): number {
  return digit(date, 0) * 1000 + digit(date, 1) * 100 + digit(date, 2) * 10 + digit(date, 3);
}
export function monthOf(date: LocalDate): number {
  return digit(date, 5) * 10 + digit(date, 6);
}
export function dayOf(date: LocalDate): number {
  return digit(date, 8) * 10 + digit(date, 9);
}

export function dayNumber(date: LocalDate): DayNumber {
  return dayNumberOf(yearOf(date), monthOf(date), dayOf(date));
}

export type Civil = { readonly year: number; readonly month: number; readonly day: number };

/** Year, month and day of a day number. */
export function civilOf(number: DayNumber): Civil {
  const z = number + 719_468;
  const era = div(z, 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = div(dayOfEra - div(dayOfEra, 1460) + div(dayOfEra, 36_524) - div(dayOfEra, 146_096), 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + div(yearOfEra, 4) - div(yearOfEra, 100));
  const shifted = div(5 * dayOfYear + 2, 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - div(153 * shifted + 2, 5) + 1,
  };
}

const pad = (value: number, width: number) => String(value).padStart(width, "0");

export function dateOfDayNumber(number: DayNumber): LocalDate {
  const { year, month, day } = civilOf(number);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as LocalDate;
}

/** The same day n years earlier, 29 February becoming the 28th where needed. Source: contract 3. */
export function dayNumberYearsBefore(date: LocalDate, years: number): DayNumber {
  const year = yearOf(date) - years;
  const month = monthOf(date);
  return dayNumberOf(year, month, Math.min(dayOf(date), daysInMonth(year, month)));
}

/**
 * The largest n with start + n months ≤ end + 1 day; adding months keeps the day of month, or takes the month's last day where
 * that is shorter. `end` ≥ `start`, both inclusive. Unit: whole months. Source: contract 2, `unit: "month"`.
 */
export function wholeMonths(start: DayNumber, end: DayNumber): number {
  const from = civilOf(start);
  const after = civilOf(end + 1);
  const n = (after.year - from.year) * 12 + (after.month - from.month);
  return after.day >= Math.min(from.day, daysInMonth(after.year, after.month)) ? n : n - 1;
}

/** Whole years of age on a day; who was born on 29 February is a year older on 1 March of a common year. Source: contract 2. */
export function ageOn(birthDate: LocalDate, on: LocalDate): number {
  const years = yearOf(on) - yearOf(birthDate);
  const reached = birthDate.slice(5) <= on.slice(5);
  return reached ? years : years - 1;
}
