import { sql } from "drizzle-orm";
import { db, officeNow } from "../../../db/client";
import { findNewestHead } from "../../../db/queries/audit";
import { auditHeads, dailyFigures, submissions } from "../../../db/schema";
import { shanghaiDay } from "../../platform/clock";
import { LATEST_COMMIT } from "./seal-audit";

/**
 * Writes the figures of every finished day that has none yet, from the day of the first receipt on: receipts given, rows of the audit sealed, and the newest
 * sealed head. A day is finished once every act that began on it is over, so that who sent in its last second is counted. A day that was missed (the worker stood still) names the head of the day on which it was written. Returns how many days. Source:
 * verifiable-notice.md 2, checklist AI-04.
 */
export function writeDailyFigures(): Promise<number> {
  return db().transaction(async (tx) => {
    const now = await officeNow(tx);
    const head = await findNewestHead(tx);
    if (head === null) return 0;
    const day = sql`(${submissions.submittedAt} at time zone 'Asia/Shanghai')::date`;
    const written = await tx.execute(sql`
      insert into ${dailyFigures} (day, receipts, receipts_in_all, sealed_in_all, head_number, head_digest)
      select d::date,
        (select count(*) from ${submissions} where ${day} = d::date),
        (select count(*) from ${submissions} where ${day} <= d::date),
        (select sum(rows) from ${auditHeads}), ${head.number}, ${head.digest}
      from generate_series(
        coalesce((select max(day) + 1 from ${dailyFigures}), (select min(${day}) from ${submissions})),
        ${shanghaiDay(new Date(now.getTime() - LATEST_COMMIT))}::date - 1, interval '1 day') d
      on conflict (day) do nothing returning day`);
    return written.length;
  });
}
