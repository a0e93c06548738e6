import { sql } from "drizzle-orm";
import { boolean, check, integer, pgTable } from "drizzle-orm/pg-core";
import { instant } from "./columns";

/**
 * The office time of a demo, rehearsal or test; empty in production. Office now = `officeAt` + (system now − `systemAt`) while
 * `running`, else `officeAt`. It moves forwards only (`lib/usecases/demo/move-office-clock.ts`).
 */
export const officeClock = pgTable(
  "office_clock",
  {
    one: integer("one").primaryKey(),
    officeAt: instant("office_at").notNull(),
    systemAt: instant("system_at").notNull(),
    running: boolean("running").notNull(),
  },
  (t) => [check("office_clock_single", sql`${t.one} = 1`)],
);
