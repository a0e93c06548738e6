import { sql } from "drizzle-orm";
import { boolean, check, index, pgTable, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { id } from "./columns";
import { objections } from "./objections";
import { serviceProjects } from "./programmes";
import { notices, rankingRuns } from "./rankings";
import { sanctions } from "./sanctions";

/**
 * The notice of a project that must be corrected, because an objection was granted or a sanction imposed or lifted, and by which run and which notice it
 * was. `final` waits for these. Where a sanction is lifted before anything came of it, the notice in force is what was asked for.
 */
export const noticeCorrections = pgTable(
  "notice_corrections",
  {
    id: id(),
    projectId: uuid("project_id")
      .notNull()
      .references(() => serviceProjects.id),
    objectionId: uuid("objection_id").references(() => objections.id),
    sanctionId: uuid("sanction_id").references(() => sanctions.id),
    lifted: boolean("lifted").notNull().default(false),
    runId: uuid("run_id").references(() => rankingRuns.id),
    noticeId: uuid("notice_id").references(() => notices.id),
  },
  (t) => [
    uniqueIndex("notice_corrections_objection").on(t.objectionId, t.projectId),
    uniqueIndex("notice_corrections_sanction").on(t.sanctionId, t.projectId, t.lifted),
    index("notice_corrections_owed").on(t.projectId).where(sql`${t.noticeId} is null`),
    check("notice_corrections_cause", sql`(${t.objectionId} is null) <> (${t.sanctionId} is null)`),
    check("notice_corrections_lifted", sql`not ${t.lifted} or ${t.sanctionId} is not null`),
    check("notice_corrections_run", sql`${t.noticeId} is null or ${t.runId} is not null`),
  ],
);
