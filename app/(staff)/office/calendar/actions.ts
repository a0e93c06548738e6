"use server";

import { protectedAction, type Refusal } from "@/lib/auth/protected-action";
import type { Actor } from "@/lib/domain/access/authorize";
import { fail, type Result } from "@/lib/domain/shared/result";
import { type CalendarEntry, setCalendarDay } from "@/lib/usecases/programme/set-calendar-day";

async function setInWords(actor: Actor, input: CalendarEntry): Promise<Result<null, Refusal>> {
  const set = await setCalendarDay(actor, input);
  if (set.ok) return set;
  if (set.error === "window-closed")
    return fail({ code: set.error, errors: { day: ["只能登记明天以后的日子：今天和以前的期限已经按原来的日历计算"] } });
  if (set.error === "invalid-input")
    return fail({
      code: set.error,
      errors: { day: ["放假只登记在周一至周五，上班只登记在周六、周日：其余的日子本来就这样计算"] },
    });
  return set;
}

export const addDay = protectedAction("calendarDay", setInWords, () => "/office/calendar");
export const removeDay = protectedAction(
  "calendarRemoval",
  (actor, { day }) => setInWords(actor, { day, kind: null, name: "" }),
  () => "/office/calendar",
);
