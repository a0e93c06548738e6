import { db, officeNow } from "../../../db/client";
import { shanghaiDay, shanghaiInstant } from "../../platform/clock";
import { env } from "../../platform/env";

/** Today by office time, as a day and an instant in Asia/Shanghai; `demo` where the clock is a demo's. */
export async function officeDay(): Promise<{ readonly day: string; readonly instant: string; readonly demo: boolean }> {
  const now = await officeNow(db());
  return { day: shanghaiDay(now), instant: shanghaiInstant(now), demo: env().POINTS_MODE !== "production" };
}
