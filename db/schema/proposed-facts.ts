import { index, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { id, instant } from "./columns";
import { dossiers } from "./dossiers";
import { serviceRecords } from "./fulfilment";
import { serviceProjects } from "./programmes";

/**
 * A fact that a department knows of a person and proposes for later applications: a contract item of one indicator, known by its code and name, with the
 * service project and its record as the source. Never changed; it decides nothing. Source: domain.md, facts in three layers.
 */
export const proposedFacts = pgTable(
  "proposed_facts",
  {
    id: id(),
    dossierId: uuid("dossier_id")
      .notNull()
      .references(() => dossiers.id),
    indicator: text("indicator").notNull(),
    name: text("name").notNull(),
    item: jsonb("item").notNull().$type<Record<string, unknown>>(),
    projectId: uuid("project_id")
      .notNull()
      .references(() => serviceProjects.id),
    recordId: uuid("record_id")
      .notNull()
      .references(() => serviceRecords.id),
    proposedAt: instant("proposed_at").notNull(),
  },
  (t) => [uniqueIndex("proposed_facts_record").on(t.recordId), index("proposed_facts_dossier").on(t.dossierId)],
);
