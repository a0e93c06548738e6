import { date, index, pgEnum, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { INTAKE_REASONS } from "../../lib/domain/dossier/intakes";
import { users } from "./accounts";
import { id, instant } from "./columns";

export const intakeReason = pgEnum("intake_reason", INTAKE_REASONS);

/**
 * One visit of a person to a township's counter: who acts for whom, and why. It stands for its day alone (`day`, office time), and a row is never
 * changed; the next visit is a new one.
 */
export const intakes = pgTable(
  "intakes",
  {
    id: id(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    township: text("township").notNull(),
    clerkId: uuid("clerk_id")
      .notNull()
      .references(() => users.id),
    reason: intakeReason("reason").notNull(),
    noteSealed: text("note_sealed"),
    day: date("day").notNull(),
    openedAt: instant("opened_at").notNull(),
  },
  (t) => [index("intakes_clerk").on(t.clerkId, t.day, t.openedAt), index("intakes_person").on(t.userId)],
);
