import { type Calendar, isWorkingDay } from "../calendar/working-days";
import { dateOfDayNumber, dayNumber, type LocalDate } from "../shared/local-date";

/** `from` and `until` as minutes of the day; a slot is as long as `minutes` and takes `each` people. */
export type SlotPlan = {
  readonly first: LocalDate;
  readonly from: number;
  readonly until: number;
  readonly minutes: number;
  readonly each: number;
};
export type Slot = { readonly day: LocalDate; readonly minute: number };

/** One slot for each of `count` people in their order, over the working days from the first on; a slot ends within the day. */
export function slotsOf(count: number, plan: SlotPlan, calendar: Calendar): readonly Slot[] {
  const slots: Slot[] = [];
  let number = dayNumber(plan.first);
  let minute = plan.from;
  const toWorkingDay = () => {
    while (!isWorkingDay(dateOfDayNumber(number), calendar)) number++;
  };
  toWorkingDay();
  while (slots.length < count) {
    if (minute + plan.minutes > plan.until) {
      number++;
      toWorkingDay();
      minute = plan.from;
    }
    for (let one = 0; one < plan.each && slots.length < count; one++)
      slots.push({ day: dateOfDayNumber(number), minute });
    minute += plan.minutes;
  }
  return slots;
}
