import type { Reader } from "../../../db/client";
import { readCalendar } from "../../../db/queries/programmes";
import { nthWorkingDay } from "../../domain/calendar/working-days";
import { dateOfDayNumber, dayNumber, type LocalDate } from "../../domain/shared/local-date";
import { shanghaiDay } from "../../platform/clock";

/** The last day of n working days that begin tomorrow, by the office's calendar. */
export async function dueAfter(reader: Reader, now: Date, workingDays: number): Promise<LocalDate> {
  return nthWorkingDay(shanghaiDay(now) as LocalDate, workingDays, await readCalendar(reader), "from-next-day");
}

/** The first day that is not yet late: what arrived before it has lain longer than n working days. */
export async function lateBefore(reader: Reader, today: LocalDate, workingDays: number): Promise<LocalDate> {
  const calendar = await readCalendar(reader);
  let day = today;
  while (nthWorkingDay(day, workingDays, calendar, "from-next-day") >= today) day = dateOfDayNumber(dayNumber(day) - 1);
  return dateOfDayNumber(dayNumber(day) + 1);
}
