import { lt } from "drizzle-orm";
import { db } from "../../../db/client";
import { attempts, phoneCodes } from "../../../db/schema";
import { systemNow } from "../../platform/clock";

const DAY = 86_400_000;

/** Counted tries and sent codes that decide nothing any more, a day after their last use. Returns how many. */
export async function forgetOldAttempts(): Promise<number> {
  const old = new Date(systemNow().getTime() - DAY);
  const tries = await db().delete(attempts).where(lt(attempts.windowStart, old)).returning({ key: attempts.key });
  const codes = await db().delete(phoneCodes).where(lt(phoneCodes.createdAt, old)).returning({ id: phoneCodes.id });
  return tries.length + codes.length;
}
