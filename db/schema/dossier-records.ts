import { jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { id, instant } from "./columns";
import { dossiers } from "./dossiers";

/**
 * What the person last said of residence, employment, education, certificates and the like: contract items of one indicator, known by its
 * code and name, because a later rulebook may give the code to something else. Later claims are filled in from it; it decides nothing.
 */
export const dossierRecords = pgTable(
  "dossier_records",
  {
    id: id(),
    dossierId: uuid("dossier_id")
      .notNull()
      .references(() => dossiers.id),
    indicator: text("indicator").notNull(),
    name: text("name").notNull(),
    items: jsonb("items").notNull().$type<readonly Record<string, unknown>[]>(),
    savedAt: instant("saved_at").notNull(),
  },
  (t) => [uniqueIndex("dossier_records_indicator").on(t.dossierId, t.indicator)],
);
