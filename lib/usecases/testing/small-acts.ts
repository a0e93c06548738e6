import { calendarDays } from "../../../db/schema";
import { ok } from "../../domain/shared/result";
import { newId } from "../../platform/ids";
import { perform } from "../act";

/** The name of the days written here; the calendar of the migrations has others. */
export const MADE_UP = "试";
const officer = {
  userId: newId(),
  name: "",
  grants: [{ role: "points-office-officer" as const, unit: null }],
  sessionId: null,
  requestId: null,
  address: null,
};

/** One small act after another, each writing a day (from the n-th since 1970) and its audit row. */
export async function actOnDays(from: number, count: number): Promise<void> {
  for (let n = from; n < from + count; n++) {
    const day = new Date(n * 86_400_000).toISOString().slice(0, 10);
    await perform(officer, "programme.create", { kind: "day", id: day }, async ({ tx, authorize, audit }) => {
      const allowed = authorize({});
      if (!allowed.ok) return allowed;
      await tx.insert(calendarDays).values({ day, kind: "holiday", name: MADE_UP });
      await audit({});
      return ok(null);
    });
  }
}
