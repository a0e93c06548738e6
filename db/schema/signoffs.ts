import { integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { ClassCount } from "../../lib/domain/signoff/counts";
import { users } from "./accounts";
import { id, instant } from "./columns";
import { serviceProjects } from "./programmes";

/** A township signed for the numbers of its own people in a project. `digest` binds the numbers; the newest row of a township is the one that stands. */
export const signoffs = pgTable(
  "signoffs",
  {
    id: id(),
    year: integer("year").notNull(),
    projectId: uuid("project_id")
      .notNull()
      .references(() => serviceProjects.id),
    township: text("township").notNull(),
    sequence: integer("sequence").notNull(),
    counts: jsonb("counts").notNull().$type<readonly ClassCount[]>(),
    digest: text("digest").notNull(),
    signedBy: uuid("signed_by")
      .notNull()
      .references(() => users.id),
    signedAt: instant("signed_at").notNull(),
  },
  (t) => [uniqueIndex("signoffs_sequence").on(t.projectId, t.township, t.sequence)],
);
