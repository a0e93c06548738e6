import { db, officeNow } from "../../../db/client";
import { findCurrentProgramme, listCalendarDays } from "../../../db/queries/programmes";
import { shanghaiDay } from "../../platform/clock";

/** The calendar from the beginning of the current programme's year on, and which of its days may still be changed. */
export async function readCalendarYear() {
  const today = shanghaiDay(await officeNow(db()));
  const year = (await findCurrentProgramme(db()))?.year ?? Number(today.slice(0, 4));
  const days = await listCalendarDays(db(), `${year}-01-01`);
  return { today, days: days.map((one) => ({ ...one, future: one.day > today })) };
}
