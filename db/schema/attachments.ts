import { sql } from "drizzle-orm";
import { check, customType, index, integer, pgEnum, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { ATTACHMENT_KINDS, type AttachmentKind } from "../../lib/domain/notice/attachment";
import { users } from "./accounts";
import { id, instant } from "./columns";
import { rankingRuns } from "./rankings";

const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });
const [first, ...others] = ATTACHMENT_KINDS.map((one): AttachmentKind => one.extension);
export const attachmentKind = pgEnum("attachment_kind", [first ?? "pdf", ...others]);

/**
 * A file that is published beside the notice of a run, with its bytes: it is meant for everybody, so it lies plain, and one transaction takes it whole.
 * Taken back before publication, the row stays and its bytes go.
 */
export const attachments = pgTable(
  "attachments",
  {
    id: id(),
    runId: uuid("run_id")
      .notNull()
      .references(() => rankingRuns.id),
    name: text("name").notNull(),
    kind: attachmentKind("kind").notNull(),
    bytes: integer("bytes").notNull(),
    sha256: text("sha256").notNull(),
    content: bytea("content"),
    laidBy: uuid("laid_by")
      .notNull()
      .references(() => users.id),
    laidAt: instant("laid_at").notNull(),
    removedBy: uuid("removed_by").references(() => users.id),
    removedAt: instant("removed_at"),
  },
  (t) => [
    index("attachments_of_run").on(t.runId),
    check(
      "attachments_removed",
      sql`(${t.removedAt} is null) = (${t.content} is not null) and (${t.removedAt} is null) = (${t.removedBy} is null)`,
    ),
    check("attachments_whole", sql`octet_length(${t.content}) = ${t.bytes}`),
  ],
);
