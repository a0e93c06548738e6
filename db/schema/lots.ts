import { sql } from "drizzle-orm";
import { check, integer, pgEnum, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { LOT_RESULTS } from "../../lib/domain/ranking/lots";
import { users } from "./accounts";
import { id, instant } from "./columns";
import { serviceProjects } from "./programmes";

export const lotResult = pgEnum("lot_result", LOT_RESULTS);

/** The announced number as an officer entered it; the newest row of a project says where the registration stands. Two that differ leave no number. */
export const lotEntries = pgTable(
  "lot_entries",
  {
    id: id(),
    year: integer("year").notNull(),
    projectId: uuid("project_id")
      .notNull()
      .references(() => serviceProjects.id),
    sequence: integer("sequence").notNull(),
    result: lotResult("result").notNull(),
    number: text("number"),
    firstBy: uuid("first_by").references(() => users.id),
    enteredBy: uuid("entered_by")
      .notNull()
      .references(() => users.id),
    enteredAt: instant("entered_at").notNull(),
  },
  (t) => [
    uniqueIndex("lot_entries_sequence").on(t.projectId, t.sequence),
    check("lot_entries_number", sql`(${t.result} = 'differed') = (${t.number} is null)`),
    check("lot_entries_second", sql`(${t.result} = 'first') = (${t.firstBy} is null)`),
    check("lot_entries_two_persons", sql`${t.firstBy} is null or ${t.firstBy} <> ${t.enteredBy}`),
  ],
);
