import { sql } from "drizzle-orm";
import { bigint, check, integer, primaryKey, text } from "drizzle-orm/pg-core";
import { instant } from "../columns";
import { audit } from "./events";

/** The chain of sealed heads. `sealedAt` is office time; all of it but `digest` and `signature` is what these are over. Source: checklist AI-03. */
export const auditHeads = audit.table(
  "heads",
  {
    number: integer("number").primaryKey(),
    previous: text("previous"),
    root: text("root").notNull(),
    rows: integer("rows").notNull(),
    lastId: bigint("last_id", { mode: "number" }).notNull(),
    sealedAt: instant("sealed_at").notNull(),
    digest: text("digest").notNull(),
    signature: text("signature").notNull(),
  },
  (t) => [
    check("audit_heads_chained", sql`(${t.number} = 1) = (${t.previous} is null)`),
    check("audit_heads_not_empty", sql`${t.rows} > 0`),
  ],
);

/** Under which head a row of the audit is sealed, and its leaf. Without a foreign key: what is deleted shall be missed, not forgotten with it. */
export const auditSeals = audit.table(
  "seals",
  {
    head: integer("head")
      .notNull()
      .references(() => auditHeads.number),
    eventId: bigint("event_id", { mode: "number" }).notNull().unique("audit_seals_once"),
    leaf: text("leaf").notNull(),
  },
  (t) => [primaryKey({ columns: [t.head, t.eventId] })],
);
