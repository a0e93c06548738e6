import { sql } from "drizzle-orm";
import { check, date, integer, jsonb, pgSchema, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { NoticeCounts } from "../../../lib/domain/notice/notice";
import { instant } from "../columns";
import { calendarDays, type ServiceRules } from "../programmes";

export const published = pgSchema("published");

/** What visitors may read, copied once by each publishing act; a later row with the same key is the newer version. */
export const publishedRulebooks = published.table("rulebooks", {
  id: uuid("id").primaryKey(),
  year: integer("year").notNull(),
  version: integer("version").notNull(),
  title: text("title").notNull(),
  digest: text("digest").notNull(),
  content: text("content").notNull(),
  /** Why it corrects the one before, while the year ran. */
  reason: text("reason"),
  publishedAt: instant("published_at").notNull(),
});

export const publishedProjects = published.table(
  "projects",
  {
    id: uuid("id").primaryKey(),
    projectId: uuid("project_id").notNull(),
    year: integer("year").notNull(),
    code: text("code").notNull(),
    kind: text("kind").notNull(),
    name: text("name").notNull(),
    digest: text("digest").notNull(),
    content: text("content").notNull(),
    rules: jsonb("rules").notNull().$type<ServiceRules>(),
    opensOn: date("opens_on").notNull(),
    closesOn: date("closes_on").notNull(),
    publishedAt: instant("published_at").notNull(),
  },
  (t) => [uniqueIndex("published_projects_once").on(t.projectId, t.digest)],
);

export const publishedProgrammes = published.table("programmes", {
  year: integer("year").primaryKey(),
  title: text("title").notNull(),
  applyFrom: date("apply_from").notNull(),
  applyTo: date("apply_to").notNull(),
  stages: jsonb("stages")
    .notNull()
    .$type<readonly { readonly name: string; readonly from: string; readonly to: string }[]>(),
  publishedAt: instant("published_at").notNull(),
});

/** The office's calendar is no secret and is never frozen: visitors see it as it stands. */
export const publishedCalendarDays = published.view("calendar_days").as((query) => query.select().from(calendarDays));

/** What visitors may know of a notice beside its files. Its rows stand in the files alone, until its last day. */
export const publishedNotices = published.table(
  "notices",
  {
    id: uuid("id").primaryKey(),
    year: integer("year").notNull(),
    projectCode: text("project_code").notNull(),
    projectName: text("project_name").notNull(),
    number: text("number").notNull(),
    version: integer("version").notNull(),
    sequence: integer("sequence").notNull(),
    sha256: text("sha256").notNull(),
    sm3: text("sm3").notNull(),
    corrects: text("corrects"),
    publishedAt: instant("published_at").notNull(),
    objectionsUntil: date("objections_until").notNull(),
    counts: jsonb("counts").notNull().$type<NoticeCounts>(),
  },
  (t) => [uniqueIndex("published_notices_sequence").on(t.sequence)],
);

/** The figures of each finished day of the office, written once the day is over. `head`: the number and digest of the newest sealed head then. */
export const dailyFigures = published.table(
  "daily_figures",
  {
    day: date("day").primaryKey(),
    receipts: integer("receipts").notNull(),
    receiptsInAll: integer("receipts_in_all").notNull(),
    sealedInAll: integer("sealed_in_all").notNull(),
    headNumber: integer("head_number").notNull(),
    headDigest: text("head_digest").notNull(),
  },
  (t) => [check("daily_figures_add_up", sql`${t.receipts} between 0 and ${t.receiptsInAll}`)],
);
