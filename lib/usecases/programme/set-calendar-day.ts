import { eq } from "drizzle-orm";
import { calendarDays } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { isWorkingDay } from "../../domain/calendar/working-days";
import { localDate } from "../../domain/shared/local-date";
import { fail, ok } from "../../domain/shared/result";
import { shanghaiDay } from "../../platform/clock";
import { perform } from "../act";

export type CalendarEntry = {
  readonly day: string;
  readonly kind: "holiday" | "workday" | null;
  readonly name: string;
};

/**
 * Enters a public holiday on a weekday or a make-up workday on a weekend, or (`kind` null) takes the entry away. Days that have begun stay as they
 * are: deadlines were counted by them. Source: domain.md, When.
 */
export function setCalendarDay(actor: Actor, input: CalendarEntry) {
  return perform<null>(
    actor,
    "calendar.set",
    { kind: "calendar-day", id: input.day },
    async ({ tx, now, authorize, audit }) => {
      const allowed = authorize({});
      if (!allowed.ok) return allowed;
      const day = localDate(input.day);
      if (day === null) return fail("invalid-input");
      if (day <= shanghaiDay(now)) return fail("window-closed");
      if (input.kind === null) await tx.delete(calendarDays).where(eq(calendarDays.day, day));
      else {
        const ordinary = isWorkingDay(day, new Map());
        if (ordinary === (input.kind === "workday") || input.name === "") return fail("invalid-input");
        const { kind, name } = input;
        await tx
          .insert(calendarDays)
          .values({ day, kind, name })
          .onConflictDoUpdate({ target: calendarDays.day, set: { kind, name } });
      }
      await audit({ kind: input.kind });
      return ok(null);
    },
  );
}
